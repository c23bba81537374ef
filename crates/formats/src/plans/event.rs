//! What happens to a plan, in words: `TK-2 delayed 40m`, `LTAC closed 14:00-18:00`. The sentences are listed in `docs/guide/plan.md`.

use takas_model::{GateRef, GroupRef, Handover, Hours, Minutes, PlaceRef, PlanEvent, TeamRef, VehicleRef};

use super::moment::MINUTE_MAX;
use super::names::{NameList, PlanNames};
use super::time::{Clock, common_zone, time_words};
use super::token::{Token, name_words, tokens};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Text};
use crate::suggest::nearest;

/// How the text of an event is called in diagnostics.
pub const EVENT_FILE: &str = "the event";
/// How that of a time is called.
pub const TIME_FILE: &str = "the time";

/// The longest delay: a hundred days.
const DELAY_MAX: Minutes = 100 * 24 * 60;

const FORMS: &str = "write one of: `VEHICLE delayed 40m`, `VEHICLE lost`, `TEAM lost`, `GROUP not travelling`, `2 of GROUP not travelling`, \
                     `GROUP asks for PLACE`, `PLACE closed 14:00-18:00`, `gate \"NAME\" refused`, `gate \"NAME\" refused until 15:30`";

/// Reads an event that became known at the minute `now`.
///
/// # Errors
/// All mistakes of the sentence.
pub fn read_event(handover: &Handover, now: Minutes, words: &str) -> Result<PlanEvent, Vec<Diagnostic>> {
    spoken(EVENT_FILE, words, |sink| {
        let names = PlanNames::new(handover);
        Reader { handover, names: &names, now, within: None, sink }.event(words)
    })
}

/// Reads a time of the handover, the next that comes from the minute `from` on where no date is written.
///
/// # Errors
/// When it is no time, or none that can be told.
pub fn read_time(handover: &Handover, from: Minutes, words: &str) -> Result<Minutes, Vec<Diagnostic>> {
    spoken(TIME_FILE, words, |sink| {
        let names = PlanNames::new(handover);
        let zone = common_zone(handover);
        let mut reader = Reader { handover, names: &names, now: from, within: None, sink };
        let read = reader.clock(zone.as_deref()).one(words);
        reader.told(read, (0, words.len()))
    })
}

/// Reads an event that stands at a place of a file.
pub(super) fn event_in_file(
    handover: &Handover,
    names: &PlanNames,
    now: Minutes,
    words: &str,
    place: Place,
    sink: &mut Sink,
) -> Option<PlanEvent> {
    Reader { handover, names, now, within: Some(place), sink }.event(words)
}

/// The event in the words in which [`read_event`] reads it again, whatever `now` is.
///
/// # Panics
/// When the event points to nothing in the handover.
pub fn event_words(handover: &Handover, names: &PlanNames, event: &PlanEvent) -> String {
    let group = |group: &GroupRef| name_words(names.groups.of(group.index()));
    let place = |place: &PlaceRef| name_words(names.places.of(place.index()));
    let time = |minute: Minutes| time_words(handover, minute);
    match event {
        PlanEvent::Delayed { vehicle, by } => {
            format!("{} delayed {by}m", name_words(names.vehicles.of(vehicle.index())))
        }
        PlanEvent::VehicleLost(vehicle) => {
            format!("vehicle {} lost", name_words(names.vehicles.of(vehicle.index())))
        }
        PlanEvent::TeamLost(team) => format!("team {} lost", name_words(names.teams.of(team.index()))),
        // Files and words say when it opens again, the handover the last minute at which it is closed.
        PlanEvent::Closed { place: closed, hours } => {
            format!("{} closed {} - {}", place(closed), time(hours.from), time(hours.until + 1))
        }
        PlanEvent::NotTravelling { group: who, count } => format!("{count} of {} not travelling", group(who)),
        PlanEvent::OtherDestination { group: who, to } => format!("{} asks for {}", group(who), place(to)),
        PlanEvent::Refused { gate, until } => {
            let until = until.map_or_else(String::new, |until| format!(" until {}", time(until)));
            format!("gate {} refused{until}", name_words(names.gates.of(gate.index())))
        }
    }
}

