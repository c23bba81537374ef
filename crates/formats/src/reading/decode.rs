//! Bytes to text: size, UTF-8, byte order mark, control characters.

use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::limits::FILE_BYTES_MAX;
use crate::source::{Place, Text};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The text of a file, and whether it is fit to be read. Places stay those of the file.
pub(crate) fn decode(path: &str, bytes: &[u8], file: usize, sink: &mut Sink) -> (Text, bool) {
    let top = Place { file, start: 0, end: 0 };
    if bytes.len() > FILE_BYTES_MAX {
        let message = format!("the file has {} bytes or more; at most {FILE_BYTES_MAX} are read", bytes.len());
        sink.add(Code::FileTooLarge, top, message, "split it: people can stand in lists/people.csv, and as groups");
        return (Text::new(path, String::new()), false);
    }
    let mut content = match std::str::from_utf8(bytes) {
        Ok(content) => content.to_owned(),
        Err(error) => {
            let valid = error.valid_up_to();
            let content = String::from_utf8_lossy(&bytes[..valid]).into_owned();
            let message = format!("byte {} of the file (0x{:02x}) is not UTF-8", valid + 1, bytes[valid]);
            let place = Place { file, start: valid, end: valid };
            sink.add(
                Code::NotUtf8,
                place,
                message,
                "save the file as UTF-8; it may be Latin-1, Windows-1251 or UTF-16 now",
            );
            return (Text::new(path, content), false);
        }
    };
    if content.starts_with(BYTE_ORDER_MARK) {
        content.replace_range(..BYTE_ORDER_MARK.len(), "   ");
        let place = Place { file, start: 0, end: BYTE_ORDER_MARK.len() };
        sink.add(
            Code::ByteOrderMark,
            place,
            "the file begins with a byte order mark",
            "save it as `UTF-8` without a mark (`takas fmt` does)",
        );
    }
    replace_controls(&mut content, file, sink);
    (Text::new(path, content), true)
}

/// Control characters are reported once and read as spaces.
fn replace_controls(content: &mut String, file: usize, sink: &mut Sink) {
    let is_control = |c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r');
    let Some(first) = content.find(is_control) else { return };
    let count = content.chars().filter(|c| is_control(*c)).count();
    let code = u32::from(content[first..].chars().next().unwrap_or(' '));
    let message = format!("the file holds {count} control characters, the first one U+{code:04X}");
    let help = "remove them; the file may be damaged, or not a text at all";
    sink.add(Code::ControlCharacter, Place { file, start: first, end: first + 1 }, message, help);
    *content = content.chars().map(|c| if is_control(c) { ' ' } else { c }).collect();
}
