//! Reading `mediator/contacts.toml`: what went from one party to another, statements, notes.

use takas_model::{Instant, Note, PartyRef, Passing, Statement, TalkRef};

use super::Reader;
use crate::codes::Code;
use crate::reading::case_file;
use crate::reading::fields::{Fields, Said, wrong};
use crate::shapes;
use crate::source::Place;
use crate::tree::{Document, Entry, Value};

impl Reader<'_> {
    pub(super) fn read_mediator(&mut self, file: usize, document: &Document) {
        let top = Place { file, start: 0, end: 0 };
        case_file::check_format(&document.root, top, document.lost.is_some(), self.sink);
        let fields = Fields::of_table(&document.root, shapes::MEDIATOR_CONTACTS, top, self.sink);
        for entry in fields.lines("passed", self.sink) {
            let read = self.passing(entry);
            self.book.passed.extend(read);
        }
        for entry in fields.lines("statements", self.sink) {
            let read = self.statement(entry);
            self.book.statements.extend(read);
        }
        for entry in fields.lines("notes", self.sink) {
            let read = self.note(entry);
            self.book.notes.extend(read);
        }
    }

    fn passing(&mut self, entry: &Entry) -> Option<Passing> {
        let fields = Fields::of_entry(entry, shapes::PASSED, self.sink)?;
        let help = "write the party and the name of the word, as in \"DEU/the hint of July\"";
        let from = fields.text_needed("from", help, self.sink);
        let from = from.and_then(|said| self.word_of_party(&said, help));
        let into = fields.text_needed("into", help, self.sink);
        let into_place = into.as_ref().map_or(entry.key_place, |said| said.place);
        let into = into.and_then(|said| self.word_of_party(&said, help));
        let ((from, from_place), (into, _)) = (from?, into?);
        if from == into || self.book.talk(from).at > self.book.talk(into).at {
            let message = "a word goes into one that was said before it";
            let help = "see which of the two is right: what went on was said first";
            self.sink.add(Code::PassedBackwards, into_place, message, help).see(from_place, "what went on");
            return None;
        }
        Some(Passing { name: entry.key.clone(), from, into })
    }

    /// `DEU/the hint of July`.
    fn word_of_party(&mut self, said: &Said<&str>, help: &str) -> Option<(TalkRef, Place)> {
        let Some((party, name)) = said.value.split_once('/') else {
            let message = format!("`{}` does not say in whose talks the word is", said.value);
            self.sink.add(Code::WordUnknown, said.place, message, help);
            return None;
        };
        let party = self.party(&Said { value: party.trim(), place: said.place })?;
        self.word(said, party, name.trim())
    }

    fn statement(&mut self, entry: &Entry) -> Option<Statement> {
        let fields = Fields::of_entry(entry, shapes::STATEMENT, self.sink)?;
        let says = fields.text_needed("says", "write `says = \"…\"`: the words, as they are agreed", self.sink);
        if !fields.has("with") {
            fields.missing("with", "write `with = [\"…\", \"…\"]`: the parties that have to agree", self.sink);
        }
        let with = self.parties(&fields, "with");
        let said_by = self.parties(&fields, "said_by");
        let embargo = self.begin(&fields, "embargo");
        let mut agreed: Vec<(PartyRef, Instant)> = Vec::new();
        for line in fields.lines("agreed", self.sink) {
            agreed.extend(self.agreed(line, &with));
        }
        let says = says?.value.trim().to_owned();
        Some(Statement { name: entry.key.clone(), says, with, agreed, said_by, embargo })
    }

    /// `DEU = 2024-07-30T12:00`.
    fn agreed(&mut self, line: &Entry, with: &[PartyRef]) -> Option<(PartyRef, Instant)> {
        let party = self.party(&Said { value: line.key.as_str(), place: line.key_place })?;
        let text = match &line.node.value {
            Value::Date(date) => date.to_string(),
            Value::Text(text) => text.trim().to_owned(),
            _ => {
                wrong(&line.node, &line.key, "when the party agreed, as in 2024-07-30T12:00", self.sink);
                return None;
            }
        };
        let at = self.moment_of(&text, &line.key, 0, line.node.place)?;
        if !with.contains(&party) {
            let message = format!("{} is not among those who have to agree", self.case.party(party).id);
            let help = "name it under `with`, or leave the line out";
            self.sink.add(Code::AgreedByOther, line.key_place, message, help);
            return None;
        }
        Some((party, at))
    }

    fn note(&mut self, entry: &Entry) -> Option<Note> {
        let fields = Fields::of_entry(entry, shapes::NOTE, self.sink)?;
        let says = fields.text_needed("says", "write `says = \"…\"`", self.sink);
        let by = self.own_text(&fields, "by");
        let at = self.begin(&fields, "at");
        Some(Note { name: entry.key.clone(), by, at, says: says?.value.trim().to_owned() })
    }
}