fn spoken<T>(file: &str, words: &str, read: impl FnOnce(&mut Sink) -> Option<T>) -> Result<T, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let read = read(&mut sink);
    let failed = sink.has_errors();
    read.filter(|_| !failed).ok_or_else(|| sink.finish(&[Text::new(file, words.to_owned())]))
}

/// Bytes of the sentence.
type Span = (usize, usize);

struct Reader<'a> {
    handover: &'a Handover,
    names: &'a PlanNames,
    now: Minutes,
    /// Where the whole sentence stands, if in a file.
    within: Option<Place>,
    sink: &'a mut Sink,
}

impl Reader<'_> {
    fn event(&mut self, words: &str) -> Option<PlanEvent> {
        let Some(tokens) = tokens(words) else {
            return self.mistake(Code::EventWords, (0, words.len()), "a quotation mark is not closed", "close it");
        };
        let keyword = |index: usize| tokens.get(index).map_or("", Token::keyword);
        let count = tokens.len();
        if count > 1 && keyword(count - 1) == "lost" {
            return self.lost(&tokens[..count - 1]);
        }
        if count > 2 && keyword(count - 2) == "not" && ["travelling", "traveling"].contains(&keyword(count - 1)) {
            return self.not_travelling(&tokens[..count - 2]);
        }
        let verb = (1..count).rev().find(|&at| match keyword(at) {
            "delayed" | "closed" | "refused" => true,
            "asks" => keyword(at + 1) == "for",
            _ => false,
        });
        let Some(verb) = verb else { return self.no_event(words, &tokens) };
        let (who, rest) = (&tokens[..verb], &tokens[verb + 1..]);
        match keyword(verb) {
            "delayed" => self.delayed(who, rest, words),
            "closed" => self.closed(who, rest, words),
            "refused" => self.refused(who, rest, words),
            _ => self.asks_for(who, &rest[1..], words),
        }
    }

    fn no_event(&mut self, words: &str, tokens: &[Token]) -> Option<PlanEvent> {
        const VERBS: [&str; 6] = ["delayed", "lost", "travelling", "asks", "closed", "refused"];
        // What happened stands behind whom it happened to; short words are near to everything.
        let slip = tokens.iter().skip(1).filter(|token| token.text.len() > 3).find_map(|token| {
            let near = nearest(token.keyword(), VERBS).filter(|near| *near != token.keyword())?;
            Some((token.span(), near))
        });
        match slip {
            Some((span, near)) => {
                let help = format!("did you mean `{near}`?");
                self.mistake(Code::EventWords, span, "these words tell no event", &help)
            }
            None => self.mistake(Code::EventWords, (0, words.len()), "these words tell no event", FORMS),
        }
    }

    fn delayed(&mut self, who: &[Token], rest: &[Token], words: &str) -> Option<PlanEvent> {
        let names = self.names;
        let vehicle = self.one("vehicle", &names.vehicles, who);
        let rest = if rest.first().is_some_and(|token| token.keyword() == "by") { &rest[1..] } else { rest };
        let span = span_of(rest).unwrap_or((words.len(), words.len()));
        let Some(by) = duration(&words[span.0..span.1]) else {
            let help = "write a number with its unit: `40m`, `2h`, `1h30m`";
            return self.mistake(Code::EventTime, span, "this is no delay", help);
        };
        if by == 0 || by > DELAY_MAX {
            let message = format!("a delay of {by} minutes cannot be");
            return self.mistake(Code::EventNumber, span, &message, "write a delay over 0 and of at most 100 days");
        }
        Some(PlanEvent::Delayed { vehicle: VehicleRef::new(vehicle?), by })
    }

    fn lost(&mut self, who: &[Token]) -> Option<PlanEvent> {
        let (name, span) = name_of(who)?;
        let names = self.names;
        let kind = who[0].keyword();
        let bare = name_of(&who[1..]).map(|(name, _)| name).unwrap_or_default();
        let (vehicle, team) = (names.vehicles.find(&name), names.teams.find(&name));
        let vehicle = vehicle.or_else(|| (kind == "vehicle").then(|| names.vehicles.find(&bare)).flatten());
        let team = team.or_else(|| (kind == "team").then(|| names.teams.find(&bare)).flatten());
        match (vehicle, team) {
            (Some(vehicle), None) => Some(PlanEvent::VehicleLost(VehicleRef::new(vehicle))),
            (None, Some(team)) => Some(PlanEvent::TeamLost(TeamRef::new(team))),
            (Some(_), Some(_)) => {
                let message = format!("`{name}` is a vehicle, and a team");
                let help = format!("write `vehicle {name} lost` or `team {name} lost`");
                self.mistake(Code::EventName, span, &message, &help)
            }
            (None, None) => {
                let wanted = if ["vehicle", "team"].contains(&kind) && !bare.is_empty() { bare } else { name };
                let known: Vec<&str> = match kind {
                    "vehicle" => names.vehicles.iter().collect(),
                    "team" => names.teams.iter().collect(),
                    _ => names.vehicles.iter().chain(names.teams.iter()).collect(),
                };
                let help = self.sink.did_you_mean(&wanted, known.iter().copied(), "name a vehicle or a team");
                self.mistake(Code::EventName, span, &format!("there is no vehicle or team `{wanted}`"), &help)
            }
        }
    }

    fn not_travelling(&mut self, who: &[Token]) -> Option<PlanEvent> {
        let names = self.names;
        let number = who.first().and_then(|token| token.text.parse::<u64>().ok());
        let counted = number.filter(|_| who.len() > 2 && who[1].keyword() == "of");
        let group = self.one("group", &names.groups, if counted.is_some() { &who[2..] } else { who })?;
        let group = GroupRef::new(group);
        let (most, stays) = (self.handover.group(group).count, self.handover.group(group).stays.is_some());
        let span = span_of(who)?;
        if stays {
            let message = format!("`{}` does not travel as it is", names.groups.of(group.index()));
            return self.mistake(Code::EventNumber, span, &message, "leave this event out");
        }
        let count = counted.unwrap_or(most);
        if !(1..=most).contains(&count) {
            let message =
                format!("there are {most} of `{}`, of whom {count} cannot stay", names.groups.of(group.index()));
            return self.mistake(Code::EventNumber, span, &message, &format!("write a number from 1 to {most}"));
        }
        Some(PlanEvent::NotTravelling { group, count })
    }

    fn asks_for(&mut self, who: &[Token], rest: &[Token], words: &str) -> Option<PlanEvent> {
        let names = self.names;
        let group = self.one("group", &names.groups, who).map(GroupRef::new);
        if rest.is_empty() {
            let end = (words.len(), words.len());
            return self.mistake(
                Code::EventWords,
                end,
                "this says nothing of where to",
                "name a place of the operation",
            );
        }
        let to = self.place(rest);
        let (group, to) = (group?, to?);
        if self.handover.group(group).stays.is_some() {
            let message = format!("`{}` does not travel as it is", names.groups.of(group.index()));
            return self.mistake(Code::EventNumber, span_of(who)?, &message, "leave this event out");
        }
        Some(PlanEvent::OtherDestination { group, to })
    }

    fn closed(&mut self, who: &[Token], rest: &[Token], words: &str) -> Option<PlanEvent> {
        let place = self.place(who);
        let span = span_of(rest).unwrap_or((words.len(), words.len()));
        let zone = place.map(|place| self.handover.place(place).zone.clone());
        let read = self.clock(zone.as_deref()).span(&words[span.0..span.1]);
        let (from, until) = self.told(read, span)?;
        if from >= until {
            let message = "a place that closes opens again after that";
            return self.mistake(Code::EventNumber, span, message, "write the beginning before the end: `14:00-18:00`");
        }
        Some(PlanEvent::Closed { place: place?, hours: Hours { from, until: until - 1 } })
    }

    fn refused(&mut self, who: &[Token], rest: &[Token], words: &str) -> Option<PlanEvent> {
        let names = self.names;
        let gate = self.one("gate", &names.gates, who).map(GateRef::new);
        let Some(first) = rest.first() else { return Some(PlanEvent::Refused { gate: gate?, until: None }) };
        let span = span_of(&rest[1..]).unwrap_or((words.len(), words.len()));
        if first.keyword() != "until" {
            return self.mistake(Code::EventWords, first.span(), "a gate is refused, or refused until a time", FORMS);
        }
        let zone = common_zone(self.handover);
        let read = self.clock(zone.as_deref()).one(&words[span.0..span.1]);
        let until = self.told(read, span)?;
        Some(PlanEvent::Refused { gate: gate?, until: Some(until) })
    }

    /// The one that these words name, with or without the word for what it is before the name.
    fn one(&mut self, what: &'static str, list: &NameList, who: &[Token]) -> Option<usize> {
        let (name, span) = name_of(who)?;
        let bare = if who[0].keyword() == what { name_of(&who[1..]) } else { None };
        let found = list.find(&name).or_else(|| list.find(&bare.as_ref()?.0));
        if found.is_some() {
            return found;
        }
        let (name, span) = bare.unwrap_or((name, span));
        let help = self.sink.did_you_mean(&name, list.iter(), &format!("name a {what} of the handover"));
        self.mistake(Code::EventName, span, &format!("there is no {what} `{name}`"), &help)
    }

    /// A place, by its id or its airport.
    fn place(&mut self, who: &[Token]) -> Option<PlaceRef> {
        let (name, _) = name_of(who)?;
        let mut at = (0..self.handover.places.len()).filter(|&index| {
            self.handover.places[index].airport.as_ref().is_some_and(|code| code.eq_ignore_ascii_case(&name))
        });
        let airport = at.next().filter(|_| at.next().is_none());
        if let (None, Some(airport)) = (self.names.places.find(&name), airport) {
            return Some(PlaceRef::new(airport));
        }
        let names = self.names;
        self.one("place", &names.places, who).map(PlaceRef::new)
    }

    fn clock<'c>(&'c self, zone: Option<&'c str>) -> Clock<'c> {
        Clock { handover: self.handover, now: self.now, zone }
    }

    /// What was read, or a mistake at the span.
    fn told<T>(&mut self, read: Result<T, (String, String)>, span: Span) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err((message, help)) => self.mistake(Code::EventTime, span, &message, &help),
        }
    }

    fn mistake<T>(&mut self, code: Code, span: Span, message: &str, help: &str) -> Option<T> {
        let place = self.within.unwrap_or(Place { file: 0, start: span.0, end: span.1 });
        self.sink.add(code, place, message, help);
        None
    }
}

