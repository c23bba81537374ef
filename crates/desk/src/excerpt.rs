//! The lines of a file around a finding, fit for a terminal: long lines cut, nothing in them that steers it.
//!
//! Files come from parties, and from their software: a list may be one line of megabytes, a name may hold an escape sequence.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

/// Bytes kept before a place, and after its beginning and its end, in a long line.
const AROUND: usize = 120;
/// Bytes kept of a line that no place stands in.
const BESIDE: usize = 240;
/// Stands for what was cut.
const CUT: char = '…';

/// Some lines of a text, with the places in them.
#[derive(Debug)]
pub(crate) struct Excerpt {
    name: String,
    text: String,
    /// How many lines stand before these.
    lines_before: usize,
    /// Where the first place begins in `text`, and its column in the file, from 0.
    first: (usize, usize),
}

impl Excerpt {
    /// The lines of `text` with these byte ranges (the first one at `column`, from 1) and a line on either side; and the
    /// ranges as they lie in the excerpt.
    pub(crate) fn new(name: String, text: &str, places: &[Range<usize>], column: usize) -> (Self, Vec<Range<usize>>) {
        let bound = |at: usize| floor(text, at.min(text.len()));
        let places: Vec<Range<usize>> = places.iter().map(|p| bound(p.start)..bound(p.end.max(p.start))).collect();
        let begin = places.iter().map(|place| place.start).min().unwrap_or(0);
        let end = places.iter().map(|place| place.end).max().unwrap_or(0);
        let start = line_start(text, line_start(text, begin).saturating_sub(1));
        let stop = line_end(text, (line_end(text, end) + 1).min(text.len()));
        let mut excerpt = Self {
            name: plain(&name),
            text: String::new(),
            lines_before: text[..start].bytes().filter(|byte| *byte == b'\n').count(),
            first: (0, column.saturating_sub(1)),
        };
        let mut marks: Vec<(usize, usize)> = places.iter().flat_map(|p| [p.start, p.end]).map(|at| (at, 0)).collect();
        marks.sort_unstable();
        let mut met = 0;
        let mut at = start;
        for line in text[start..stop].split_inclusive('\n') {
            excerpt.add(line, at, &places, &mut marks, &mut met);
            at += line.len();
        }
        for mark in &mut marks[met..] {
            mark.1 = excerpt.text.len();
        }
        let new = |at: usize| marks[marks.partition_point(|mark| mark.0 < at)].1;
        let moved: Vec<Range<usize>> = places.iter().map(|place| new(place.start)..new(place.end)).collect();
        excerpt.first.0 = moved.first().map_or(0, |place| place.start);
        (excerpt, moved)
    }

    /// Adds a line that begins at the byte `at`, and notes where marks come to lie.
    fn add(&mut self, line: &str, at: usize, places: &[Range<usize>], marks: &mut [(usize, usize)], met: &mut usize) {
        let ending = line.trim_end_matches(['\r', '\n']).len();
        let mut from = 0;
        for piece in kept(&line[..ending], at, places) {
            if piece.start > from {
                self.text.push(CUT);
            }
            for (offset, c) in line[piece.clone()].char_indices() {
                while let Some(mark) = marks.get_mut(*met).filter(|mark| mark.0 <= at + piece.start + offset) {
                    mark.1 = self.text.len();
                    *met += 1;
                }
                self.text.push(if steers(c) { char::REPLACEMENT_CHARACTER } else { c });
            }
            from = piece.end;
        }
        while let Some(mark) = marks.get_mut(*met).filter(|mark| mark.0 <= at + from) {
            mark.1 = self.text.len();
            *met += 1;
        }
        if from < ending {
            self.text.push(CUT);
        }
        if line.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let found = self.text.read_span(span, lines_before, lines_after)?;
        // The place that heads the picture is that of the file, whatever was cut before it.
        let heads = lines_before == 0 && span.offset() == self.first.0;
        let column = if heads { self.first.1 } else { found.column() };
        let line = found.line() + self.lines_before;
        let name = self.name.clone();
        Ok(Box::new(MietteSpanContents::new_named(name, found.data(), *found.span(), line, column, found.line_count())))
    }
}

