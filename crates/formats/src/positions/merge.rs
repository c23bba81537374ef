//! Putting back what a reader changed who sees a part of a position; adding one line to a text.

use takas_model::Standing;
use toml_edit::{DocumentMut, InlineTable, Item, Key, Table, TableLike, Value};

use super::lines::{bare, entries, inline, standing_of};
use super::{PROVENANCE, SECTIONS};

/// By whom a line was changed, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Who says so.
    pub by: String,
    /// The day, as files write it: `2024-08-01`.
    pub on: String,
}

/// A position of which one reader has changed the stated lines ([`super::position_excerpt`]): what that reader did not see stays as it was;
/// a line that did not change keeps how it is known; one that is new or changed is stated, by whom and on which day it was. A line that was
/// there with a weaker standing gives way to a stated one of its name. None: one of the two is no TOML.
pub fn position_merged(whole: &str, part: &str, provenance: &Provenance) -> Option<String> {
    let part: DocumentMut = part.parse().ok()?;
    let mut merged: DocumentMut = if whole.trim().is_empty() { head(&part)? } else { whole.parse().ok()? };
    for section in SECTIONS {
        let now = entries(&part, section);
        let before: Vec<(String, Item)> =
            entries(&merged, section).into_iter().map(|(name, item)| (name.to_owned(), item)).collect();
        for (name, item) in &before {
            let was_seen = standing_of(&merged, item) == Some(Standing::Stated);
            if was_seen && !now.iter().any(|(kept, _)| kept == name) {
                remove(&mut merged, section, name);
            }
        }
        for (name, item) in now {
            let known = before.iter().find(|(known, _)| known == name).map(|(_, item)| item);
            let is_same =
                known.is_some_and(|known| standing_of(&merged, known) == Some(Standing::Stated) && same(known, &item));
            if !is_same {
                insert(&mut merged, section, name, stated(&item, provenance));
            }
        }
    }
    replace_tables(&mut merged, &part, whole);
    Some(merged.to_string())
}

/// A text with one more line under a table, which is added where there is none; of a text that is no TOML, the line at its end.
pub fn position_with_line(text: &str, section: &str, name: &str, value: &str) -> String {
    let line = format!("{} = {value}", Key::new(name));
    let Ok(mut document) = text.parse::<DocumentMut>() else {
        return format!("{}\n\n[{section}]\n{line}\n", text.trim_end());
    };
    let Ok(value) = value.parse::<Value>() else { return text.to_owned() };
    insert(&mut document, section, name, Item::Value(value));
    document.to_string()
}

/// The head of a position that has no file yet.
fn head(part: &DocumentMut) -> Option<DocumentMut> {
    let party = part.get("party")?.as_str()?;
    format!("format = 1\nparty = {}\nstanding = \"stated\"\n", Value::from(party)).parse().ok()
}

/// Whether two lines say the same, however they are known.
fn same(one: &Item, other: &Item) -> bool {
    let plain = |item: &Item| inline(&Item::Value(bare(item))).to_string();
    plain(one) == plain(other)
}

/// The line, stated by somebody.
fn stated(item: &Item, provenance: &Provenance) -> Item {
    let mut table = match bare(item) {
        Value::InlineTable(table) => table,
        sentence => {
            let mut table = InlineTable::new();
            table.insert("say", inline(&Item::Value(sentence)));
            table
        }
    };
    debug_assert!(PROVENANCE.contains(&"by"));
    table.insert("standing", Value::from("stated"));
    table.insert("by", Value::from(provenance.by.as_str()));
    if let Ok(day) = provenance.on.parse::<Value>() {
        table.insert("on", day);
    }
    Item::Value(Value::InlineTable(table))
}

/// Weights, values and names that were seen are what they are now.
fn replace_tables(merged: &mut DocumentMut, part: &DocumentMut, whole: &str) {
    let party = merged.get("party").and_then(Item::as_str).unwrap_or_default().to_owned();
    let seen: DocumentMut = super::position_excerpt(whole, &party).parse().unwrap_or_default();
    for key in ["values", "names"] {
        match (part.get(key), seen.get(key)) {
            (Some(item), _) => drop(merged.insert(key, item.clone())),
            (None, Some(_)) => drop(merged.remove(key)),
            (None, None) => {}
        }
    }
    let tables = |document: &DocumentMut| -> Vec<(String, Item)> {
        entries(document, "weights").into_iter().map(|(name, item)| (name.to_owned(), item)).collect()
    };
    for (name, _) in tables(&seen) {
        if part.get("weights").and_then(|weights| weights.get(&name)).is_none() {
            remove(merged, "weights", &name);
        }
    }
    for (name, item) in tables(part) {
        insert(merged, "weights", &name, item);
    }
}

fn table<'d>(document: &'d mut DocumentMut, section: &str) -> Option<&'d mut dyn TableLike> {
    document.get_mut(section).and_then(Item::as_table_like_mut)
}

