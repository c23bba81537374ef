//! The case while it is being read: what is known so far, and where it stands in the files.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{Answer, Case, Date, Doubt, ItemRef, Line, Nature, Owner, PartyRef, PhaseRef, Rule, Span, Standing};

use crate::calendar::day_number;
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::language::lexer;
use crate::language::resolve::{Names, Used};
use crate::source::Place;

/// Where a rule stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    /// Its name, or the line that makes it.
    pub(crate) name: Place,
    /// Its sentence.
    pub(crate) sentence: Place,
}

/// The case so far.
pub(crate) struct Draft {
    pub(crate) case: Case,
    pub(crate) names: Names,
    /// Where ids were given, to report the second use of one.
    pub(crate) ids: BTreeMap<String, Place>,
    /// Where each item of the case stands.
    pub(crate) item_places: Vec<Place>,
    /// Where each set stands; none for a set that only lists/people.csv names.
    pub(crate) set_places: Vec<Option<Place>>,
    /// Where each phase stands.
    pub(crate) phase_places: Vec<Place>,
    /// Where each source stands, by key.
    pub(crate) source_places: BTreeMap<String, Place>,
    /// Keys of sources that some line cites.
    pub(crate) cited: BTreeSet<String>,
    /// Sets, weights and values that something uses.
    pub(crate) used: Used,
    /// Items whose holder could not be read: nothing is concluded from it.
    pub(crate) doubtful: BTreeSet<ItemRef>,
    /// Sets that people of lists/people.csv name, with those people.
    pub(crate) listed_sets: Vec<(String, Vec<ItemRef>)>,
    /// For each rule of the case, where it stands.
    pub(crate) sites: Vec<Site>,
    /// For each position, where its holds stand.
    pub(crate) hold_places: Vec<Vec<Place>>,
    /// For each position, where its asks stand.
    pub(crate) ask_places: Vec<Vec<Place>>,
    /// Where the lists with an objection window stand.
    pub(crate) window_places: Vec<Place>,
    /// Where the objections stand.
    pub(crate) objection_places: Vec<Place>,
    /// Whether some list could not be read, so that it is not known who is on none.
    pub(crate) windows_lost: bool,
    /// Names of rules that were written, read or not, by owner.
    pub(crate) written_rules: BTreeSet<(Owner, String)>,
    /// Owners of whom some file could not be read whole: their rules are not all known.
    pub(crate) partly_read: BTreeSet<Owner>,
    /// Places by id: what all call them.
    pub(crate) places: BTreeMap<String, String>,
    /// What of case.toml could not be read.
    pub(crate) lost: Option<String>,
    /// What parties answered to proposals.
    pub(crate) answers: Vec<Answer>,
    /// Of which lines the mediator is not sure.
    pub(crate) doubts: Vec<Doubt>,
}