/// From the first of these words to the last.
fn span_of(tokens: &[Token]) -> Option<Span> {
    Some((tokens.first()?.start, tokens.last()?.end))
}

/// The name that these words make.
fn name_of(tokens: &[Token]) -> Option<(String, Span)> {
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    Some((words.join(" "), span_of(tokens)?))
}

/// `40m`, `1h30m`, `2 hours`; none for anything else. What is more than can be counted is the most.
fn duration(words: &str) -> Option<Minutes> {
    let text: String = words.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let mut rest = text.as_str();
    let (mut sum, mut unit_before) = (0_i64, i64::MAX);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number: i64 = rest[..digits].parse().ok()?;
        rest = &rest[digits..];
        let letters = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let unit = match &rest[..letters] {
            "d" | "day" | "days" => 24 * 60,
            "h" | "hour" | "hours" => 60,
            "m" | "min" | "minute" | "minutes" => 1,
            _ => return None,
        };
        if unit >= unit_before {
            return None;
        }
        (sum, unit_before) = (sum.saturating_add(number.saturating_mul(unit)), unit);
        rest = &rest[letters..];
    }
    (unit_before != i64::MAX).then_some(sum.min(MINUTE_MAX))
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn durations_have_units_that_fall() {
        let rows = [
            ("40m", Some(40)),
            ("1h30m", Some(90)),
            ("1 h 30 min", Some(90)),
            ("2 hours", Some(120)),
            ("1d 2H 3m", Some(1563)),
            ("0m", Some(0)),
            ("99999999999999999m", Some(super::MINUTE_MAX)),
            ("9999999999999999999999m", None),
            ("40", None),
            ("", None),
            ("m", None),
            ("-5m", None),
            ("30m1h", None),
            ("1h1h", None),
            ("5é", None),
        ];
        for (words, minutes) in rows {
            assert_eq!(duration(words), minutes, "{words}");
        }
    }
}