fn remove(document: &mut DocumentMut, section: &str, name: &str) {
    if let Some(table) = table(document, section) {
        table.remove(name);
        if table.is_empty() {
            document.remove(section);
        }
    }
}

fn insert(document: &mut DocumentMut, section: &str, name: &str, item: Item) {
    if document.get(section).is_none() {
        document.insert(section, Item::Table(Table::new()));
    }
    if let Some(table) = table(document, section) {
        table.insert(name, item);
    }
}

#[cfg(test)]
mod tests {
    use super::{Provenance, position_merged, position_with_line};
    use crate::positions::position_excerpt;

    const WHOLE: &str = "# a remark\nformat = 1\nparty = \"AAA\"\nstanding = \"inferred\"\nby = \"mediator\"\n\n[asks]\nann = { priority = \"must\", standing = \"stated\", by = \"envoy\", on = 2025-03-01, source = [\"wiki\"], note = \"n\" }\nbob = { priority = \"wish\" }\n\n[rules]\n\"sum\" = { say = \"sum of w over ann at most 3\", standing = \"stated\" }\n\"guess\" = \"sum of v over ann at most 3\"\n\n[weights.w]\nann = 2\n\n[weights.v]\nann = 7\n\n[answers]\nround-1 = { says = \"refuses\" }\n";

    fn merged(part: &str) -> String {
        let provenance = Provenance { by: "Nina".to_owned(), on: "2025-04-01".to_owned() };
        position_merged(WHOLE, part, &provenance).expect("both are TOML")
    }

    #[test]
    fn a_part_holds_what_is_stated_and_nothing_of_who_reported_it() {
        let part = position_excerpt(WHOLE, "AAA");
        let expected = "format = 1\nparty = \"AAA\"\nstanding = \"stated\"\n\n[asks]\nann = { priority = \"must\" }\n\n[rules]\nsum = \"sum of w over ann at most 3\"\n\n[weights.w]\nann = 2\n";
        assert_eq!(part, expected);
        assert_eq!(position_excerpt("[[", "AAA"), "format = 1\nparty = \"AAA\"\nstanding = \"stated\"\n");
    }

    #[test]
    fn putting_back_an_unchanged_part_changes_nothing() {
        assert_eq!(merged(&position_excerpt(WHOLE, "AAA")), WHOLE);
    }

    #[test]
    fn what_changed_is_stated_by_whom_and_the_rest_stays() {
        let part = position_excerpt(WHOLE, "AAA");
        for (find, replace, gone, come) in [
            // Changed, gone, new; in the place of what was inferred; weights.
            (
                "\"must\"",
                "\"high\"",
                "\"must\"",
                "ann = { priority = \"high\", standing = \"stated\", by = \"Nina\", on = 2025-04-01 }",
            ),
            ("ann = { priority = \"must\" }\n", "", "wiki", "bob = { priority = \"wish\" }"),
            (
                "ann = { p",
                "cat = { priority = \"wish\", by = \"me\" }\nann = { p",
                "by = \"me\"",
                "cat = { priority = \"wish\", standing = \"stated\", by = \"Nina\"",
            ),
            (
                "ann = { p",
                "bob = { priority = \"must\" }\nann = { p",
                "\"wish\"",
                "bob = { priority = \"must\", standing = \"stated\"",
            ),
            ("ann = 2", "ann = 5", "ann = 2", "ann = 5"),
        ] {
            let changed = part.replacen(find, replace, 1);
            let now = merged(&changed);
            assert!(!now.contains(gone) && now.contains(come), "{find} {replace}: {now}");
            for kept in ["# a remark", "\"guess\" = \"sum of v over ann at most 3\"", "ann = 7", "round-1 = "] {
                assert!(now.contains(kept), "{kept}: {now}");
            }
            // What a reader of the part sees of it is what was written, however it is laid out.
            let seen = position_excerpt(&now, "AAA");
            let lines = |text: &str| -> Vec<String> {
                let plain = crate::format_file("positions/AAA.toml", text).expect("no mistakes");
                let own = plain.lines().filter(|line| !line.is_empty() && !line.starts_with('['));
                own.map(str::to_owned).collect()
            };
            let (mut lines, mut again) = (lines(&changed.replace(", by = \"me\"", "")), lines(&seen));
            lines.sort();
            again.sort();
            assert_eq!(again, lines, "{find} {replace}");
        }
    }

    #[test]
    fn a_position_that_has_no_file_yet_gets_one() {
        let provenance = Provenance { by: "Nina".to_owned(), on: "2025-04-01".to_owned() };
        let text = position_with_line("format = 1\nparty = \"AAA\"\n", "asks", "ann", "{ priority = \"must\" }");
        let made = position_merged("", &text, &provenance).expect("TOML");
        assert!(made.contains("party = \"AAA\"") && made.contains("by = \"Nina\""), "{made}");
        assert_eq!(position_merged(WHOLE, "[[", &provenance), None);
    }
}
