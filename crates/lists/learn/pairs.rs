//! What is learned from: pairs of words as symbols, with weights.

use std::collections::BTreeMap;
use std::path::Path;

use takas_lists::names::learning::{Model, Scratch, Side, in_native, plain_latin};

/// A row of a file of pairs.
pub(crate) struct Row {
    /// The Latin word, without marks.
    pub(crate) latin: String,
    /// The native word, in the letters of its side.
    pub(crate) native: String,
    /// How often the pair was met.
    pub(crate) count: u32,
}

/// Two words as symbols.
pub(crate) struct Example {
    /// The native word.
    pub(crate) native: Vec<u8>,
    /// The Latin word.
    pub(crate) latin: Vec<u8>,
    /// How much it counts.
    pub(crate) weight: f64,
}

/// Reads a file of pairs; words that have no letter of their script are left out.
pub(crate) fn read(path: &Path, side: Side) -> Result<Vec<Row>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut rows: BTreeMap<(String, String), u32> = BTreeMap::new();
    for line in text.lines() {
        let mut cells = line.split('\t');
        let (Some(latin), Some(native), Some(count)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let latin = plain_latin(&latin.to_lowercase());
        let native = in_native(&native.replace(' ', ""), side);
        let Ok(count) = count.trim().parse::<u32>() else { continue };
        if !latin.is_empty() && !native.is_empty() {
            *rows.entry((native, latin)).or_default() += count;
        }
    }
    Ok(rows.into_iter().map(|((native, latin), count)| Row { latin, native, count }).collect())
}

/// Pairs to learn from. Arabic ones are repeated as a Persian would write them, where that is plain from the Latin.
pub(crate) fn examples(side: Side, rows: &[Row]) -> Vec<Example> {
    let mut examples = Vec::with_capacity(rows.len());
    for row in rows {
        let weight = f64::from(row.count).ln_1p();
        let latin = Side::Latin.write(&row.latin);
        if side == Side::Arabic
            && let Some(persian) = persian(&row.native, &row.latin)
        {
            examples.push(Example { native: side.write(&persian), latin: latin.clone(), weight: weight * 0.5 });
        }
        examples.push(Example { native: side.write(&row.native), latin, weight });
    }
    examples.retain(|example| example.native.len() <= 18 && example.latin.len() <= 22);
    examples
}

/// An Arabic spelling in the letters that Persian has besides, if the Latin one says that it would have them.
fn persian(native: &str, latin: &str) -> Option<String> {
    let has = |letters: &str| latin.contains(letters);
    let mut written = native.to_owned();
    if has("p") && !has("b") {
        written = written.replace('ب', "پ");
    }
    if has("ch") && !has("sh") {
        written = written.replace("تش", "چ").replace('ش', "چ");
    }
    if has("zh") {
        written = written.replace(['ج', 'ش'], "ژ");
    }
    if has("g") && !has("gh") {
        written = written.replace(['غ', 'ج'], "گ");
        if !has("k") && !has("c") {
            written = written.replace('ك', "گ");
        }
    }
    if has("v") && !has("f") && !has("ph") {
        written = written.replace('ف', "و");
    }
    written = written.replace('ة', "ه").replace('ى', "ي");
    (written != native).then_some(written)
}

/// Pairs of Latin spellings of one Russian name, and each spelling with itself.
pub(crate) fn spellings(model: &[u8], rows: &[Row]) -> Vec<Example> {
    let Some(model) = Model::read(model) else { return Vec::new() };
    let mut scratch = Scratch::default();
    let mut names: BTreeMap<&str, Vec<(&str, f64)>> = BTreeMap::new();
    for row in rows {
        let native = model.native.cut(&Side::Sounds.write(&row.native));
        let latin = model.latin.cut(&Side::Latin.write(&row.latin));
        let fit = model.fit(&native, model.native_bits(&native), &latin, model.latin_bits(&latin), &mut scratch);
        // What does not sound alike is a mistake of the table: a given name beside a family name.
        if f64::from(fit) > 2.0 * row.native.chars().count() as f64 {
            names.entry(&row.native).or_default().push((&row.latin, f64::from(row.count)));
        }
    }
    let mut examples = Vec::new();
    for mut spelt in names.into_values() {
        spelt.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        spelt.truncate(16);
        let total: f64 = spelt.iter().map(|(_, count)| count).sum();
        let worth = total.ln_1p();
        for (one, first) in &spelt {
            for (other, second) in &spelt {
                // Half of the worth goes to unlike spellings, however rare they are: lists differ more than tables.
                let chance = if spelt.len() == 1 {
                    0.3
                } else if one == other {
                    0.4 * first / total
                } else {
                    (first * second).sqrt() / total / (spelt.len() as f64)
                };
                examples.push(Example {
                    native: Side::Latin.write(one),
                    latin: Side::Latin.write(other),
                    weight: worth * chance,
                });
            }
        }
    }
    examples.retain(|example| example.native.len() <= 20 && example.latin.len() <= 20);
    examples
}
