//! Reading the book of contacts: `contacts/PARTY.toml` of each party, `mediator/contacts.toml` of the mediator. Read beside a case, of which it is
//! no part.

mod mediator;
pub(super) mod times;

use std::collections::BTreeMap;

use takas_model::{
    Case, Channel, ChannelRef, Contacts, Direction, Interlocutor, InterlocutorRef, PartyRef, Permission, Subject, Talk,
    TalkRef,
};

use super::draft::id_is_fine;
use super::fields::{Fields, Said};
use super::{MEDIATOR_CONTACTS_FILE, Part, case_file, decode, part};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::language::resolve::{Names, Thing};
use crate::shapes;
use crate::source::{CaseFiles, Place, Text};
use crate::tree::{self, Document, Entry};

/// What came of reading the contacts.
#[derive(Clone, Debug)]
pub struct ReadContacts {
    /// The book; none when there is any error. Without files it is empty.
    pub contacts: Option<Contacts>,
    /// Every finding, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads every file of contacts of a case.
pub fn read_contacts(case: &Case, files: &CaseFiles) -> ReadContacts {
    let mut sink = Sink::default();
    let mut texts = Vec::new();
    let mut documents: Vec<(usize, Document)> = Vec::new();
    for (path, bytes) in
        files.iter().filter(|(path, _)| matches!(part(path), Part::Contacts(_) | Part::MediatorContacts))
    {
        let (text, is_fit) = decode(path, bytes, texts.len(), &mut sink);
        if is_fit {
            documents.push((texts.len(), tree::parse(&text, texts.len(), &mut sink)));
        }
        texts.push(text);
    }
    let mut reader =
        Reader { case, names: Names::of(case), book: Contacts::default(), known: BTreeMap::new(), sink: &mut sink };
    // What the mediator passed on names what was said with the parties.
    documents.sort_by_key(|(file, _)| texts[*file].path == MEDIATOR_CONTACTS_FILE);
    let mut of_party: Vec<(PartyRef, usize, &Document)> = Vec::new();
    for (file, document) in &documents {
        if let Part::Contacts(stem) = part(&texts[*file].path) {
            of_party.extend(reader.party_of_file(stem, *file).map(|party| (party, *file, document)));
        }
    }
    of_party.sort_by_key(|(party, ..)| *party);
    for (party, file, document) in of_party {
        reader.read_party(party, file, document);
    }
    if let Some((file, document)) = documents.iter().find(|(file, _)| texts[*file].path == MEDIATOR_CONTACTS_FILE) {
        reader.read_mediator(*file, document);
    }
    let book = reader.book;
    let contacts = (!sink.has_errors()).then_some(book);
    ReadContacts { contacts, diagnostics: finish(sink, &texts) }
}

fn finish(sink: Sink, texts: &[Text]) -> Vec<Diagnostic> {
    if texts.is_empty() { Vec::new() } else { sink.finish(texts) }
}

struct Reader<'r> {
    case: &'r Case,
    names: Names,
    book: Contacts,
    /// The words of each party's talks by name, and where they stand.
    known: BTreeMap<(PartyRef, String), (TalkRef, Place)>,
    sink: &'r mut Sink,
}

/// What is known by name in one party's file.
struct OfParty {
    party: PartyRef,
    interlocutors: BTreeMap<String, InterlocutorRef>,
    channels: BTreeMap<String, ChannelRef>,
}

