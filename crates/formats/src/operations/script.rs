//! What is said as people type it: `board russia/1`, `ended identity of krieger passed nobody`; and scripts, a line for each.
//!
//! The verbs are the words of the JSON. A list that is left out means everybody whom the plan has there and who travels.

use takas_model::operation::{Act, Instant, RequestKind, Scope, UnitRef};
use takas_model::{GateRef, Handover, Minutes, PartyRef, PersonGate, PlaceRef};

use super::names::OperationNames;
use super::read::room_of;
use super::write::{request_word, room_word};
use crate::codes::Code;
use crate::deals::{hex, unhex};
use crate::diagnostic::{Diagnostic, Sink};
use crate::limits::{SCRIPT_BYTES_MAX, SCRIPT_LINES_MAX};
use crate::plans::{Clock, NameList, Token, common_zone, name_words, time_words, tokens};
use crate::reading::words;
use crate::source::{Place, Text};
use crate::suggest::nearest;

/// How a script is called in diagnostics where it has no name of its own.
pub const SCRIPT_FILE: &str = "the script";
/// And what is typed.
const SAID: &str = "what is said";

/// Every verb, with what follows it.
const VERBS: &[(&str, &str)] = &[
    ("in-hand", "in-hand UNIT GATE, such as `in-hand krieger consent`"),
    ("not-in-hand", "not-in-hand UNIT GATE"),
    ("needs", "needs UNIT seat, stretcher or load"),
    ("not-travelling", "not-travelling UNIT"),
    ("begun", "begun WORK, such as `begun identity of krieger`"),
    ("ended", "ended WORK, or `ended WORK passed UNIT …`, or `passed nobody`"),
    ("agree", "agree GATE"),
    ("take-back", "take-back GATE"),
    ("release", "release GATE"),
    ("board", "board RIDE, or `board RIDE UNIT …`"),
    ("boarded", "boarded RIDE, or `boarded RIDE UNIT …`"),
    ("alighted", "alighted RIDE, or `alighted RIDE UNIT …`"),
    ("go", "go RIDE …"),
    ("departed", "departed RIDE"),
    ("arrived", "arrived RIDE, or `arrived RIDE at PLACE`"),
    ("verified", "verified UNIT …, or `verified aboard RIDE`"),
    ("handed-over", "handed-over UNIT …, or `handed-over aboard RIDE`"),
    ("followed-up", "followed-up UNIT"),
    (
        "request",
        "request NUMBER KIND [about UNIT] owner AUTHOR due TIME, such as `request 1 call owner field due 14:00`",
    ),
    ("met", "met PARTY NUMBER"),
    ("hold", "hold everything, or `hold ride RIDE`, `hold gate GATE`, `hold unit UNIT`"),
    ("resume", "resume everything, or `resume ride RIDE`, `resume gate GATE`, `resume unit UNIT`"),
    ("abort", "abort"),
    ("adopt", "adopt PLAN"),
    ("accept", "accept NUMBER"),
    ("close", "close"),
];

/// Where and when something is said.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// The names of the target.
    pub names: &'a OperationNames,
    /// Its handover.
    pub handover: &'a Handover,
    /// Now, in minutes of the handover: a time without a date is the next from here on.
    pub now: Minutes,
    /// Whether a unit travels.
    pub travels: &'a dyn Fn(UnitRef) -> bool,
}

/// Reads what is said.
///
/// # Errors
/// All mistakes.
pub fn read_act(moment: Moment<'_>, said: &str) -> Result<Act, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let read = Reader { moment, sink: &mut sink, file: 0, offset: 0 }.act(said);
    let failed = sink.has_errors();
    read.filter(|_| !failed).ok_or_else(|| sink.finish(&[Text::new(SAID, said.to_owned())]))
}

/// One line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScriptLine {
    /// Its line in the file, from 1.
    pub line: usize,
    /// When, in minutes of the handover; never before the line before it.
    pub at: Minutes,
    /// The id of the author.
    pub author: String,
    /// What: words that [`read_act`] reads when the time has come, by the plan that is then the target and with those who then travel.
    pub words: String,
}

