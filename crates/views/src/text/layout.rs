//! Columns, paragraphs and lists of plain text, aligned by the width that characters take in a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::names::{CLOSE, OPEN};
use crate::words;

/// Columns that a text takes.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The text followed by spaces up to a width.
pub(super) fn pad(text: &str, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width(text))))
}

/// The text preceded by spaces up to a width.
pub(super) fn pad_left(text: &str, to: usize) -> String {
    format!("{}{text}", " ".repeat(to.saturating_sub(width(text))))
}

/// The text in at most so many columns, cut short with an ellipsis where it is longer. What is isolated stays so.
pub(super) fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let (mut out, mut used, mut open) = (String::new(), 0, 0_usize);
    for c in text.chars() {
        let wide = c.width().unwrap_or(0);
        if used + wide + 1 > columns {
            break;
        }
        match c {
            OPEN => open += 1,
            CLOSE => open = open.saturating_sub(1),
            _ => {}
        }
        out.push(c);
        used += wide;
    }
    let mut out = out.trim_end().to_owned();
    if columns > 0 {
        out.push('…');
    }
    out.extend(std::iter::repeat_n(CLOSE, open));
    out
}

/// Lines of at most `columns`, broken between words; a word that is longer by itself is broken within.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(8);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        let wide = width(word);
        if used > 0 && used + 1 + wide > columns {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        if used > 0 {
            line.push(' ');
            used += 1;
        }
        if wide <= columns {
            line.push_str(word);
            used += wide;
            continue;
        }
        for c in word.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            line.push(c);
            used += wide;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Text being laid out in a page of so many columns.
pub(super) struct Page {
    out: String,
    columns: usize,
}

impl Page {
    pub(super) fn new(columns: usize) -> Self {
        Self { out: String::new(), columns: columns.clamp(40, 200) }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An empty line, unless there is one already.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// The title, underlined.
    pub(super) fn title(&mut self, text: &str) {
        let lines = wrap(text, self.columns);
        let rule = lines.iter().map(|l| width(l)).max().unwrap_or(0);
        for line in lines {
            self.line(&line);
        }
        self.line(&"═".repeat(rule));
    }

    /// Under the title: the warnings that go on every output.
    pub(super) fn warnings<S: AsRef<str>>(&mut self, warnings: &[S], pseudonyms: bool) {
        for warning in warnings {
            self.hanging("! ", warning.as_ref());
        }
        if pseudonyms {
            self.hanging("! ", words::UNDER_PSEUDONYMS);
        }
    }

    /// Under the title of what only the mediator may read.
    pub(super) fn compartment(&mut self) {
        self.hanging("! ", &format!("{}. {}", words::COMPARTMENT, words::COMPARTMENT_MEANS));
    }

    /// A heading after a gap.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.line(text);
        self.line(&"─".repeat(width(text)));
    }

    /// A line as it is.
    pub(super) fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A paragraph: the first line begins with `first`, the others with as many spaces.
    pub(super) fn hanging(&mut self, first: &str, text: &str) {
        let indent = width(first);
        let lines = wrap(text, self.columns.saturating_sub(indent));
        for (index, line) in lines.iter().enumerate() {
            let head = if index == 0 { first.to_owned() } else { " ".repeat(indent) };
            self.line(&format!("{head}{line}"));
        }
    }

    /// A paragraph indented by so many columns.
    pub(super) fn paragraph(&mut self, indent: usize, text: &str) {
        self.hanging(&" ".repeat(indent), text);
    }

    /// Things separated by commas, never broken within one unless it is longer than a line.
    pub(super) fn list(&mut self, indent: usize, first: &str, things: &[String]) {
        let room = self.columns.saturating_sub(indent).max(8);
        let lead = " ".repeat(indent);
        let mut line = first.to_owned();
        let mut fresh = true;
        for (index, thing) in things.iter().enumerate() {
            let thing = if index + 1 < things.len() { format!("{thing},") } else { thing.clone() };
            if !fresh && width(&line) + 1 + width(&thing) > room {
                self.line(&format!("{lead}{line}"));
                line = " ".repeat(width(first));
                fresh = true;
            }
            if fresh && width(&line) + width(&thing) > room {
                let pieces = wrap(&thing, room.saturating_sub(width(&line)));
                let (last, many) = pieces.split_last().map_or((String::new(), &[][..]), |(l, m)| (l.clone(), m));
                for piece in many {
                    self.line(&format!("{lead}{line}{piece}"));
                    line = " ".repeat(width(first));
                }
                line.push_str(&last);
            } else {
                if !fresh {
                    line.push(' ');
                }
                line.push_str(&thing);
            }
            fresh = false;
        }
        self.line(&format!("{lead}{line}"));
    }

    /// A table. Every column is as wide as it needs; what is too wide for the page is wrapped in the widest columns.
    pub(super) fn table(&mut self, indent: usize, columns: &[Column], rows: &[Vec<String>]) {
        let room = self.columns.saturating_sub(indent + GUTTER * columns.len().saturating_sub(1));
        let natural: Vec<usize> = (0..columns.len())
            .map(|c| rows.iter().map(|r| width(&r[c])).chain([width(columns[c].heading)]).max().unwrap_or(0))
            .collect();
        let widths = shrink(natural, room);
        let headed = columns.iter().any(|c| !c.heading.is_empty());
        if headed {
            let heads: Vec<String> = columns.iter().map(|c| c.heading.to_owned()).collect();
            self.row(indent, columns, &widths, &heads);
        }
        for row in rows {
            self.row(indent, columns, &widths, row);
        }
    }

    fn row(&mut self, indent: usize, columns: &[Column], widths: &[usize], cells: &[String]) {
        let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, &w)| wrap_cell(cell, w)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1).max(1);
        for at in 0..height {
            let mut line = " ".repeat(indent);
            for (index, cell) in wrapped.iter().enumerate() {
                let piece = cell.get(at).map_or("", String::as_str);
                if index > 0 {
                    line.push_str(&" ".repeat(GUTTER));
                }
                let right = columns[index].align == Align::Right;
                line.push_str(&if right { pad_left(piece, widths[index]) } else { pad(piece, widths[index]) });
            }
            self.line(&line);
        }
    }
}

