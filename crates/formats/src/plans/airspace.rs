//! What an operation closes, for the map: a plan itself says nothing of airspace.

use crate::reading::OPERATION_FILE;
use crate::source::CaseFiles;

/// The codes of the areas that `mediator/operation.toml` closes to anybody, ascending. Of a file with mistakes, what can be read.
pub fn closed_areas(files: &CaseFiles) -> Vec<String> {
    let text = files.get(OPERATION_FILE).and_then(|bytes| std::str::from_utf8(bytes).ok());
    let table: Option<toml::Table> = text.and_then(|text| text.parse().ok());
    let airspace = table.as_ref().and_then(|table| table.get("airspace")?.as_table());
    let is_closed = |value: &toml::Value| value.as_str() != Some("open");
    let closed = airspace.into_iter().flatten().filter(|(_, value)| is_closed(value));
    let mut codes: Vec<String> = closed.map(|(code, _)| code.clone()).collect();
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::closed_areas;
    use crate::source::CaseFiles;

    #[test]
    fn areas_are_closed_to_all_or_to_some() {
        let of = |text: &str| {
            let mut files = CaseFiles::new();
            files.insert("mediator/operation.toml", text);
            closed_areas(&files)
        };
        let text = "[airspace]\nUKR = \"closed\"\nXCR = \"open\"\nBLR = [\"DEU\"]\n";
        assert_eq!(of(text), ["BLR", "UKR"]);
        for nothing in ["", "[airspace]\n", "airspace = 1\n", "[airspace\n"] {
            assert_eq!(of(nothing), [""; 0], "{nothing}");
        }
        assert_eq!(closed_areas(&CaseFiles::new()), [""; 0]);
    }
}
