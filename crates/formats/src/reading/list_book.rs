//! Reading the mediator's book of names, `mediator/lists.toml`. Read beside a case, of which it is no part.

use std::collections::BTreeMap;

use takas_model::{Case, Instant, ItemRef, Kind, Nature, PartyRef};

use super::contacts::times::moment_in;
use super::decisions::{row_needed, tables};
use super::fields::{Fields, Said};
use super::{case_file, decode};
use crate::codes::Code;
use crate::decisions::RowKey;
use crate::diagnostic::{Diagnostic, Sink};
use crate::language::resolve::{Names, Thing};
use crate::list_book::{AskedAbout, LIST_BOOK_FILE, ListBook, Release, Substitutes, ToldOf, is_acknowledged};
use crate::shapes;
use crate::source::{CaseFiles, Place};
use crate::tree;

/// What came of reading the book of names.
#[derive(Clone, Debug)]
pub struct ReadListBook {
    /// The book; none when there is any error. Without a file it is empty.
    pub book: Option<ListBook>,
    /// The lines of substitutes as far as they can be read, whatever else is wrong: on the day somebody may have to know who is next.
    pub lines: Vec<Substitutes>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the book of names of a case.
#[must_use]
pub fn read_list_book(case: &Case, files: &CaseFiles) -> ReadListBook {
    let Some(bytes) = files.get(LIST_BOOK_FILE) else {
        return ReadListBook { book: Some(ListBook::default()), lines: Vec::new(), diagnostics: Vec::new() };
    };
    let mut sink = Sink::default();
    let (text, is_fit) = decode(LIST_BOOK_FILE, bytes, 0, &mut sink);
    let mut book = ListBook::default();
    if is_fit {
        let document = tree::parse(&text, 0, &mut sink);
        let top = Place::default();
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::LIST_BOOK, top, &mut sink);
        let mut reader = Reader { case, names: Names::of(case), sink: &mut sink };
        reader.read(&fields, &mut book);
    }
    let lines = book.substitutes.clone();
    ReadListBook { book: (!sink.has_errors()).then_some(book), lines, diagnostics: sink.finish(&[text]) }
}

struct Reader<'r> {
    case: &'r Case,
    names: Names,
    sink: &'r mut Sink,
}

