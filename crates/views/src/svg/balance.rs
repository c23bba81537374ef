//! The balance of each party over time: a line for each, which rises above its own zero when the party gives and falls when it receives; whole
//! as it was, dashed as the plan in force has it.

use super::gantt::{AXIS, CHAR, LEFT, RIGHT, WIDTH, Window, axes, shortened};
use super::{named, spoken};
use crate::operation::{BalanceNow, BalanceStep, OperationView};
use crate::phrase::{Phrase, Tongue};
use crate::plan::Clock;
use crate::words::operation as said;

/// Room for one party.
const ROW: f64 = 66.0;
/// How far a line goes from its zero at most.
const REACH: f64 = 25.0;

/// The drawing; none where the reader knows of no balance, or nothing is ever given.
pub(crate) fn balance(view: &OperationView, tongue: &dyn Tongue) -> Option<String> {
    let steps = || view.balance.iter().flat_map(|of| of.course.iter().chain(&of.planned));
    let most = steps().map(|step| step.ahead().abs()).max()?.max(1);
    let from = steps().map(|step| step.at.minute).min()?.min(view.span.0) - 20;
    let until = steps().map(|step| step.at.minute).max()?.max(view.span.1) + 20;
    let window = Window { clock: Clock::beginning(view.begins), from, until };
    let top = AXIS + 8.0;
    let bottom = top + ROW * view.balance.len() as f64;
    let described =
        Phrase::row("; ", view.balance.iter().map(|of| said::balance_of(&of.party.name, of.given, of.received)));
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing gantt balance\" viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-labelledby=\"balance-title balance-desc\">\n\
         <title id=\"balance-title\">{}</title>\n<desc id=\"balance-desc\">{}.</desc>\n",
        LEFT + WIDTH + RIGHT,
        bottom + AXIS + 10.0,
        spoken(tongue, said::BALANCE_CHART),
        spoken(tongue, described)
    );
    axes(&mut out, (&window, tongue), &view.zone, top, bottom);
    for (row, of) in view.balance.iter().enumerate() {
        draw(&mut out, (&window, tongue), of, top + ROW * row as f64, (most, view.now.minute));
    }
    if (from..=until).contains(&view.now.minute) {
        put!(
            out,
            "<path class=\"moment-line\" d=\"M{:.1} {:.1}V{bottom:.1}\"/>\n",
            window.x(view.now.minute),
            top - 6.0
        );
    }
    out.push_str("</svg>\n");
    Some(out)
}

fn draw(out: &mut String, (window, tongue): (&Window, &dyn Tongue), of: &BalanceNow, y: f64, (most, now): (i64, i64)) {
    let zero = y + ROW / 2.0;
    let name = shortened(&of.party.name, (LEFT - 22.0) / CHAR);
    put!(
        out,
        "<g class=\"account\"><title>{}</title>",
        spoken(tongue, said::balance_of(&of.party.name, of.given, of.received))
    );
    put!(out, "<path class=\"grid\" d=\"M8 {y:.1}H{:.1}\"/>", LEFT + WIDTH);
    put!(out, "<path class=\"zero\" d=\"M{LEFT} {zero:.1}H{:.1}\"/>", LEFT + WIDTH);
    put!(out, "<text class=\"row\" x=\"14\" y=\"{:.1}\">{}</text>", zero - 3.0, named(tongue, &name));
    put!(
        out,
        "<text class=\"tick\" x=\"14\" y=\"{:.1}\">{}</text>\n",
        zero + 12.0,
        spoken(tongue, said::balance_short(of.given, of.received))
    );
    put!(out, "<path class=\"line planned\" d=\"{}\"/>", stairs(window, &of.planned, zero, most, window.until));
    put!(out, "<path class=\"line actual\" d=\"{}\"/></g>\n", stairs(window, &of.course, zero, most, now));
}

/// Stairs from the beginning to a minute.
fn stairs(window: &Window, steps: &[BalanceStep], zero: f64, most: i64, until: i64) -> String {
    let mut path = format!("M{LEFT} {zero:.1}");
    for step in steps {
        let height = zero - REACH * step.ahead() as f64 / most as f64;
        put!(path, "H{:.1}V{height:.1}", window.x(step.at.minute));
    }
    put!(path, "H{:.1}", window.x(until.max(steps.last().map_or(window.from, |step| step.at.minute))));
    path
}