/// Reads a script: lines `HH:MM author act …`; `#` begins a remark. Every line is read by the names of the first target as far as no line
/// adopts another.
///
/// # Errors
/// All mistakes of all lines.
pub fn read_script(
    names: &OperationNames,
    handover: &Handover,
    path: &str,
    bytes: &[u8],
) -> Result<Vec<ScriptLine>, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let (text, fit) = decode_script(path, bytes, &mut sink);
    let mut lines = Vec::new();
    let mut now = 0;
    let mut is_known = true;
    let mut offset = 0;
    for (index, line) in text.content.split_inclusive('\n').enumerate() {
        let said = line.trim_end_matches(['\n', '\r']);
        if fit && !said.trim_start().starts_with('#') && !said.trim().is_empty() {
            let moment = Moment { names, handover, now, travels: &|_| true };
            let mut reader = Reader { moment, sink: &mut sink, file: 0, offset };
            if let Some(read) = reader.line(said, index + 1, is_known) {
                now = read.at;
                is_known &= read.words.split_whitespace().next() != Some("adopt");
                lines.push(read);
            }
        }
        offset += line.len();
    }
    if sink.has_errors() { Err(sink.finish(&[text])) } else { Ok(lines) }
}

fn decode_script(path: &str, bytes: &[u8], sink: &mut Sink) -> (Text, bool) {
    let lines = bytes.split(|byte| *byte == b'\n').count();
    if bytes.len() > SCRIPT_BYTES_MAX || lines > SCRIPT_LINES_MAX {
        let message = format!(
            "the script has {} bytes and {lines} lines; at most {SCRIPT_LINES_MAX} lines are read",
            bytes.len()
        );
        sink.add(Code::FileTooLarge, Place::default(), message, "hand commands over by `takas run --json`");
        return (Text::new(path, String::new()), false);
    }
    crate::reading::decode(path, bytes, 0, sink)
}

struct Reader<'a> {
    moment: Moment<'a>,
    sink: &'a mut Sink,
    file: usize,
    /// Where the words stand in the text.
    offset: usize,
}

impl<'a> Reader<'a> {
    /// A line of a script: when, who, what.
    fn line(&mut self, said: &str, line: usize, is_known: bool) -> Option<ScriptLine> {
        let tokens = self.tokens(said)?;
        let (at, rest) = self.time(said, &tokens)?;
        let Some(author) = rest.first() else {
            return self.mistake(
                Code::ActWords,
                (0, said.len()),
                "nobody says anything here",
                "write `HH:MM AUTHOR VERB …`",
            );
        };
        let names = self.moment.names;
        let id = names.authors.find(&author.text).map(|index| names.authors.of(index).to_owned());
        if id.is_none() {
            let help = self.sink.did_you_mean(&author.text, names.authors.iter(), "name a line of mediator/team.toml");
            let _: Option<()> =
                self.mistake(Code::ActName, author.span(), &format!("there is no author `{}`", author.text), &help);
        }
        let begins = author.end;
        if at < self.moment.now {
            let help = "sort the lines by their times";
            return self.mistake(Code::ActTime, tokens[0].span(), "this is before the line before it", help);
        }
        let words = said[begins..].trim().to_owned();
        let mark = self.sink.mark();
        if is_known {
            let mut within = Reader {
                moment: Moment { now: at, ..self.moment },
                sink: &mut *self.sink,
                file: self.file,
                offset: self.offset + begins,
            };
            let _ = within.act(&said[begins..]);
        }
        if self.sink.has_errors_since(mark) {
            return None;
        }
        Some(ScriptLine { line, at, author: id?, words })
    }