/// Spaces between columns.
const GUTTER: usize = 2;
/// No column is made narrower.
const COLUMN_MIN: usize = 8;

/// Lines of exactly the column's width at most.
fn wrap_cell(cell: &str, columns: usize) -> Vec<String> {
    if width(cell) <= columns { vec![cell.to_owned()] } else { wrap(cell, columns) }
}

/// Takes from the widest columns until the table fits, as far as it can.
fn shrink(mut widths: Vec<usize>, room: usize) -> Vec<usize> {
    while widths.iter().sum::<usize>() > room {
        let Some((at, &widest)) = widths.iter().enumerate().max_by_key(|&(at, w)| (*w, std::cmp::Reverse(at))) else {
            break;
        };
        if widest <= COLUMN_MIN {
            break;
        }
        widths[at] = widest - 1;
    }
    widths
}

/// How a column is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) heading: &'static str,
    pub(super) align: Align,
}

/// A column whose text begins at the left.
pub(super) fn left(heading: &'static str) -> Column {
    Column { heading, align: Align::Left }
}

/// A column of numbers.
pub(super) fn right(heading: &'static str) -> Column {
    Column { heading, align: Align::Right }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_align_by_what_the_terminal_shows() {
        let mut page = Page::new(60);
        let rows = [["Вадим", "1"], ["王小明", "22"], ["عمر", "333"]].map(|r| r.map(str::to_owned).to_vec());
        page.table(2, &[left("name"), right("n")], &rows);
        let text = page.finish();
        let lines: Vec<usize> = text.lines().map(width).collect();
        assert!(lines.windows(2).all(|pair| pair[0] == pair[1]), "{text}");
    }

    #[test]
    fn no_line_is_wider_than_the_page_however_long_a_word() {
        let mut page = Page::new(40);
        let long = "а".repeat(130);
        page.paragraph(4, &format!("short {long} and more"));
        page.list(4, "to ", &[long.clone(), "b".to_owned(), long.clone()]);
        page.table(0, &[left("a"), left("b")], &[vec![long.clone(), long]]);
        assert!(page.finish().lines().all(|line| width(line) <= 40));
    }
}