impl Reader<'_> {
    fn read(&mut self, fields: &Fields<'_>, book: &mut ListBook) {
        for line in tables(fields, "asked", shapes::ASKED, self.sink) {
            let asked = self.asked(&line);
            book.asked.extend(asked);
        }
        for line in tables(fields, "released", shapes::RELEASE, self.sink) {
            let release = self.release(&line);
            book.released.extend(release);
        }
        for line in tables(fields, "told", shapes::TOLD, self.sink) {
            let Some(told) = self.told(&line) else { continue };
            self.see_release(&told, book, line.place);
            book.told.push(told);
        }
        let mut places = Vec::new();
        for line in tables(fields, "substitutes", shapes::SUBSTITUTES, self.sink) {
            if let Some(read) = self.substitutes(&line) {
                places.push(line.place);
                book.substitutes.push(read);
            }
        }
        self.see_circles(&book.substitutes, &places);
    }

    fn asked(&mut self, line: &Fields<'_>) -> Option<AskedAbout> {
        let row = row_needed(line, "row", self.sink);
        let by = line.text_needed("by", "write `by = \"…\"`: the party that asked", self.sink);
        let by = by.and_then(|said| self.party(&said));
        let at = self.when(line, "at", true);
        let (heard_by, note) = (self.own_text(line, "heard_by"), self.own_text(line, "note"));
        Some(AskedAbout { row: row?, by: by?, heard_by, at: at?, note })
    }

    fn told(&mut self, line: &Fields<'_>) -> Option<ToldOf> {
        let row = row_needed(line, "row", self.sink);
        let to = line.text_needed("to", "write `to = \"…\"`: the party that was told", self.sink);
        let to = to.and_then(|said| self.party(&said));
        let by = line.text_needed("by", "write `by = \"…\"`: who of the mediators told it", self.sink);
        let at = self.when(line, "at", true);
        let note = self.own_text(line, "note");
        Some(ToldOf { row: row?, to: to?, by: by?.value.trim().to_owned(), at: at?, note })
    }

    fn release(&mut self, line: &Fields<'_>) -> Option<Release> {
        let row = row_needed(line, "row", self.sink);
        if !line.has("to") {
            line.missing("to", "write `to = [\"…\"]`: the parties to which it may go", self.sink);
        }
        let said = line.texts("to", true, self.sink).unwrap_or_default();
        let to: Vec<PartyRef> = said.iter().filter_map(|said| self.party(said)).collect();
        let by = line.text_needed("by", "write `by = \"…\"`: who of the mediators released it", self.sink);
        let at = self.when(line, "at", true);
        let withdrawn = self.when(line, "withdrawn", false);
        let (withdrawn_by, why) = (self.own_text(line, "withdrawn_by"), self.own_text(line, "why"));
        let (row, by, at) = (row?, by?, at?);
        if let (Some(withdrawn), Some(entry)) = (withdrawn, line.entry("withdrawn"))
            && withdrawn < at
        {
            let message = "the release was withdrawn before it was given";
            self.sink.add(Code::EndsBeforeBegins, entry.node.place, message, "see which of the two is right");
        }
        Some(Release { row, to, by: by.value.trim().to_owned(), at, withdrawn, withdrawn_by, why })
    }

    /// Tells of a name that a party was told without its having been released to it, as the row was when it was told.
    fn see_release(&mut self, told: &ToldOf, book: &ListBook, place: Place) {
        let is_same = |a: &RowKey, b: &RowKey| {
            let is_row = if a.key.is_some() && b.key.is_some() { a.key == b.key } else { a.name == b.name };
            // Where either has no digest, it speaks of the row whatever it says.
            let as_it_was = a.digest.is_empty() || b.digest.is_empty() || a.digest == b.digest;
            a.list == b.list && is_row && as_it_was
        };
        // Whose list it is knows its own rows.
        let own = told.row.list.split_once('.').map_or(told.row.list.as_str(), |(stem, _)| stem);
        let released = book.released.iter().any(|one| is_same(&one.row, &told.row) && one.holds(told.to, told.at));
        if released || self.case.party(told.to).id == own {
            return;
        }
        let message = format!("{} was told of a row that had not been released to it", self.case.party(told.to).id);
        let help = "a name that goes out can endanger its bearer: see what follows from it, and release rows before they are told";
        self.sink.add(Code::ToldUnreleased, place, message, help);
    }

    fn substitutes(&mut self, line: &Fields<'_>) -> Option<Substitutes> {
        let of = line.text_needed("of", "write `of = \"…\"`: the id of whoever may not be able to go", self.sink);
        let of = of.and_then(|said| self.person(&said).map(|item| (item, said.place)));
        if !line.has("next") {
            line.missing("next", "write `next = [\"…\"]`: who goes instead, the first first", self.sink);
        }
        let said = line.texts("next", true, self.sink).unwrap_or_default();
        let by = self.own_text(line, "by");
        let note = self.own_text(line, "note");
        let (of, _) = of?;
        let mut next = Vec::new();
        for said in said {
            let Some(item) = self.person(&said) else { continue };
            if self.fits(of, item, said.place) {
                next.push(item);
            }
        }
        Some(Substitutes { of, next, by, note })
    }

    /// Whether somebody can go in the place of another; tells why not.
    fn fits(&mut self, of: ItemRef, item: ItemRef, place: Place) -> bool {
        let (whole, instead) = (self.case.item(of), self.case.item(item));
        let fault = if of == item {
            Some("nobody goes in their own place".to_owned())
        } else if whole.holder != instead.holder {
            Some(format!("`{}` is not in the hands of who holds `{}`", instead.id, whole.id))
        } else if !is_acknowledged(self.case, item) {
            Some(format!("`{}` is not acknowledged, so that nobody can let them go", instead.id))
        } else {
            None
        };
        if let Some(fault) = fault {
            let help = "name somebody whom the same party holds and acknowledges";
            self.sink.add(Code::SubstituteUnfit, place, fault, help);
            return false;
        }
        if instead.protection.is_none() {
            return true;
        }
        let is_live = self.case.nature == Nature::Live;
        let code = if is_live { Code::ProtectedWaits } else { Code::ProtectedWaitedThen };
        let message = format!("`{}` is protected, and would go only if another cannot", instead.id);
        let help = "seriously wounded and sick, minors and the dead are owed release whatever becomes of others (GC III art. 109-110; GC IV art. 132; CRC art. 37); take the name out of the line";
        self.sink.add(code, place, message, help);
        !is_live
    }

    /// Tells of lines in which somebody stands for somebody who stands for them.
    fn see_circles(&mut self, lines: &[Substitutes], places: &[Place]) {
        let mut first: BTreeMap<ItemRef, Place> = BTreeMap::new();
        for (line, place) in lines.iter().zip(places) {
            if let Some(known) = first.insert(line.of, *place) {
                let message = format!("two lines say who goes in the place of `{}`", self.case.item(line.of).id);
                self.sink
                    .add(Code::SubstituteCircle, *place, message, "make one line of them, in the order that holds")
                    .see(known, "the first line");
            }
            let mut waiting = line.next.clone();
            let mut seen = vec![line.of];
            while let Some(item) = waiting.pop() {
                if item == line.of {
                    let message =
                        format!("`{}` would go in their own place, by way of others", self.case.item(item).id);
                    let help = "break the circle: somebody has to be last";
                    self.sink.add(Code::SubstituteCircle, *place, message, help);
                    break;
                }
                if seen.contains(&item) {
                    continue;
                }
                seen.push(item);
                waiting.extend(lines.iter().filter(|other| other.of == item).flat_map(|other| &other.next));
            }
        }
    }

    fn party(&mut self, said: &Said<&str>) -> Option<PartyRef> {
        if let Some(party) = self.names.parties.get(said.value) {
            return Some(*party);
        }
        let ids = self.names.parties.keys().map(String::as_str);
        let help = self.sink.did_you_mean(said.value, ids, "name a party of case.toml");
        self.sink.add(Code::UnknownParty, said.place, format!("there is no party `{}`", said.value), help);
        None
    }

    fn person(&mut self, said: &Said<&str>) -> Option<ItemRef> {
        if let Some(Thing::Item(item)) = self.names.things.get(said.value)
            && matches!(self.case.item(*item).kind, Kind::Person(_))
        {
            return Some(*item);
        }
        let people = self.case.items.iter().filter(|item| matches!(item.kind, Kind::Person(_)));
        let ids: Vec<&str> = people.map(|item| item.id.as_str()).collect();
        let help = self.sink.did_you_mean(said.value, ids.iter().copied(), "name a person of the case");
        self.sink.add(Code::UnknownName, said.place, format!("the case has no person `{}`", said.value), help);
        None
    }

    fn when(&mut self, line: &Fields<'_>, key: &'static str, is_needed: bool) -> Option<Instant> {
        if is_needed && !line.has(key) {
            line.missing(key, &format!("write `{key} = 2025-03-04T10:00`: when"), self.sink);
        }
        moment_in(&self.case.zone, line, key, self.sink)
    }

    fn own_text(&mut self, line: &Fields<'_>, key: &'static str) -> Option<String> {
        line.text(key, self.sink).map(|said| said.value.trim().to_owned())
    }
}