    /// The time at the beginning, and the words behind it.
    fn time<'t>(&mut self, said: &str, tokens: &'t [Token]) -> Option<(Minutes, &'t [Token])> {
        let count = match tokens.first()?.text.as_str() {
            "minute" => 2,
            first if crate::calendar::read(first).is_some() => 2,
            _ => 1,
        };
        let end = tokens.get(count - 1).or(tokens.last())?.end;
        let at = self.clock(&said[..end], (tokens[0].start, end))?;
        Some((at, tokens.get(count..).unwrap_or_default()))
    }

    fn clock(&mut self, written: &str, span: (usize, usize)) -> Option<Minutes> {
        let Moment { handover, now, .. } = self.moment;
        let zone = common_zone(handover);
        match (Clock { handover, now, zone: zone.as_deref() }).one(written) {
            Ok(at) => Some(at),
            Err((message, help)) => self.mistake(Code::ActTime, span, &message, &help),
        }
    }

    fn tokens(&mut self, said: &str) -> Option<Vec<Token>> {
        let found = tokens(said);
        if found.is_none() {
            return self.mistake(Code::ActWords, (0, said.len()), "a quotation mark is not closed", "close it");
        }
        found
    }

    fn act(&mut self, said: &str) -> Option<Act> {
        let all = self.tokens(said)?;
        let Some((verb, rest)) = all.split_first() else {
            return self.mistake(Code::ActWords, (0, said.len()), "nothing is said", &forms());
        };
        match verb.keyword() {
            "in-hand" => self.person_gate(verb, rest).map(|(unit, gate)| Act::InHand(unit, gate)),
            "not-in-hand" => self.person_gate(verb, rest).map(|(unit, gate)| Act::NotInHand(unit, gate)),
            "needs" => self.needs(verb, rest),
            "not-travelling" => self.unit(verb, rest).map(Act::NotTravelling),
            "followed-up" => self.unit(verb, rest).map(Act::FollowedUp),
            "begun" => self.joined(verb, "check or measure", &self.moment.names.works, rest).map(Act::WorkBegun),
            "ended" => self.ended(verb, rest),
            "agree" => self.gate(verb, rest).map(Act::Agree),
            "take-back" => self.gate(verb, rest).map(Act::TakeBack),
            "release" => self.gate(verb, rest).map(Act::Release),
            "board" => self.boarding(verb, rest).map(|(ride, units)| Act::Board(ride, units)),
            "boarded" => self.boarding(verb, rest).map(|(ride, units)| Act::Boarded(ride, units)),
            "alighted" => self.boarding(verb, rest).map(|(ride, units)| Act::Alighted(ride, units)),
            "go" => self.rides(verb, rest).map(Act::Go),
            "departed" => self.one_ride(verb, rest).map(Act::Departed),
            "arrived" => self.arrived(verb, rest),
            "verified" => self.some_units(verb, rest).map(Act::Verified),
            "handed-over" => self.some_units(verb, rest).map(Act::HandedOver),
            "request" => self.request(said, verb, rest),
            "met" => self.met(verb, rest),
            "hold" => self.scope(verb, rest).map(Act::Hold),
            "resume" => self.scope(verb, rest).map(Act::Resume),
            "abort" => self.alone(verb, rest, Act::Abort),
            "close" => self.alone(verb, rest, Act::Close),
            "adopt" => self.adopt(verb, rest),
            "accept" => self.number(verb, rest).map(Act::Accept),
            other => {
                let near = nearest(other, VERBS.iter().map(|(known, _)| *known)).filter(|_| other.len() > 2);
                let help = near.map_or_else(forms, |near| format!("did you mean `{near}`? Write {}", form(near)));
                self.mistake(
                    Code::ActWords,
                    verb.span(),
                    &format!("`{}` is nothing that can be said", verb.text),
                    &help,
                )
            }
        }
    }

    fn person_gate(&mut self, verb: &Token, rest: &[Token]) -> Option<(UnitRef, PersonGate)> {
        let [unit, gate] = rest else { return self.wrong_form(verb, rest) };
        let found = PersonGate::ALL.into_iter().find(|known| known.name() == gate.text);
        if found.is_none() {
            let help =
                self.sink.did_you_mean(&gate.text, PersonGate::ALL.map(PersonGate::name), "name a personal gate");
            let message = format!("there is no personal gate `{}`", gate.text);
            let _: Option<()> = self.mistake(Code::ActName, gate.span(), &message, &help);
        }
        Some((self.unit_of(unit)?, found?))
    }

    fn needs(&mut self, verb: &Token, rest: &[Token]) -> Option<Act> {
        let [unit, room] = rest else { return self.wrong_form(verb, rest) };
        let Some(found) = room_of(&room.text) else { return self.wrong_form(verb, rest) };
        Some(Act::Needs(self.unit_of(unit)?, found))
    }

    fn unit(&mut self, verb: &Token, rest: &[Token]) -> Option<UnitRef> {
        let [unit] = rest else { return self.wrong_form(verb, rest) };
        self.unit_of(unit)
    }

    fn unit_of(&mut self, token: &Token) -> Option<UnitRef> {
        let names = self.moment.names;
        self.find("unit", &names.units, &token.text, token.span()).map(UnitRef::new)
    }

    fn gate(&mut self, verb: &Token, rest: &[Token]) -> Option<GateRef> {
        let names = self.moment.names;
        self.joined(verb, "gate", &names.gates, rest).map(GateRef::new)
    }

    fn ended(&mut self, verb: &Token, rest: &[Token]) -> Option<Act> {
        let names = self.moment.names;
        let passed = rest.iter().position(|token| token.keyword() == "passed");
        let work = self.joined(verb, "check or measure", &names.works, &rest[..passed.unwrap_or(rest.len())])?;
        let units = match passed.map(|at| &rest[at + 1..]) {
            None => self.travelling(&names.checked[work]),
            Some([nobody]) if nobody.keyword() == "nobody" => Vec::new(),
            Some([]) => return self.wrong_form(verb, rest),
            Some(named) => self.named(named)?,
        };
        Some(Act::WorkEnded(work, units))
    }

    fn boarding(&mut self, verb: &Token, rest: &[Token]) -> Option<(usize, Vec<UnitRef>)> {
        let Some((ride, named)) = rest.split_first() else { return self.wrong_form(verb, rest) };
        let ride = self.ride_of(ride)?;
        let units = match named {
            [] => self.travelling(&self.moment.names.aboard[ride]),
            named => self.named(named)?,
        };
        Some((ride, units))
    }

    fn rides(&mut self, verb: &Token, rest: &[Token]) -> Option<Vec<usize>> {
        if rest.is_empty() {
            return self.wrong_form(verb, rest);
        }
        let found: Vec<Option<usize>> = rest.iter().map(|token| self.ride_of(token)).collect();
        let mut rides: Vec<usize> = found.into_iter().collect::<Option<_>>()?;
        rides.sort_unstable();
        rides.dedup();
        Some(rides)
    }

    fn one_ride(&mut self, verb: &Token, rest: &[Token]) -> Option<usize> {
        let [ride] = rest else { return self.wrong_form(verb, rest) };
        self.ride_of(ride)
    }

    fn ride_of(&mut self, token: &Token) -> Option<usize> {
        let names = self.moment.names;
        self.find("ride", &names.rides, &token.text, token.span())
    }

    fn arrived(&mut self, verb: &Token, rest: &[Token]) -> Option<Act> {
        let names = self.moment.names;
        match rest {
            [ride] => {
                let ride = self.ride_of(ride)?;
                Some(Act::Arrived(ride, names.ends[ride]))
            }
            [ride, at, place @ ..] if at.keyword() == "at" => {
                let ride = self.ride_of(ride);
                let place = self.joined(verb, "place", &names.places, place);
                Some(Act::Arrived(ride?, PlaceRef::new(place?)))
            }
            _ => self.wrong_form(verb, rest),
        }
    }

    fn some_units(&mut self, verb: &Token, rest: &[Token]) -> Option<Vec<UnitRef>> {
        match rest {
            [] => self.wrong_form(verb, rest),
            [aboard, ride] if aboard.keyword() == "aboard" => {
                let ride = self.ride_of(ride)?;
                Some(self.travelling(&self.moment.names.aboard[ride]))
            }
            named => self.named(named),
        }
    }

    fn request(&mut self, said: &str, verb: &Token, rest: &[Token]) -> Option<Act> {
        let at = |word: &str| rest.iter().position(|token| token.keyword() == word);
        let (Some(owner), Some(due)) = (at("owner"), at("due")) else { return self.wrong_form(verb, rest) };
        let about = at("about");
        let shape = (about.unwrap_or(2), owner, due);
        if shape.0 != 2 || owner != if about.is_some() { 4 } else { 2 } || due != owner + 2 || rest.len() < due + 2 {
            return self.wrong_form(verb, rest);
        }
        let names = self.moment.names;
        let number = self.small(&rest[0]);
        let kind: Option<RequestKind> =
            words::REQUEST.iter().find(|(word, _)| *word == rest[1].text).map(|(_, kind)| *kind);
        let Some(kind) = kind else { return self.wrong_form(verb, rest) };
        let unit = match about {
            Some(at) => self.unit_of(&rest[at + 1]).map(Some),
            None => Some(None),
        };
        let author = &rest[owner + 1];
        let author = self.find("author", &names.authors, &author.text, author.span());
        let due = self.instant(said, &rest[due + 1..]);
        Some(Act::Request {
            number: number?,
            about: unit?,
            kind,
            owner: takas_model::operation::AuthorRef::new(author?),
            due: due?,
        })
    }

    /// A time of the handover, or `@` and seconds since the beginning of 1970.
    fn instant(&mut self, said: &str, written: &[Token]) -> Option<Instant> {
        let (first, last) = (written.first()?, written.last()?);
        if let Some(seconds) = first.text.strip_prefix('@').and_then(|digits| digits.parse().ok()) {
            return Some(seconds);
        }
        let minute = self.clock(&said[first.start..last.end], (first.start, last.end))?;
        minute.checked_mul(60)?.checked_add(self.moment.handover.begins)
    }

    fn met(&mut self, verb: &Token, rest: &[Token]) -> Option<Act> {
        let [party, number] = rest else { return self.wrong_form(verb, rest) };
        let names = self.moment.names;
        let party = self.find("party", &names.parties, &party.text, party.span()).map(PartyRef::new);
        let number = self.small(number);
        Some(Act::Met(party?, number?))
    }

    fn scope(&mut self, verb: &Token, rest: &[Token]) -> Option<Scope> {
        let names = self.moment.names;
        match rest {
            [what] if what.keyword() == "everything" => Some(Scope::Everything),
            [what, ride] if what.keyword() == "ride" => self.ride_of(ride).map(Scope::Trip),
            [what, unit] if what.keyword() == "unit" => self.unit_of(unit).map(Scope::Unit),
            [what, gate @ ..] if what.keyword() == "gate" => {
                self.joined(verb, "gate", &names.gates, gate).map(|gate| Scope::Gate(GateRef::new(gate)))
            }
            _ => self.wrong_form(verb, rest),
        }
    }

    fn adopt(&mut self, verb: &Token, rest: &[Token]) -> Option<Act> {
        let [digest] = rest else { return self.wrong_form(verb, rest) };
        let found = unhex(&digest.text).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        if found.is_none() {
            let help = "write its digest: 64 hexadecimal digits";
            return self.mistake(Code::ActNumber, digest.span(), "this is no digest of a plan", help);
        }
        found.map(Act::Adopt)
    }

    fn number(&mut self, verb: &Token, rest: &[Token]) -> Option<u64> {
        let [number] = rest else { return self.wrong_form(verb, rest) };
        let found = number.text.parse().ok();
        if found.is_none() {
            return self.mistake(Code::ActNumber, number.span(), "this is no number", "write a whole number of units");
        }
        found
    }

    fn small(&mut self, token: &Token) -> Option<u32> {
        let found = token.text.parse().ok();
        if found.is_none() {
            let help = "write the number of the request: a whole number";
            return self.mistake(Code::ActNumber, token.span(), "this is no number of a request", help);
        }
        found
    }

    fn alone(&mut self, verb: &Token, rest: &[Token], act: Act) -> Option<Act> {
        if rest.is_empty() { Some(act) } else { self.wrong_form(verb, rest) }
    }

    /// These of a list who travel.
    fn travelling(&self, all: &[usize]) -> Vec<UnitRef> {
        all.iter().map(|unit| UnitRef::new(*unit)).filter(|unit| (self.moment.travels)(*unit)).collect()
    }

    fn named(&mut self, named: &[Token]) -> Option<Vec<UnitRef>> {
        let found: Vec<Option<UnitRef>> = named.iter().map(|token| self.unit_of(token)).collect();
        let mut units: Vec<UnitRef> = found.into_iter().collect::<Option<_>>()?;
        units.sort_unstable();
        units.dedup();
        Some(units)
    }

    /// A name that may be of several words.
    fn joined(&mut self, verb: &Token, what: &str, list: &'a NameList, named: &[Token]) -> Option<usize> {
        let (Some(first), Some(last)) = (named.first(), named.last()) else { return self.wrong_form(verb, named) };
        let name = named.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
        self.find(what, list, &name, (first.start, last.end))
    }

    fn find(&mut self, what: &str, list: &NameList, name: &str, span: (usize, usize)) -> Option<usize> {
        let found = list.find(name);
        if found.is_none() {
            let help = self.sink.did_you_mean(name, list.iter(), "use the names of the plan that is run");
            return self.mistake(Code::ActName, span, &format!("the operation has no {what} `{name}`"), &help);
        }
        found
    }

    fn wrong_form<T>(&mut self, verb: &Token, rest: &[Token]) -> Option<T> {
        let end = rest.last().map_or(verb.end, |last| last.end);
        let message = format!("`{}` is not said so", verb.text);
        self.mistake(Code::ActWords, (verb.start, end), &message, &format!("write {}", form(verb.keyword())))
    }

    fn mistake<T>(&mut self, code: Code, span: (usize, usize), message: &str, help: &str) -> Option<T> {
        let place = Place { file: self.file, start: self.offset + span.0, end: self.offset + span.1 };
        self.sink.add(code, place, message, help);
        None
    }
}

