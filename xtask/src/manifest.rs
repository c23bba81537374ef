//! A cargo manifest as lines: section, key, value, line number.
//!
//! Cargo tells what a manifest *means*, but not whether a value was written there or inherited, nor on
//! which line. This reads only the plain style that this repository uses (one entry a line); it is no
//! TOML parser.

/// One `key = value` line of a manifest.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry<'a> {
    /// The section it stands in, such as `package` or `[bin]`; empty before the first.
    pub(crate) section: &'a str,
    pub(crate) key: &'a str,
    pub(crate) value: &'a str,
    /// Counted from one.
    pub(crate) line: usize,
}

impl Entry<'_> {
    /// True when this entry takes the value of `wanted` from the workspace, in either spelling.
    pub(crate) fn inherits(&self, wanted: &str) -> bool {
        let dotted = self.key.strip_suffix(".workspace").is_some_and(|key| key == wanted) && self.value == "true";
        let table: String = self.value.chars().filter(|character| !character.is_whitespace()).collect();
        dotted || (self.key == wanted && table == "{workspace=true}")
    }

    /// The value without its quotes.
    pub(crate) fn unquoted(&self) -> &str {
        self.value.trim_matches('"')
    }
}

/// All entries, in the order of the file.
pub(crate) fn entries(text: &str) -> Vec<Entry<'_>> {
    let mut section = "";
    let mut found = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let line = without_comment(raw).trim();
        if let Some(inner) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = inner;
        } else if let Some((key, value)) = line.split_once('=') {
            found.push(Entry { section, key: key.trim(), value: value.trim(), line: index + 1 });
        }
    }
    found
}

/// The line on which a dependency called `name` is declared; 1 when it cannot be found.
pub(crate) fn dependency_line(text: &str, name: &str) -> usize {
    let declares = |entry: &Entry<'_>| {
        entry.section.ends_with("dependencies") && entry.key.split('.').next().is_some_and(|key| key.trim() == name)
    };
    entries(text).iter().find(|entry| declares(entry)).map_or(1, |entry| entry.line)
}

/// The line up to a `#` that is not inside a quoted string.
fn without_comment(line: &str) -> &str {
    let mut quoted = false;
    for (at, character) in line.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '#' if !quoted => return &line[..at],
            _ => {}
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "[package]\nname = \"x#y\" # why\nlicense.workspace = true\nedition = { workspace = true }\n\n\
        [dependencies]\nserde_json.workspace = true\n[[bin]]\nname = \"b\"\n";

    #[test]
    fn entries_carry_section_and_line() {
        let all = entries(SAMPLE);
        assert_eq!(all[0], Entry { section: "package", key: "name", value: "\"x#y\"", line: 2 });
        assert_eq!(all[0].unquoted(), "x#y");
        assert_eq!(all.last().map(|entry| (entry.section, entry.line)), Some(("[bin]", 9)));
    }

    #[test]
    fn both_spellings_of_inheritance_count_and_others_do_not() {
        let all = entries(SAMPLE);
        assert!(all.iter().any(|entry| entry.inherits("license")));
        assert!(all.iter().any(|entry| entry.inherits("edition")));
        assert!(!all.iter().any(|entry| entry.inherits("name")));
        assert!(!entries("license.workspace = false").iter().any(|entry| entry.inherits("license")));
    }

    #[test]
    fn a_dependency_is_found_on_its_line() {
        assert_eq!(dependency_line(SAMPLE, "serde_json"), 7);
        assert_eq!(dependency_line(SAMPLE, "name"), 1);
    }
}