impl Reader<'_> {
    fn party_of_file(&mut self, stem: &str, file: usize) -> Option<PartyRef> {
        self.party(&Said { value: stem, place: Place { file, start: 0, end: 0 } })
    }

    /// The party of that id; reports an unknown one.
    fn party(&mut self, said: &Said<&str>) -> Option<PartyRef> {
        if let Some(party) = self.names.parties.get(said.value) {
            return Some(*party);
        }
        let ids = self.names.parties.keys().map(String::as_str);
        let help = self.sink.did_you_mean(said.value, ids, "name a party of case.toml");
        self.sink.add(Code::UnknownParty, said.place, format!("there is no party `{}`", said.value), help);
        None
    }

    fn parties(&mut self, fields: &Fields<'_>, key: &'static str) -> Vec<PartyRef> {
        let said = fields.texts(key, true, self.sink).unwrap_or_default();
        let mut found: Vec<PartyRef> = Vec::new();
        for said in said {
            if let Some(party) = self.party(&said).filter(|party| !found.contains(party)) {
                found.push(party);
            }
        }
        found
    }

    fn read_party(&mut self, party: PartyRef, file: usize, document: &Document) {
        let top = Place { file, start: 0, end: 0 };
        case_file::check_format(&document.root, top, document.lost.is_some(), self.sink);
        let fields = Fields::of_table(&document.root, shapes::CONTACTS, top, self.sink);
        let id = &self.case.party(party).id;
        if !fields.has("party") && document.lost.is_none() {
            fields.missing("party", &format!("write `party = \"{id}\"`, as the file is named"), self.sink);
        }
        if let Some(said) = fields.text("party", self.sink).filter(|said| said.value != id) {
            let message = format!("the file is named for `{id}`, but says `party = \"{}\"`", said.value);
            let help = "rename the file, or mend the key: the talks with a party are one compartment";
            self.sink.add(Code::PartyMismatch, said.place, message, help);
        }
        let mut own = OfParty { party, interlocutors: BTreeMap::new(), channels: BTreeMap::new() };
        for entry in fields.lines("interlocutors", self.sink) {
            if let Some(read) = self.interlocutor(entry, party) {
                own.interlocutors.insert(entry.key.clone(), InterlocutorRef::new(self.book.interlocutors.len()));
                self.book.interlocutors.push(read);
            }
        }
        for entry in fields.lines("channels", self.sink) {
            if let Some(read) = self.channel(entry, party) {
                own.channels.insert(entry.key.clone(), ChannelRef::new(self.book.channels.len()));
                self.book.channels.push(read);
            }
        }
        for entry in fields.lines("talks", self.sink) {
            if let Some(read) = self.talk(entry, &own) {
                let talk = TalkRef::new(self.book.talks.len());
                self.known.insert((party, entry.key.clone()), (talk, entry.key_place));
                self.book.talks.push(read);
            }
        }
        for entry in fields.lines("permissions", self.sink) {
            let read = self.permission(entry, &own);
            self.book.permissions.extend(read);
        }
    }

    fn interlocutor(&mut self, entry: &Entry, party: PartyRef) -> Option<Interlocutor> {
        let is_fine = id_is_fine(&entry.key, entry.key_place, self.sink);
        let fields = Fields::of_entry(entry, shapes::INTERLOCUTOR, self.sink)?;
        let name = fields.text_needed("name", "write `name = \"…\"`: who speaks", self.sink);
        let since = self.begin_needed(&fields, "since", "write `since = 2024-06-03`: from when on they speak");
        let until = self.end(&fields, "until");
        let (group, mandate) = (self.own_text(&fields, "group"), self.own_text(&fields, "mandate"));
        let on = self.subject(&fields, "on");
        let since = since?;
        self.see_order(&fields, "until", Some(since), until);
        let name = name?.value.trim().to_owned();
        Some(Interlocutor { party, id: entry.key.clone(), name, group, mandate, since, until, on }).filter(|_| is_fine)
    }

    fn channel(&mut self, entry: &Entry, party: PartyRef) -> Option<Channel> {
        let is_fine = id_is_fine(&entry.key, entry.key_place, self.sink);
        let fields = Fields::of_entry(entry, shapes::CHANNEL, self.sink)?;
        let name = fields.text_needed("name", "write `name = \"…\"`: how it is spoken", self.sink);
        let kind = self.own_text(&fields, "kind");
        let until = self.end(&fields, "until");
        let name = name?.value.trim().to_owned();
        Some(Channel { party, id: entry.key.clone(), name, kind, until }).filter(|_| is_fine)
    }

    fn talk(&mut self, entry: &Entry, own: &OfParty) -> Option<Talk> {
        let fields = Fields::of_entry(entry, shapes::TALK, self.sink)?;
        let way = match (fields.has("heard_from"), fields.has("told_to")) {
            (true, false) => Some(("heard_from", Direction::Heard)),
            (false, true) => Some(("told_to", Direction::Told)),
            _ => {
                let message = "a word is either heard from somebody or told to somebody";
                let help =
                    "write one of `heard_from = \"…\"` and `told_to = \"…\"`; what was answered is a line of its own";
                self.sink.add(Code::TalkWay, entry.key_place, message, help);
                None
            }
        };
        let with = way.and_then(|(key, _)| self.speaker(&fields, key, own));
        let by = fields.text_needed("by", "write `by = \"…\"`: who of the mediators told or heard it", self.sink);
        let at = self.begin_needed(&fields, "at", "write `at = 2024-07-02T10:00`: when it was said");
        let says = fields.text_needed("says", "write `says = \"…\"`: what was said", self.sink);
        let channel = fields.text("channel", self.sink);
        let channel = channel.and_then(|said| self.look_up(&said, &own.channels, Code::UnknownChannel, "channel"));
        let about = self.subject(&fields, "about");
        let (with, at) = (with?, at?);
        self.see_mandate(with, at, &fields, "at");
        Some(Talk {
            party: own.party,
            name: entry.key.clone(),
            way: way?.1,
            with,
            by: by?.value.trim().to_owned(),
            at,
            channel,
            says: says?.value.trim().to_owned(),
            about,
        })
    }

    fn permission(&mut self, entry: &Entry, own: &OfParty) -> Option<Permission> {
        let fields = Fields::of_entry(entry, shapes::PERMISSION, self.sink)?;
        let of = fields.text_needed("of", "write `of = \"…\"`: the name of the word that may go on", self.sink);
        let of = of.and_then(|said| self.heard(&said, own.party));
        let by = self.speaker_needed(&fields, "by", own);
        let at = self.begin_needed(&fields, "at", "write `at = 2024-07-03T09:00`: when it was given");
        if !fields.has("to") {
            fields.missing("to", "write `to = [\"…\"]`: the parties to whom it may go", self.sink);
        }
        let to = self.parties(&fields, "to");
        let not_before = self.begin(&fields, "not_before");
        let (until, withdrawn) = (self.end(&fields, "until"), self.begin(&fields, "withdrawn"));
        let named = fields.truth("named", self.sink).unwrap_or(false);
        let (of, by, at) = (of?, by?, at?);
        self.see_order(&fields, "until", Some(not_before.unwrap_or(at)), until);
        self.see_mandate(by, at, &fields, "at");
        Some(Permission { of, name: entry.key.clone(), by, to, at, not_before, until, withdrawn, named })
    }

    /// A word that was heard from the party.
    fn heard(&mut self, said: &Said<&str>, party: PartyRef) -> Option<TalkRef> {
        let (talk, place) = self.word(said, party, said.value)?;
        if self.book.talk(talk).way == Direction::Heard {
            return Some(talk);
        }
        let message = format!("`{}` is what the mediators said: it needs nobody's permission", said.value);
        let help = "name a word that was heard from the party";
        self.sink.add(Code::PermissionOfTold, said.place, message, help).see(place, "it was told");
        None
    }

    /// The word of that name in the talks with a party.
    fn word(&mut self, said: &Said<&str>, party: PartyRef, name: &str) -> Option<(TalkRef, Place)> {
        if let Some(found) = self.known.get(&(party, name.to_owned())) {
            return Some(*found);
        }
        let names: Vec<&str> =
            self.known.keys().filter(|(whose, _)| *whose == party).map(|(_, name)| name.as_str()).collect();
        let help = self.sink.did_you_mean(name, names.iter().copied(), "name a line under [talks]");
        let party = &self.case.party(party).id;
        let message = format!("in the talks with {party} there is no word named \"{name}\"");
        self.sink.add(Code::WordUnknown, said.place, message, help);
        None
    }

    fn speaker_needed(&mut self, fields: &Fields<'_>, key: &'static str, own: &OfParty) -> Option<InterlocutorRef> {
        if !fields.has(key) {
            fields.missing(key, &format!("write `{key} = \"…\"`: an id under [interlocutors]"), self.sink);
        }
        self.speaker(fields, key, own)
    }

    fn speaker(&mut self, fields: &Fields<'_>, key: &'static str, own: &OfParty) -> Option<InterlocutorRef> {
        let said = fields.text(key, self.sink)?;
        self.look_up(&said, &own.interlocutors, Code::UnknownInterlocutor, "interlocutor")
    }

    fn look_up<T: Copy>(
        &mut self,
        said: &Said<&str>,
        known: &BTreeMap<String, T>,
        code: Code,
        kind: &str,
    ) -> Option<T> {
        if let Some(found) = known.get(said.value) {
            return Some(*found);
        }
        let ids = known.keys().map(String::as_str);
        let help = self.sink.did_you_mean(said.value, ids, &format!("name one under [{kind}s]"));
        self.sink.add(code, said.place, format!("the party has no {kind} `{}`", said.value), help);
        None
    }

    /// Things and sets by name.
    fn subject(&mut self, fields: &Fields<'_>, key: &'static str) -> Subject {
        let mut subject = Subject::default();
        for said in fields.texts(key, true, self.sink).unwrap_or_default() {
            match self.names.things.get(said.value) {
                Some(Thing::Item(item)) => subject.items.push(*item),
                Some(Thing::Set(set)) => subject.items.extend(&self.case.sets[*set].items),
                Some(Thing::Choice(act)) => subject.items.extend(&self.case.undertakings[*act].items),
                None => {
                    let names = self.names.things.keys().map(String::as_str);
                    let help =
                        self.sink.did_you_mean(said.value, names, "name a thing, an undertaking or a set of case.toml");
                    let message = format!("the case has nothing named `{}`", said.value);
                    self.sink.add(Code::UnknownName, said.place, message, help);
                    continue;
                }
            }
            subject.names.push(said.value.to_owned());
        }
        subject.items.sort_unstable();
        subject.items.dedup();
        subject
    }

    fn own_text(&mut self, fields: &Fields<'_>, key: &'static str) -> Option<String> {
        fields.text(key, self.sink).map(|said| said.value.trim().to_owned())
    }

    /// Warns of what somebody says outside of a mandate.
    fn see_mandate(&mut self, who: InterlocutorRef, at: takas_model::Instant, fields: &Fields<'_>, key: &'static str) {
        let one = self.book.interlocutor(who);
        if one.speaks_at(at) {
            return;
        }
        let message = format!("{} has no mandate at this time", one.name);
        let help = "mend the time or the mandate, or leave it as a warning: nothing may go on by it";
        let place = fields.entry(key).map_or(fields.place, |entry| entry.node.place);
        self.sink.add(Code::OutsideMandate, place, message, help);
    }
}