/// What follows a verb.
fn form(verb: &str) -> &'static str {
    VERBS.iter().find(|(known, _)| *known == verb).map_or("", |(_, form)| form)
}

fn forms() -> String {
    let verbs: Vec<&str> = VERBS.iter().map(|(verb, _)| *verb).collect();
    format!("begin with one of: {}", verbs.join(", "))
}

/// What is said in the words in which [`read_act`] reads it again. None when an index points to nothing.
pub fn act_words(names: &OperationNames, handover: &Handover, act: &Act) -> Option<String> {
    let unit = |unit: &UnitRef| names.units.name(unit.index()).map(name_words);
    let ride = |ride: &usize| names.rides.name(*ride).map(name_words);
    let gate = |gate: &GateRef| names.gates.name(gate.index()).map(name_words);
    let work = |work: &usize| names.works.name(*work).map(name_words);
    let units = |list: &[UnitRef]| list.iter().map(unit).collect::<Option<Vec<String>>>().map(|all| all.join(" "));
    let scope = |scope: &Scope| {
        Some(match scope {
            Scope::Everything => "everything".to_owned(),
            Scope::Trip(trip) => format!("ride {}", ride(trip)?),
            Scope::Gate(held) => format!("gate {}", gate(held)?),
            Scope::Unit(held) => format!("unit {}", unit(held)?),
        })
    };
    Some(match act {
        Act::InHand(who, what) => format!("in-hand {} {}", unit(who)?, what.name()),
        Act::NotInHand(who, what) => format!("not-in-hand {} {}", unit(who)?, what.name()),
        Act::Needs(who, room) => format!("needs {} {}", unit(who)?, room_word(*room)),
        Act::NotTravelling(who) => format!("not-travelling {}", unit(who)?),
        Act::WorkBegun(what) => format!("begun {}", work(what)?),
        Act::WorkEnded(what, passed) if passed.is_empty() => format!("ended {} passed nobody", work(what)?),
        Act::WorkEnded(what, passed) => format!("ended {} passed {}", work(what)?, units(passed)?),
        Act::Agree(what) => format!("agree {}", gate(what)?),
        Act::TakeBack(what) => format!("take-back {}", gate(what)?),
        Act::Release(what) => format!("release {}", gate(what)?),
        Act::Board(trip, who) => format!("board {} {}", ride(trip)?, units(who)?),
        Act::Boarded(trip, who) => format!("boarded {} {}", ride(trip)?, units(who)?),
        Act::Alighted(trip, who) => format!("alighted {} {}", ride(trip)?, units(who)?),
        Act::Go(trips) => format!("go {}", trips.iter().map(ride).collect::<Option<Vec<String>>>()?.join(" ")),
        Act::Departed(trip) => format!("departed {}", ride(trip)?),
        Act::Arrived(trip, place) => {
            format!("arrived {} at {}", ride(trip)?, name_words(names.places.name(place.index())?))
        }
        Act::Verified(who) => format!("verified {}", units(who)?),
        Act::HandedOver(who) => format!("handed-over {}", units(who)?),
        Act::FollowedUp(who) => format!("followed-up {}", unit(who)?),
        Act::Request { number, about, kind, owner, due } => {
            let about = match about {
                Some(who) => format!(" about {}", unit(who)?),
                None => String::new(),
            };
            let owner = name_words(names.authors.name(owner.index())?);
            format!("request {number} {}{about} owner {owner} due {}", request_word(*kind), due_words(handover, *due))
        }
        Act::Met(party, number) => format!("met {} {number}", name_words(names.parties.name(party.index())?)),
        Act::Hold(what) => format!("hold {}", scope(what)?),
        Act::Resume(what) => format!("resume {}", scope(what)?),
        Act::Abort => "abort".to_owned(),
        Act::Adopt(digest) => format!("adopt {}", hex(digest)),
        Act::Accept(count) => format!("accept {count}"),
        Act::Close => "close".to_owned(),
    })
}

fn due_words(handover: &Handover, due: Instant) -> String {
    let since = due.saturating_sub(handover.begins);
    let words = time_words(handover, since.div_euclid(60));
    if since.rem_euclid(60) == 0 && !words.starts_with("minute") { words } else { format!("@{due}") }
}
