//! Spacing, blank lines and line ends. Comments stay where they are.

use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, KeyMut, RawString, Table, Value};

/// A list longer than this is written one value to a line.
const LINE_WIDTH: usize = 120;

/// Makes the spacing of a whole document regular.
pub(super) fn tidy(document: &mut DocumentMut) {
    let trailing = comment_lines(document.trailing().as_str().unwrap_or_default(), true);
    let trailing = trailing.trim_end_matches('\n');
    let trailing = if trailing.trim().is_empty() { String::new() } else { format!("{trailing}\n") };
    tidy_table(document.as_table_mut(), true, 0);
    document.set_trailing(trailing);
}

/// How deep tables are followed: far deeper than any case goes, and shallow enough for any stack.
const DEPTH_MAX: usize = 100;

fn tidy_table(table: &mut Table, is_root: bool, depth: usize) {
    if depth > DEPTH_MAX {
        return;
    }
    if !is_root && !table.is_implicit() && !table.is_dotted() {
        let comments = comment_lines(prefix(table.decor()), false);
        let suffix = after(suffix(table.decor()));
        table.decor_mut().set_prefix(format!("\n{comments}"));
        table.decor_mut().set_suffix(suffix);
    }
    let is_dotted = table.is_dotted();
    let mut first = true;
    for (mut key, item) in table.iter_mut() {
        tidy_key(&mut key, item, first && !is_dotted);
        match item {
            Item::Value(value) => {
                tidy_value(value, depth + 1);
                let comment = after(suffix(value.decor()));
                value.decor_mut().set_prefix(" ");
                value.decor_mut().set_suffix(comment);
            }
            Item::Table(inner) => tidy_table(inner, false, depth + 1),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(|inner| tidy_table(inner, false, depth + 1)),
            Item::None => {}
        }
        first = false;
    }
}

fn tidy_key(key: &mut KeyMut<'_>, item: &Item, first: bool) {
    let is_value = item.is_value() || item.as_table().is_some_and(Table::is_dotted);
    let lines = comment_lines(prefix(key.leaf_decor()), !first);
    key.dotted_decor_mut().clear();
    key.leaf_decor_mut().clear();
    if is_value {
        key.leaf_decor_mut().set_prefix(lines);
        key.leaf_decor_mut().set_suffix(" ");
    }
}

/// Spacing inside a value; what stands around it is the caller's.
fn tidy_value(value: &mut Value, depth: usize) {
    if depth > DEPTH_MAX {
        return;
    }
    match value {
        Value::Array(array) => tidy_array(array, depth),
        Value::InlineTable(table) => tidy_inline(table, depth),
        _ => {}
    }
}

fn tidy_inline(table: &mut InlineTable, depth: usize) {
    for (_, value) in table.iter_mut() {
        tidy_value(value, depth + 1);
    }
    let broken =
        has_break(table.trailing()) || table.iter().any(|(_, value)| decor_breaks(value.decor())) || keys_break(table);
    if !broken {
        table.fmt();
        table.set_trailing_comma(false);
        table.set_trailing("");
    }
}

fn keys_break(table: &InlineTable) -> bool {
    let names: Vec<&str> = table.iter().map(|(name, _)| name).collect();
    names
        .iter()
        .filter_map(|name| table.key(name))
        .any(|key| decor_breaks(key.leaf_decor()) || decor_breaks(key.dotted_decor()))
}

fn tidy_array(array: &mut Array, depth: usize) {
    for value in array.iter_mut() {
        tidy_value(value, depth + 1);
    }
    let has_comments = array.trailing().as_str().is_some_and(|text| text.contains('#'))
        || array.iter().any(|value| prefix(value.decor()).contains('#') || suffix(value.decor()).contains('#'));
    if has_comments {
        return;
    }
    array.fmt();
    let width = array.to_string().chars().count();
    if width > LINE_WIDTH {
        for value in array.iter_mut() {
            value.decor_mut().set_prefix("\n    ");
            value.decor_mut().set_suffix("");
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
}

/// Comment and blank lines before something: comments without indent, no two blank lines together, none at the beginning
/// unless `may_begin_blank`.
fn comment_lines(text: &str, may_begin_blank: bool) -> String {
    let mut out = String::new();
    let mut last_blank = !may_begin_blank;
    let mut lines: Vec<&str> = text.split('\n').collect();
    let indent = lines.pop().unwrap_or_default().trim();
    for line in lines {
        let line = line.trim();
        if line.is_empty() && last_blank {
            continue;
        }
        last_blank = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    if !indent.is_empty() {
        out.push_str(indent);
        out.push('\n');
    }
    out
}

/// What follows on the same line: nothing, or a comment after one space.
fn after(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { String::new() } else { format!(" {text}") }
}

fn prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(RawString::as_str).unwrap_or_default()
}

fn suffix(decor: &Decor) -> &str {
    decor.suffix().and_then(RawString::as_str).unwrap_or_default()
}

fn decor_breaks(decor: &Decor) -> bool {
    prefix(decor).contains('\n') || suffix(decor).contains('\n')
}

fn has_break(text: &RawString) -> bool {
    text.as_str().is_some_and(|text| text.contains('\n'))
}
