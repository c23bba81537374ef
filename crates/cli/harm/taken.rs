//! The record as somebody takes it along from the desk's page: a folder as `takas record export` writes it, to be verified apart from any desk.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::json;

use super::visitor::{Answer, Visitor};

/// What there may be of an entry.
const PARTS: [&str; 3] = ["entry", "tlog-proof", "disclosure"];

/// Takes along what of the record is a visitor's own, into this folder: how many entries. `page` is the record's; `author` is who the visitor is
/// on the record.
pub(crate) fn take_along(visitor: &mut Visitor, page: &str, author: &str, folder: &Path) -> Result<usize, String> {
    let entries = folder.join("entries");
    fs::create_dir_all(&entries).map_err(|error| error.to_string())?;
    for name in ["trust.json", "checkpoint"] {
        put(&folder.join(name), &file(visitor, page, name)?.text)?;
    }
    let (mut next, mut numbers) = (Some(page.to_owned()), BTreeSet::new());
    while let Some(address) = next {
        let shown = visitor.get(&address, "text/html")?;
        for part in PARTS {
            for number in linked(&shown.text, part) {
                let name = format!("{number}.{part}");
                put(&entries.join(&name), &file(visitor, page, &name)?.bytes)?;
                numbers.insert(number);
            }
        }
        let more = shown.text.split_once("/record?from=").map(|(_, rest)| rest);
        next = more.map(|rest| format!("{page}?from={}", digits(rest)));
    }
    let view = json!({ "authors": [author], "entries": numbers, "format": 1 });
    put(&folder.join("view.json"), view.to_string())?;
    Ok(numbers.len())
}

fn file(visitor: &mut Visitor, page: &str, name: &str) -> Result<Answer, String> {
    let answer = visitor.get(&format!("{page}/{name}"), "*/*")?;
    if answer.status == 200 { Ok(answer) } else { Err(format!("{name} is not handed out: {}", answer.status)) }
}

fn put(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

/// The numbers of the entries of which a page of the record hands out this part.
fn linked(page: &str, part: &str) -> Vec<u64> {
    let link = |rest: &str| {
        let number = digits(rest);
        rest[number.len()..].starts_with(&format!(".{part}\"")).then(|| number.parse().ok())?
    };
    page.split("/record/").skip(1).filter_map(link).collect()
}

fn digits(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}