/// The text without what could steer a terminal or turn a line around.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(|c| if steers(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

fn steers(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The parts of a line (which begins at the byte `at`) that are shown: all of a short one.
fn kept(line: &str, at: usize, places: &[Range<usize>]) -> Vec<Range<usize>> {
    if line.len() <= 4 * AROUND {
        return std::iter::once(0..line.len()).collect();
    }
    let end = at + line.len();
    let mut pieces: Vec<Range<usize>> = places
        .iter()
        .filter(|place| place.start <= end && place.end >= at)
        .flat_map(|place| [place.start, place.end])
        .filter(|mark| (at..=end).contains(mark))
        .map(|mark| (mark - at).saturating_sub(AROUND)..(mark - at).saturating_add(AROUND))
        .collect();
    if pieces.is_empty() {
        pieces.push(0..BESIDE);
    }
    pieces.sort_by_key(|piece| piece.start);
    let mut joined: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        let piece = floor(line, piece.start)..floor(line, piece.end.min(line.len()));
        match joined.last_mut().filter(|last| last.end >= piece.start) {
            Some(last) => last.end = last.end.max(piece.end),
            None => joined.push(piece),
        }
    }
    joined
}

fn line_start(text: &str, at: usize) -> usize {
    text[..floor(text, at)].rfind('\n').map_or(0, |found| found + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |found| at + found)
}

/// The nearest character boundary at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, SourceCode as _, plain};

    /// The excerpt's text, what stands at its places, and the line and column that head it.
    fn check(text: &str, places: &[(usize, usize)], expected: &str, stand: &[&str], heads: (usize, usize)) {
        let before = &text[..places[0].0];
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let places: Vec<_> = places.iter().map(|&(start, end)| start..end).collect();
        let (excerpt, moved) = Excerpt::new("f".to_owned(), text, &places, column);
        assert_eq!(excerpt.text, expected);
        let found: Vec<&str> = moved.iter().map(|place| &excerpt.text[place.clone()]).collect();
        assert_eq!(found, stand);
        let span = (moved[0].start, moved[0].len()).into();
        let head = excerpt.read_span(&span, 0, 0).expect("within the excerpt");
        assert_eq!((head.line() + 1, head.column() + 1), heads);
    }

    #[test]
    fn a_line_on_either_side_is_shown() {
        check("a\nb\ncde\nf\ng\n", &[(5, 6)], "b\ncde\nf", &["d"], (3, 2));
        check("one", &[(3, 3)], "one", &[""], (1, 4));
        check("", &[(0, 0)], "", &[""], (1, 1));
        check("a\r\nbc\r\n", &[(3, 4), (4, 5)], "a\nbc\n", &["b", "c"], (2, 1));
    }

    #[test]
    fn a_long_line_is_cut() {
        let long = format!("x{}KEY{}", "é".repeat(50_000), "y".repeat(100_000));
        let expected = format!("…{}KEY{}…", "é".repeat(60), "y".repeat(120));
        check(&long, &[(100_001, 100_004)], &expected, &["KEY"], (1, 50_002));
        // An underlined place that is long itself keeps its two ends.
        let expected = format!("…{}KEY{}…", "é".repeat(60), "y".repeat(117));
        let places: Vec<_> = std::iter::once(100_001..200_004).collect();
        let (excerpt, _) = Excerpt::new(String::new(), &long, &places, 50_002);
        assert!(excerpt.text.starts_with(expected.trim_end_matches('…')) && excerpt.text.len() < 1_000);
    }

    #[test]
    fn nothing_steers_the_terminal() {
        check("a\u{1b}[2Jb\u{202e}c", &[(1, 2)], "a\u{fffd}[2Jb\u{fffd}c", &["\u{fffd}"], (1, 2));
        assert_eq!(plain("\u{1b}]0;x\u{7}\u{9b}1mDEU\rx"), "\u{fffd}]0;x\u{fffd}\u{fffd}1mDEU\u{fffd}x");
    }
}
