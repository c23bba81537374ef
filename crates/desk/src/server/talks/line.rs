//! A line of a position from the fields of a form: the usual wants, offers, refusals and rules, in the words of the rule language.

use serde::Deserialize;
use takas_formats::positions::Provenance;

/// The shapes of rules that the form offers: the word that says it, what it needs beside its first thing, the sentence.
pub(super) const SHAPES: [(&str, &str, Needs); 9] = [
    ("all-for-any", "talks-shape-all-for-any", Needs::Other),
    ("some-for-any", "talks-shape-some-for-any", Needs::OtherAndNumber),
    ("each-for-each", "talks-shape-each-for-each", Needs::OtherAndNumber),
    ("not-both", "talks-shape-not-both", Needs::Other),
    ("at-least", "talks-shape-at-least", Needs::Number),
    ("at-most", "talks-shape-at-most", Needs::Number),
    ("together", "talks-shape-together", Needs::Nothing),
    ("before", "talks-shape-before", Needs::Other),
    ("only-to", "talks-shape-only-to", Needs::Party),
];

/// What a shape needs beside its first thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    Nothing,
    Other,
    Number,
    OtherAndNumber,
    Party,
}

/// The fields of a line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineFields {
    /// `asks`, `holds`, `undertakes`, `refuses`, `rules`.
    pub(super) kind: String,
    /// A thing or set.
    pub(super) thing: String,
    /// Another one.
    pub(super) other: String,
    /// A party.
    pub(super) to: String,
    /// `must`, `high`, `wish`.
    pub(super) priority: String,
    /// A number.
    pub(super) number: String,
    /// The name of a rule.
    pub(super) name: String,
    /// The shape of a rule.
    pub(super) shape: String,
    /// How it is known, where the writer sees that.
    pub(super) standing: String,
    /// Who said so, likewise.
    pub(super) by: String,
}

/// The table, the key and the value of a line; none where a field that it needs is empty.
pub(super) fn made(
    fields: &LineFields,
    is_whole: bool,
    provenance: &Provenance,
) -> Option<(&'static str, String, String)> {
    let thing = Some(fields.thing.trim()).filter(|thing| !thing.is_empty())?;
    let to = fields.to.trim();
    let mut keys = Vec::new();
    let (section, name) = match fields.kind.as_str() {
        "asks" => {
            let priority = if fields.priority.is_empty() { "wish" } else { fields.priority.as_str() };
            keys.push(format!("priority = {}", quoted(priority)));
            if let Ok(count) = fields.number.trim().parse::<u64>() {
                keys.push(format!("at_most = {count}"));
            }
            ("asks", thing.to_owned())
        }
        "holds" => {
            keys.push(format!("to = [{}]", quoted(Some(to).filter(|to| !to.is_empty())?)));
            ("holds", thing.to_owned())
        }
        "undertakes" => ("undertakes", thing.to_owned()),
        "refuses" => {
            if !to.is_empty() {
                keys.push(format!("to = [{}]", quoted(to)));
            }
            ("refuses", thing.to_owned())
        }
        _ => {
            let name = Some(fields.name.trim()).filter(|name| !name.is_empty())?;
            let sentence = sentence(fields, thing)?;
            if !is_whole {
                return Some(("rules", name.to_owned(), quoted(&sentence)));
            }
            keys.push(format!("say = {}", quoted(&sentence)));
            ("rules", name.to_owned())
        }
    };
    if is_whole {
        let standing = if fields.standing.is_empty() { "stated" } else { fields.standing.as_str() };
        let by = Some(fields.by.trim()).filter(|by| !by.is_empty()).unwrap_or(&provenance.by);
        keys.push(format!("standing = {}, by = {}, on = {}", quoted(standing), quoted(by), provenance.on));
    }
    let value = if keys.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", keys.join(", ")) };
    Some((section, name, value))
}

fn sentence(fields: &LineFields, thing: &str) -> Option<String> {
    let (other, number, to) = (fields.other.trim(), fields.number.trim(), fields.to.trim());
    let (shape, _, needs) = SHAPES.iter().find(|(shape, ..)| *shape == fields.shape)?;
    let has = |text: &str| !text.is_empty();
    let is_enough = match needs {
        Needs::Nothing => true,
        Needs::Other => has(other),
        Needs::Number => has(number),
        Needs::OtherAndNumber => has(other) && has(number),
        Needs::Party => has(to),
    };
    is_enough.then(|| match *shape {
        "all-for-any" => format!("any of {thing} requires all of {other}"),
        "some-for-any" => format!("any of {thing} requires at least {number} of {other}"),
        "each-for-each" => format!("at least {number} of {other} for each 1 of {thing}"),
        "not-both" => format!("any of {thing} excludes any of {other}"),
        "at-least" => format!("at least {number} of {thing}"),
        "at-most" => format!("at most {number} of {thing}"),
        "together" => format!("{thing} together"),
        "before" => format!("{thing} before {other}"),
        _ => format!("{thing} only to {to}"),
    })
}

/// A text between quotation marks, as TOML has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            control if control.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::{LineFields, SHAPES, made};
    use takas_formats::format_file;
    use takas_formats::positions::{Provenance, position_with_line};

    fn fields(kind: &str, shape: &str) -> LineFields {
        let text = str::to_owned;
        LineFields {
            kind: text(kind),
            thing: text("ann"),
            other: text("threes"),
            to: text("BBB"),
            priority: text("high"),
            number: text("2"),
            name: text("a \"rule\""),
            shape: text(shape),
            standing: text("hinted"),
            by: text("the envoy"),
        }
    }

    /// Every line that the form makes can be read.
    #[test]
    fn every_kind_and_every_shape_is_a_line_that_can_be_read() {
        let provenance = Provenance { by: "Anna".to_owned(), on: "2025-03-01".to_owned() };
        let shapes = SHAPES.iter().map(|(shape, ..)| ("rules", *shape));
        for (kind, shape) in shapes.chain(["asks", "holds", "undertakes", "refuses"].map(|kind| (kind, ""))) {
            for is_whole in [true, false] {
                let (section, name, value) = made(&fields(kind, shape), is_whole, &provenance).expect("a line");
                let text = position_with_line("format = 1\nparty = \"AAA\"\n", section, &name, &value);
                let formatted = format_file("positions/AAA.toml", &text);
                assert!(formatted.is_ok(), "{kind} {shape}: {text}\n{formatted:?}");
                assert_eq!(text.contains("standing = \"hinted\""), is_whole, "{text}");
                assert!(text.contains(&format!("[{section}]")), "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_filled_in_is_no_line() {
        let provenance = Provenance { by: "Anna".to_owned(), on: "2025-03-01".to_owned() };
        assert!(made(&LineFields::default(), true, &provenance).is_none());
        let without = LineFields { other: String::new(), ..fields("rules", "before") };
        assert!(made(&without, true, &provenance).is_none());
        let without = LineFields { name: " ".to_owned(), ..fields("rules", "together") };
        assert!(made(&without, true, &provenance).is_none());
    }
}
