//! Rides and gates as events of a calendar (RFC 5545), in UTC. An event keeps its UID over re-planning: it is made of ids, not of times.

use takas_atlas::Instant;

use super::bare;
use crate::plan::{PlanView, Time};
use crate::projection::{PartyPlan, PartyRide};
use crate::words::plan as said;

/// The mediator's view: an event for each ride and each gate. `stamped` is when this is written, in seconds since 1970.
pub fn ics(view: &PlanView, stamped: i64) -> String {
    let mut calendar = Calendar::new(stamped);
    for index in view.rides_in_time() {
        let ride = &view.rides[index];
        let (vehicle, from, to) = (&view.vehicles[ride.vehicle], &view.places[ride.from], &view.places[ride.to]);
        let who = if ride.lots.is_empty() { String::new() } else { view.who(&ride.lots).to_string() };
        let mut words =
            vec![ride.load.to_string(), who, local(&ride.departs, &from.name), local(&ride.arrives, &to.name)];
        words.extend(ride.conditions.iter().map(|condition| format!("{} {condition}", said::HANGS_ON)));
        calendar.event(&Event {
            uid: format!("{}.ride.{}.{}", id(&view.case_id), id(&vehicle.id), ride.number),
            starts: &ride.departs,
            ends: Some(&ride.arrives),
            summary: said::work(&vehicle.name, &said::way(&from.name, &to.name)),
            words,
            location: &from.name,
            at: from.at,
        });
    }
    for gate in &view.gates {
        let places: Vec<&str> = gate.places.iter().map(|&place| view.places[place].name.as_str()).collect();
        let location = places.join(", ");
        let words = vec![
            said::opens_when(&gate.checks, &view.who(&gate.of), gate.takes),
            said::lets_go(&view.who(&gate.holds)),
            local(&gate.opens, &location),
        ];
        calendar.event(&Event {
            uid: format!("{}.gate.{}", id(&view.case_id), id(&gate.name)),
            starts: &gate.opens,
            ends: None,
            summary: said::gate_opens(&gate.name),
            words,
            location: &location,
            at: None,
        });
    }
    calendar.finish()
}

/// A party's extract: an event for each ride of its people and of its own vehicles.
pub fn party_ics(view: &PartyPlan, stamped: i64) -> String {
    let mut calendar = Calendar::new(stamped);
    for ride in view.rides.iter().chain(&view.own_rides) {
        calendar.event(&party_event(view, ride));
    }
    calendar.finish()
}

fn party_event<'a>(view: &'a PartyPlan, ride: &'a PartyRide) -> Event<'a> {
    let (from, to) = (&view.places[ride.from], &view.places[ride.to]);
    let who: Vec<&str> = ride.lots.iter().map(|&lot| view.lots[lot].who.as_str()).collect();
    let words =
        vec![ride.load.to_string(), who.join(", "), local(&ride.departs, &from.name), local(&ride.arrives, &to.name)];
    Event {
        uid: format!("{}.{}", id(&view.party.id), ride.key),
        starts: &ride.departs,
        ends: Some(&ride.arrives),
        summary: said::work(&ride.by, &said::way(&from.name, &to.name)),
        words,
        location: &from.name,
        at: from.at,
    }
}

/// The local time of a moment, with its zone.
fn local(time: &Time, place: &str) -> String {
    format!("{place}: {} {}", time.local, time.zone)
}

struct Event<'a> {
    uid: String,
    starts: &'a Time,
    /// None: a moment.
    ends: Option<&'a Time>,
    summary: String,
    /// Lines of the description; empty ones are left out.
    words: Vec<String>,
    location: &'a str,
    at: Option<(i32, i32)>,
}

struct Calendar {
    out: String,
    stamp: String,
}

impl Calendar {
    fn new(stamped: i64) -> Self {
        let stamp = Instant::of_seconds(stamped).map_or_else(|_| "19700101T000000Z".to_owned(), |at| basic(&at.utc()));
        let mut calendar = Self { out: String::new(), stamp };
        for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Takas//Handover plan//EN", "CALSCALE:GREGORIAN"] {
            calendar.line(line);
        }
        calendar
    }

    fn event(&mut self, event: &Event) {
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}@takas", event.uid));
        self.line(&format!("DTSTAMP:{}", self.stamp.clone()));
        self.line(&format!("DTSTART:{}", basic(&event.starts.utc)));
        match event.ends {
            Some(ends) => self.line(&format!("DTEND:{}", basic(&ends.utc))),
            // A moment takes nobody's time.
            None => self.line("TRANSP:TRANSPARENT"),
        }
        self.line(&format!("SUMMARY:{}", escaped(&event.summary)));
        let words: Vec<String> = event.words.iter().filter(|line| !line.is_empty()).map(|line| escaped(line)).collect();
        self.line(&format!("DESCRIPTION:{}", words.join("\\n")));
        if !event.location.is_empty() {
            self.line(&format!("LOCATION:{}", escaped(event.location)));
        }
        if let Some((latitude, longitude)) = event.at {
            self.line(&format!("GEO:{};{}", degrees(latitude), degrees(longitude)));
        }
        self.line("END:VEVENT");
    }

    /// A line in pieces of at most 75 octets, never cut within a character (RFC 5545, 3.1).
    fn line(&mut self, text: &str) {
        let mut left = 75;
        for c in text.chars() {
            if c.len_utf8() > left {
                self.out.push_str("\r\n ");
                left = 74;
            }
            self.out.push(c);
            left -= c.len_utf8();
        }
        self.out.push_str("\r\n");
    }

    fn finish(mut self) -> String {
        self.line("END:VCALENDAR");
        self.out
    }
}

/// `2024-08-01T07:00Z` as `20240801T070000Z`.
fn basic(utc: &str) -> String {
    let digits: String = utc.chars().filter(|c| !matches!(c, '-' | ':' | 'Z')).collect();
    let seconds = if digits.len() == "20240801T0700".len() { "00" } else { "" };
    format!("{digits}{seconds}Z")
}

/// Millionths of a degree.
fn degrees(micro: i32) -> String {
    let (sign, micro) = (if micro < 0 { "-" } else { "" }, micro.unsigned_abs());
    format!("{sign}{}.{:06}", micro / 1_000_000, micro % 1_000_000)
}

/// A text value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in bare(text).chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}

/// An id of letters, digits and hyphens; all else by its bytes.
fn id(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in bare(text).bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => out.push(char::from(byte)),
            _ => put!(out, "_{byte:02x}"),
        }
    }
    out
}
