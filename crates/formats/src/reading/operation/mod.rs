//! Reading mediator/operation.toml beside a case, one of its deals and that deal's order, into a handover to be planned.
//!
//! Every name becomes a reference, every local time a minute, every leg of the atlas a way. What the words mean stands in
//! `docs/reference/operation.md`. Nothing is planned here, and nobody is left out: who cannot be placed is a mistake. The file is no
//! part of what makes the case.

mod checks;
mod gates;
mod groups;
mod legs;
mod look;
mod places;
mod quotas;
mod select;
mod times;
mod travel;
mod vehicles;
mod ways;

use std::collections::BTreeMap;

use takas_atlas::{AirportRef, Atlas};
use takas_model::{
    Case, CheckRef, Deal, GateTerms, Handover, MeasureRef, PartyRef, Patience, PlaceRef, Role, Sequence, Transfer,
    VehicleRef,
};

use self::times::Clock;
pub(super) use self::times::day_begins;
use super::fields::{Fields, Said};
use super::{OPERATION_FILE, case_file, decode, hired};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::language::resolve::{Names, Used, Weights};
use crate::shapes;
use crate::source::{CaseFiles, Place, Text};
use crate::tree;

/// What came of reading an operation.
#[derive(Clone, Debug)]
pub struct ReadOperation {
    /// The handover; none when there is any error.
    pub handover: Option<Handover>,
    /// What each gate of it asks for besides its checks, in order.
    pub gates: Vec<GateTerms>,
    /// How long a party waits for what it was to get, and how long a word is good.
    pub patience: Patience,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads `mediator/operation.toml` of a case for a deal, with its order if there is one.
///
/// The deal is one of this case, and the order one of this deal.
pub fn read_operation(
    case: &Case,
    files: &CaseFiles,
    deal: &Deal,
    order: Option<&Sequence>,
    atlas: &Atlas,
) -> ReadOperation {
    let mut sink = Sink::default();
    let Some(bytes) = files.get(OPERATION_FILE) else {
        let message =
            format!("there is no {OPERATION_FILE}: nothing says where people are, nor what moves and checks them");
        let help = "begin one with `format = 1`, `begins` and `ends`, and the tables [places], [vehicles] and [travel]; see docs/reference/operation.md";
        sink.add(Code::OperationMissing, Place::default(), message, help);
        let none = Text::new(OPERATION_FILE, String::new());
        let diagnostics = sink.finish(&[none]);
        return ReadOperation { handover: None, gates: Vec::new(), patience: Patience::default(), diagnostics };
    };
    let (text, fit) = decode(OPERATION_FILE, bytes, 0, &mut sink);
    let texts = [text];
    let mut found = None;
    if fit {
        let document = tree::parse(&texts[0], 0, &mut sink);
        let top = Place::default();
        case_file::check_format(&document.root, top, document.lost.is_some(), &mut sink);
        let fields = Fields::of_table(&document.root, shapes::OPERATION, top, &mut sink);
        let (names, weights) = (Names::of(case), BTreeMap::new());
        let lost = document.lost.as_deref();
        let source = Source { case, deal, order, atlas, names: &names, weights: &weights, texts: &texts, lost };
        found = Some(Reader::new(source, &mut sink).read(&fields));
    }
    let found = found.filter(|_| !sink.has_errors());
    let diagnostics = sink.finish(&texts);
    match found {
        Some((handover, gates, patience)) => ReadOperation { handover: Some(handover), gates, patience, diagnostics },
        None => ReadOperation { handover: None, gates: Vec::new(), patience: Patience::default(), diagnostics },
    }
}

/// What is read beside the file.
#[derive(Clone, Copy)]
struct Source<'r> {
    case: &'r Case,
    deal: &'r Deal,
    order: Option<&'r Sequence>,
    atlas: &'r Atlas,
    names: &'r Names,
    weights: &'r BTreeMap<String, Weights>,
    texts: &'r [Text],
    lost: Option<&'r str>,
}

/// The handover as far as it is read, with what only its reading needs.
struct Reader<'r> {
    source: Source<'r>,
    sink: &'r mut Sink,
    clock: Clock,
    handover: Handover,
    used: Used,
    /// By name; none where the line has mistakes.
    places: BTreeMap<String, Option<PlaceRef>>,
    place_lines: Vec<Place>,
    airports: Vec<Option<AirportRef>>,
    /// By name, each as many as the line counts; empty where the line has mistakes.
    vehicles: BTreeMap<String, Vec<VehicleRef>>,
    vehicle_lines: Vec<Place>,
    flying: Vec<Option<legs::Flying>>,
    /// Why there is no way by air, by class of aircraft and ends.
    shut: BTreeMap<(usize, PlaceRef, PlaceRef), String>,
    checks: BTreeMap<String, Option<CheckRef>>,
    check_lines: Vec<Place>,
    measures: BTreeMap<String, Option<MeasureRef>>,
    measure_lines: Vec<Place>,
    /// For each group its transfer, and where its route is said.
    transfers: Vec<(Transfer, Place)>,
    /// For each group the steps of the order it stands in.
    steps: Vec<Option<usize>>,
    /// For each gate what it asks for besides its checks.
    terms: Vec<GateTerms>,
}

