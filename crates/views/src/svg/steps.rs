//! How far each party is exposed after each step, as one line for each: stairs that rise when it gives and fall when it receives.

use super::spoken;
use crate::html::escape::plain;
use crate::phrase::{Phrase, Tongue};
use crate::sequence::OrderView;
use crate::words::sequence as said;

/// Where the picture begins, and its size.
const LEFT: usize = 56;
const TOP: usize = 16;
const WIDTH: usize = 720;
const HEIGHT: usize = 220;
/// Room for names at the right and numbers below.
const RIGHT: usize = 150;
const BELOW: usize = 36;
/// Dashes that tell the lines apart without colour.
const DASHES: [&str; 6] = ["none", "9 3", "3 3", "12 3 3 3", "1 4", "18 4"];

/// The picture; none where nobody is ever exposed, or there is no step.
pub(crate) fn exposure(view: &OrderView, id: &str, tongue: &dyn Tongue) -> Option<String> {
    if view.parties.is_empty() || view.steps.is_empty() {
        return None;
    }
    let most = view.steps.iter().flat_map(|step| &step.exposure).copied().max().unwrap_or(0).max(1);
    // The scale ends at the next tenth above the greatest exposure.
    let top = most.div_ceil(100) * 100;
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing steps\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        LEFT + WIDTH + RIGHT,
        TOP + HEIGHT + BELOW,
        spoken(tongue, said::PICTURE),
        spoken(tongue, Phrase::row(" ", view.sentences.iter().cloned()))
    );
    grid(&mut out, view, top, tongue);
    for (index, party) in view.parties.iter().enumerate() {
        let mut path = format!("M{LEFT} {}", height(0, top));
        for (step, found) in view.steps.iter().enumerate() {
            put!(path, "V{}H{}", height(found.exposure[index], top), across(step + 1, view.steps.len()));
        }
        let dash = DASHES[index % DASHES.len()];
        put!(out, "<path class=\"line line-{}\" stroke-dasharray=\"{dash}\" d=\"{path}\"/>\n", index % DASHES.len());
        let y = TOP + 14 + 20 * index;
        put!(
            out,
            "<path class=\"line line-{}\" stroke-dasharray=\"{dash}\" d=\"M{} {}h28\"/><text x=\"{}\" y=\"{y}\">{}</text>\n",
            index % DASHES.len(),
            LEFT + WIDTH + 12,
            y - 4,
            LEFT + WIDTH + 46,
            plain(&party.id)
        );
    }
    out.push_str("</svg>\n");
    Some(out)
}

fn grid(out: &mut String, view: &OrderView, top: u64, tongue: &dyn Tongue) {
    for quarter in 0..=4_u64 {
        let permille = top * quarter / 4;
        let y = height(permille, top);
        put!(out, "<path class=\"grid\" d=\"M{LEFT} {y}h{WIDTH}\"/>");
        let words = spoken(tongue, Phrase::percent(permille));
        put!(out, "<text class=\"note\" x=\"{}\" y=\"{y}\" dy=\"4\" text-anchor=\"end\">{words}</text>\n", LEFT - 8);
    }
    let every = view.steps.len().div_ceil(24);
    for step in (1..=view.steps.len()).filter(|step| step % every == 0) {
        let x = usize::midpoint(across(step - 1, view.steps.len()), across(step, view.steps.len()));
        put!(
            out,
            "<text class=\"note\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
            TOP + HEIGHT + 20,
            spoken(tongue, Phrase::figures(step))
        );
    }
}

fn across(step: usize, steps: usize) -> usize {
    LEFT + WIDTH * step / steps.max(1)
}

fn height(permille: u64, top: u64) -> usize {
    let up = usize::try_from(permille.min(top) * 220 / top.max(1)).unwrap_or(0);
    TOP + HEIGHT - up.min(HEIGHT)
}
