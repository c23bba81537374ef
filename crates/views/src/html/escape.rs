//! What keeps strings of a case from becoming markup.

use crate::names::{CLOSE, OPEN};

/// Text for the body of a page, between any tags: markup is escaped, isolates become `bdi`.
pub fn body(string: &str) -> String {
    escaped(string, "<bdi>", "</bdi>")
}

/// A person's name, with the name in its own script beside it.
pub(crate) fn person(name: &str, written: Option<&str>) -> String {
    let beside = written.map(|written| format!(" <span class=\"written\">{}</span>", body(written)));
    format!("{}{}", body(name), beside.unwrap_or_default())
}

/// Text for SVG, where there is no `bdi`: the characters that isolate stay.
pub(crate) fn text(string: &str) -> String {
    escaped(string, "\u{2068}", "\u{2069}")
}

/// Text for titles and attributes in double quotes: the characters that isolate stay.
pub(crate) fn plain(string: &str) -> String {
    text(string)
}

/// Text for a string in a style sheet, between double quotes.
pub(crate) fn style_string(string: &str) -> String {
    let mut out = String::with_capacity(string.len());
    for c in string.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' | '{' | '}' | ';' => put!(out, "\\{:x} ", u32::from(c)),
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

fn escaped(string: &str, open: &str, close: &str) -> String {
    let mut out = String::with_capacity(string.len() + 8);
    let mut depth = 0_usize;
    for c in string.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            OPEN => {
                depth += 1;
                out.push_str(open);
            }
            CLOSE if depth > 0 => {
                depth -= 1;
                out.push_str(close);
            }
            CLOSE => {}
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    for _ in 0..depth {
        out.push_str(close);
    }
    out
}
