//! `takas fmt`: one way to write a case folder's TOML.
//!
//! Comments, the order of keys and the way texts are quoted stay as they are; spacing, blank lines and line ends become
//! regular, and sentences canonical. The meaning never changes, and formatting twice changes nothing more. A file with
//! mistakes is not touched.

mod sentences;
mod spacing;

use toml_edit::DocumentMut;

use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::reading::{Part, part};
use crate::source::{Place, Text};
use crate::{reading, tree};

/// The text of a file as `takas fmt` writes it. `path` is relative to the case's folder and says what kind of file it is; lists
/// and what is no part of a case come back unchanged.
///
/// # Errors
/// The mistakes that keep the file from being read: of TOML and of the grammar of sentences. Names are not looked up.
pub fn format_file(path: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
    let part = part(path);
    let is_ours = matches!(
        part,
        Part::Case
            | Part::Position(_)
            | Part::Concessions
            | Part::Confidence
            | Part::Sequence
            | Part::Operation
            | Part::Team
            | Part::Contacts(_)
            | Part::MediatorContacts
            | Part::Decisions
            | Part::ListBook
            | Part::Mapping(_)
    );
    if !is_ours {
        return Ok(text.to_owned());
    }
    let mut sink = Sink::default();
    let (source, fit) = reading::decode(path, text.as_bytes(), 0, &mut sink);
    let document = if fit { tree::parse(&source, 0, &mut sink) } else { tree::Document::default() };
    sentences::check(&document.root, part, &source, &mut sink);
    if sink.has_errors() {
        return Err(only_errors(sink, source));
    }
    let plain = source.content.replace("\r\n", "\n");
    let mut edited: DocumentMut = match plain.parse() {
        Ok(edited) => edited,
        Err(error) => {
            // Both parsers read the same language; should they ever differ, the file is left alone and this says where.
            let span = error.span().unwrap_or_default();
            let place = Place { file: 0, start: span.start, end: span.end };
            let help = "write one `key = value` to a line";
            sink.add(Code::TomlSyntax, place, format!("this cannot be read: {}", error.message()), help);
            return Err(only_errors(sink, source));
        }
    };
    sentences::rewrite(edited.as_table_mut(), part);
    spacing::tidy(&mut edited);
    Ok(edited.to_string().trim_start_matches('\n').to_owned())
}

fn only_errors(sink: Sink, source: Text) -> Vec<Diagnostic> {
    let mut diagnostics = sink.finish(&[source]);
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    diagnostics
}