impl<'r> Reader<'r> {
    fn new(source: Source<'r>, sink: &'r mut Sink) -> Self {
        let handover = Handover::empty(source.case.nature);
        Self {
            source,
            sink,
            clock: Clock::default(),
            handover,
            used: Used::default(),
            places: BTreeMap::new(),
            place_lines: Vec::new(),
            airports: Vec::new(),
            vehicles: BTreeMap::new(),
            vehicle_lines: Vec::new(),
            flying: Vec::new(),
            shut: BTreeMap::new(),
            checks: BTreeMap::new(),
            check_lines: Vec::new(),
            measures: BTreeMap::new(),
            measure_lines: Vec::new(),
            transfers: Vec::new(),
            steps: Vec::new(),
            terms: Vec::new(),
        }
    }

    fn read(mut self, fields: &Fields<'_>) -> (Handover, Vec<GateTerms>, Patience) {
        self.read_clock(fields);
        self.handover.host = self.host(fields);
        self.read_places(fields);
        self.read_vehicles(fields);
        let travel = self.read_travel(fields);
        let cleared = self.read_cleared(fields);
        self.read_groups(fields, &travel, &cleared);
        self.read_ways(fields);
        let rides_are_known = !self.sink.has_errors();
        self.read_checks(fields);
        self.read_measures(fields);
        self.read_teams(fields);
        self.read_families();
        self.read_gates(fields);
        self.read_simultaneous(fields);
        self.read_quotas(fields);
        self.read_apart(fields);
        // Who is hired is told mistakes of here, and planned by nowhere.
        hired::lines(fields, self.source.lost, self.sink);
        self.put_in_order();
        if rides_are_known {
            self.look_at_rides();
        }
        if !self.sink.has_errors() {
            self.look_at_works();
        }
        self.look_at_people();
        let patience = self.patience(fields);
        (self.handover, self.terms, patience)
    }

    /// How long is waited, and how long a word is good.
    fn patience(&mut self, fields: &Fields<'_>) -> Patience {
        let usual = Patience::default();
        let owed = fields.entry("patience").and_then(|entry| self.minutes(&entry.node, "patience"));
        let words = fields.positive("words", self.sink);
        let words = words.and_then(|_| fields.entry("words")).and_then(|entry| self.minutes(&entry.node, "words"));
        let seconds = |minutes: Option<i64>, usual: i64| minutes.map_or(usual, |minutes| minutes * 60);
        Patience { owed: seconds(owed, usual.owed), words: seconds(words, usual.words) }
    }

    /// The party that lends the place: as said, or the only one of that role.
    fn host(&mut self, fields: &Fields<'_>) -> Option<PartyRef> {
        if let Some(said) = fields.text("host", self.sink) {
            return self.party(&said);
        }
        let case = self.source.case;
        let mut hosts = case.party_refs().filter(|party| case.party(*party).roles.contains(&Role::Host));
        hosts.next().filter(|_| hosts.next().is_none())
    }

    fn party(&mut self, said: &Said<&str>) -> Option<PartyRef> {
        let parties = &self.source.names.parties;
        if let Some(party) = parties.get(said.value) {
            return Some(*party);
        }
        let help = self.sink.did_you_mean(said.value, parties.keys().map(String::as_str), "name a party of case.toml");
        self.sink.add(Code::UnknownParty, said.place, format!("there is no party `{}`", said.value), help);
        None
    }

    /// The place of that name. One whose line has mistakes is none, and not reported again.
    fn place(&mut self, written: &str, place: Place) -> Option<PlaceRef> {
        if let Some(found) = self.places.get(written) {
            return *found;
        }
        if !self.was_lost(written) {
            let known = self.places.keys().map(String::as_str);
            let help = self.sink.did_you_mean(written, known, "name a line under [places]");
            self.sink.add(Code::UnknownInOperation, place, format!("there is no place `{written}`"), help);
        }
        None
    }

    /// The vehicles of these names, ascending; all of them when nothing is said.
    fn vehicles_said(&mut self, said: Option<Vec<Said<&str>>>) -> Vec<VehicleRef> {
        let Some(said) = said else { return (0..self.handover.vehicles.len()).map(VehicleRef::new).collect() };
        let mut found = Vec::new();
        for said in said {
            if let Some(vehicles) = self.vehicles.get(said.value) {
                found.extend_from_slice(vehicles);
            } else if !self.was_lost(said.value) {
                let known = self.vehicles.keys().map(String::as_str);
                let help = self.sink.did_you_mean(said.value, known, "name a line under [vehicles]");
                let message = format!("there is no vehicle `{}`", said.value);
                self.sink.add(Code::UnknownInOperation, said.place, message, help);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether the name stands in a part of the file that could not be read.
    fn was_lost(&self, name: &str) -> bool {
        self.source.lost.is_some_and(|lost| lost.contains(name))
    }
}