impl Draft {
    /// A case with nothing in it.
    pub(crate) fn new(id: &str) -> Self {
        let case = Case {
            id: id.to_owned(),
            title: String::new(),
            nature: Nature::Live,
            summary: String::new(),
            zone: "UTC".to_owned(),
            sources: Vec::new(),
            parties: Vec::new(),
            items: Vec::new(),
            undertakings: Vec::new(),
            sets: Vec::new(),
            phases: Vec::new(),
            runs: Vec::new(),
            windows: Vec::new(),
            objections: Vec::new(),
            positions: Vec::new(),
            rules: Vec::new(),
            objectives: Vec::new(),
            concessions: Vec::new(),
            warnings: Vec::new(),
        };
        Self {
            case,
            names: Names::default(),
            ids: BTreeMap::new(),
            item_places: Vec::new(),
            set_places: Vec::new(),
            phase_places: Vec::new(),
            source_places: BTreeMap::new(),
            cited: BTreeSet::new(),
            used: Used::default(),
            doubtful: BTreeSet::new(),
            listed_sets: Vec::new(),
            sites: Vec::new(),
            hold_places: Vec::new(),
            ask_places: Vec::new(),
            window_places: Vec::new(),
            objection_places: Vec::new(),
            windows_lost: false,
            written_rules: BTreeSet::new(),
            partly_read: BTreeSet::new(),
            places: BTreeMap::new(),
            lost: None,
            answers: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// Whether a name stands in what could not be read, so that its being unknown is no news.
    pub(crate) fn was_lost(&self, name: &str) -> bool {
        self.lost.as_ref().is_some_and(|lost| lost.contains(name))
    }

    /// Checks a new id and remembers it. False: it cannot be used.
    pub(crate) fn claim_id(&mut self, id: &str, place: Place, sink: &mut Sink) -> bool {
        if !id_is_fine(id, place, sink) {
            return false;
        }
        if let Some(first) = self.ids.get(id) {
            let message = format!("the id `{id}` is used twice");
            let help = "parties, people, groups, remains, goods, undertakings and sets share one list of ids: give this one another";
            sink.add(Code::DuplicateId, place, message, help).see(*first, "first used here");
            return false;
        }
        self.ids.insert(id.to_owned(), place);
        true
    }

    /// The party of that id; reports an unknown one.
    pub(crate) fn party(&self, id: &str, place: Place, sink: &mut Sink) -> Option<PartyRef> {
        if let Some(party) = self.names.parties.get(id) {
            return Some(*party);
        }
        if !self.was_lost(id) {
            let help =
                sink.did_you_mean(id, self.names.parties.keys().map(String::as_str), "name a party of case.toml");
            sink.add(Code::UnknownParty, place, format!("there is no party `{id}`"), help);
        }
        None
    }

    /// The phases of that id; reports an unknown one.
    pub(crate) fn phase(&self, id: &str, place: Place, sink: &mut Sink) -> Option<Span> {
        if let Some(span) = self.names.phases.get(id) {
            return Some(*span);
        }
        if !self.was_lost(id) {
            let ids = self.names.phases.keys().map(String::as_str);
            let help = sink.did_you_mean(id, ids, "name a phase of case.toml");
            sink.add(Code::UnknownPhase, place, format!("there is no phase `{id}`"), help);
        }
        None
    }

    /// The phase in which the day lies, as far as the phases are dated.
    pub(crate) fn phase_of_day(&self, day: Date) -> Option<PhaseRef> {
        let number = day_number(day);
        self.case.phase_refs().find(|phase| {
            let phase = self.case.phase(*phase);
            let days = i64::try_from(phase.days).unwrap_or(i64::MAX / 4);
            phase.first_day.is_some_and(|first| (day_number(first)..day_number(first) + days).contains(&number))
        })
    }

    /// Adds a rule.
    pub(crate) fn add_rule(&mut self, rule: Rule, site: Site) {
        self.case.rules.push(rule);
        self.sites.push(site);
    }

    /// The span of all phases.
    pub(crate) fn all_phases(&self) -> Span {
        self.case.all_phases()
    }
}

/// Whether a text can be an id; reports why not.
pub(crate) fn id_is_fine(id: &str, place: Place, sink: &mut Sink) -> bool {
    if lexer::is_keyword(id) {
        let message = format!("`{id}` is a word of the rule language and cannot be an id");
        sink.add(Code::KeywordAsId, place, message, format!("choose another, for example `{id}-1`"));
        return false;
    }
    if !lexer::is_name(id) {
        let message = format!("`{id}` cannot be an id");
        sink.add(
            Code::InvalidId,
            place,
            message,
            "an id is a letter, then letters, digits, `-` and `_`, without spaces",
        );
        return false;
    }
    true
}

/// The line of something the case itself says.
pub(crate) fn plain_line() -> Line {
    Line { standing: Standing::Stated, by: None, on: None, sources: Vec::new(), from_outcome: false, note: None }
}
