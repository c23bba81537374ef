//! What the desk says: whether it is so, and whether it has said everything that follows.

use takas_model::{Act, Consequence, Instant, PartyRef, Reason, UnitRef};

use super::against::{Reading, Words};
use super::facts::binds;
use super::reports::{Standing, broken, standing};
use super::safe::is_at_rest;
use super::{Judge, OperationFault, OperationLine};

/// A fault that has no number yet.
pub(super) type Told = (OperationLine, String);

impl Judge<'_> {
    /// The judge's words for what stands against something, narrowly read.
    pub(super) fn words_now(&self) -> Words<'_> {
        Words { course: self.course(), facts: &self.facts, reading: Reading::Narrow }
    }

    /// What the desk should have said by now and has not: to be asked when a step is over.
    pub fn settle(&mut self) -> Vec<OperationFault> {
        if !binds(self.charter) {
            return Vec::new();
        }
        let mut told: Vec<Told> = Vec::new();
        for index in 0..self.facts.units.len() {
            let unit = UnitRef::new(index);
            let facts = self.facts.unit(unit);
            if facts.told_travels && !facts.travels {
                told.push((OperationLine::Record, format!("it is not said that unit {index} does not travel")));
            }
            if facts.travels && facts.told_clear != self.is_clear(unit) {
                let words = if facts.told_clear { "is not clear to travel any more" } else { "is clear to travel" };
                told.push((OperationLine::Record, format!("it is not said that unit {index} {words}")));
            }
        }
        for (index, gate) in self.facts.gates.iter().enumerate() {
            if !gate.opened && self.is_released(index) {
                told.push((OperationLine::Record, format!("it is not said that gate {index} has opened")));
            }
        }
        for (number, said) in &self.waiting {
            if standing(self.course(), &self.facts, &said.act) == Standing::Counts {
                told.push((OperationLine::Once, format!("the report of event {number} can count and does not")));
            }
        }
        for number in std::mem::take(&mut self.orphans) {
            told.push((
                OperationLine::Once,
                format!("the report of event {number} is lost with the plan of which it spoke"),
            ));
        }
        for (party, has_accepted) in &self.facts.withheld {
            if *has_accepted || self.owed(*party) == 0 {
                told.push((OperationLine::Record, format!("it is not said that party {} is cured", party.index())));
            }
        }
        if self.facts.aborted && !self.facts.told_safe && is_at_rest(self.course(), &self.facts) == Some(true) {
            told.push((OperationLine::Abort, "everybody is safe, and it is not said".to_owned()));
        }
        let event = self.counters.next.saturating_sub(1);
        told.into_iter().map(|(line, words)| OperationFault { event, line, words }).collect()
    }

    /// Whether everybody who has to release a gate has.
    fn is_released(&self, gate: usize) -> bool {
        let facts = &self.facts.gates[gate];
        let two_persons = self.course().target.gates[gate].two_persons;
        facts.released_by_lead && (facts.released_by_other || !two_persons)
    }

    /// Whether what the desk says follows does, and folds it.
    pub(super) fn see_consequence(&mut self, consequence: &Consequence, at: Instant) -> Vec<Told> {
        match consequence {
            Consequence::ClearToTravel(unit) | Consequence::NoLongerClear(unit) | Consequence::NotTravelling(unit)
                if unit.index() >= self.facts.units.len() =>
            {
                vec![(OperationLine::Record, format!("there is no unit {}", unit.index()))]
            }
            Consequence::ClearToTravel(unit) => {
                let is_so = self.is_clear(*unit);
                self.facts.units[unit.index()].told_clear = true;
                unless(is_so, OperationLine::Gates, || format!("unit {} is not clear to travel", unit.index()))
            }
            Consequence::NoLongerClear(unit) => {
                let is_so = !self.is_clear(*unit) && self.facts.unit(*unit).told_clear;
                self.facts.units[unit.index()].told_clear = false;
                unless(is_so, OperationLine::Record, || format!("unit {} is clear, or never was", unit.index()))
            }
            Consequence::NotTravelling(unit) => {
                let facts = &mut self.facts.units[unit.index()];
                let is_so = !facts.travels;
                (facts.told_travels, facts.told_clear) = (false, false);
                unless(is_so, OperationLine::Record, || format!("unit {} travels", unit.index()))
            }
            Consequence::Opened(gate) => {
                if gate.index() >= self.facts.gates.len() {
                    return vec![(OperationLine::Record, format!("there is no gate {}", gate.index()))];
                }
                let mut told = unless(self.is_released(gate.index()), OperationLine::Gates, || {
                    format!("gate {} opens without the word of those who release it", gate.index())
                });
                let against = self.words_now().release(*gate, at);
                told.extend(
                    against
                        .into_iter()
                        .map(|(line, reason)| (line, format!("gate {} opens in spite of {reason:?}", gate.index()))),
                );
                self.facts.gates[gate.index()].opened = true;
                told
            }
            Consequence::CountsNow(number, reasons) => {
                let Some(said) = self.waiting.remove(number) else {
                    return vec![(OperationLine::Once, format!("no report of event {number} waits"))];
                };
                let mut told = Vec::new();
                let standing = standing(self.course(), &self.facts, &said.act);
                if !matches!(standing, Standing::Counts | Standing::Open) {
                    let words = format!("the report of event {number} cannot count now: it {standing:?}");
                    told.push((OperationLine::Somewhere, words));
                }
                told.extend(self.see_report(&said.act, reasons, !reasons.is_empty()));
                told
            }
            Consequence::Lapsed(number) if self.orphans.remove(number) => Vec::new(),
            Consequence::Lapsed(number) => {
                let Some(said) = self.waiting.remove(number) else {
                    return vec![(OperationLine::Once, format!("no report of event {number} waits"))];
                };
                let standing = standing(self.course(), &self.facts, &said.act);
                let is_so = matches!(standing, Standing::Repeats | Standing::Cannot | Standing::Open);
                unless(is_so, OperationLine::Once, || format!("the report of event {number} lapses and is lost"))
            }
            Consequence::Overdue(party, number) => {
                let request = self.facts.requests.get_mut(&(*party, *number));
                let is_so = request.is_some_and(|request| {
                    let is_first = !request.told_overdue;
                    request.told_overdue = true;
                    is_first && !request.met && at > request.due
                });
                unless(is_so, OperationLine::Record, || format!("request {number} is not overdue"))
            }
            Consequence::Withheld(party, amount) => self.see_withheld(*party, *amount, at),
            Consequence::Cured(party) => {
                let is_owed = self.owed(*party) > 0;
                let withheld = self.facts.withheld.remove(party);
                let is_so = withheld.is_some_and(|has_accepted| has_accepted || !is_owed);
                unless(is_so, OperationLine::Record, || format!("party {} waits still, or never did", party.index()))
            }
            Consequence::Safe => {
                let is_so = self.facts.aborted && is_at_rest(self.course(), &self.facts) != Some(false);
                let mut told =
                    unless(is_so, OperationLine::Abort, || "somebody is under way, and safe is said".to_owned());
                told.extend(self.elsewhere());
                self.facts.told_safe = true;
                told
            }
        }
    }

    fn see_withheld(&mut self, party: PartyRef, amount: u64, at: Instant) -> Vec<Told> {
        let since = self.counters.owed_since.get(&party);
        let is_late = since.is_some_and(|since| at > since.saturating_add(self.charter.patience.owed));
        let is_first = self.facts.withheld.insert(party, false).is_none();
        let is_so = amount > 0 && self.owed(party) == amount && is_late && is_first;
        unless(is_so, OperationLine::Record, || format!("nothing is withheld from party {} yet", party.index()))
    }

    /// Who is not where the safe state has them, when it is said that everybody is.
    fn elsewhere(&self) -> Vec<Told> {
        let is_elsewhere = |unit: &UnitRef| {
            let (place, hands) = self.safe_place(*unit);
            match self.stands_at(*unit) {
                // The receiver's go on; others who ride with those who are completed may, and need not.
                Some(at) => at != place && hands != takas_model::Hands::Receiver,
                None => true,
            }
        };
        let units = (0..self.facts.units.len()).map(UnitRef::new).filter(is_elsewhere);
        units.map(|unit| (OperationLine::Abort, format!("unit {} is not where it is safe", unit.index()))).collect()
    }

    /// A report counts: the lines that it tells to be broken are those that are. `is_irregular` is whether it is called so.
    pub(super) fn see_report(&mut self, act: &Act, reasons: &[Reason], is_irregular: bool) -> Vec<Told> {
        let mut told = Vec::new();
        let must = broken(&self.words_now(), act, self.counters.at);
        for (line, reason) in &must {
            if !names(reasons, *reason) {
                told.push((*line, format!("it counts in spite of {reason:?}, which is not said")));
            }
        }
        if is_irregular {
            told.extend(self.invented(act, reasons));
        }
        self.fold_report(act, is_irregular);
        told
    }

    /// The quotas that a departure is over, though all leave who may with a word: but not those whom it leaves behind.
    fn over_quotas(&self, act: &Act) -> Vec<Reason> {
        let Act::Departed(trip) = act else { return Vec::new() };
        let mut facts = self.facts.clone();
        facts.trips[*trip].let_board.clear();
        let words = Words { course: self.course(), facts: &facts, reading: Reading::Wide };
        let leaving = facts.aboard(*trip).filter(|&unit| self.course().hands_over(unit, *trip)).collect();
        words.quotas(&leaving, self.counters.at).into_iter().map(|(_, reason)| reason).collect()
    }

    /// The reasons that are said and are not so.
    fn invented(&self, act: &Act, reasons: &[Reason]) -> Vec<Told> {
        let words = Words { reading: Reading::Wide, ..self.words_now() };
        let (known, trip) = match act {
            Act::Boarded(trip, units) => {
                let known = units.iter().flat_map(|&unit| words.unfit(unit, *trip)).collect::<Vec<_>>();
                (known, *trip)
            }
            Act::Departed(trip) => {
                let aboard: Vec<UnitRef> = self.facts.aboard(*trip).collect();
                (aboard.iter().flat_map(|&unit| words.unfit(unit, *trip)).collect(), *trip)
            }
            _ => return vec![(OperationLine::Record, "nothing of this can be irregular".to_owned())],
        };
        let over = self.over_quotas(act);
        let is_so = |reason: &Reason| match reason {
            Reason::NotClear(unit) => self.facts.units.get(unit.index()).is_some() && !self.is_clear(*unit),
            Reason::DoesNotTravel(_) | Reason::NotChecked(..) | Reason::Shut(..) => {
                known.iter().any(|(_, known)| known == reason)
            }
            // Whose word an abort takes back can be read in two ways where a ride is completed.
            Reason::NoWord(unit) => self.facts.aborted || !self.facts.trips[trip].let_board.contains(unit),
            Reason::NoGo(of) => *of == trip && self.facts.trips[trip].go.is_none(),
            Reason::Aborted => self.facts.aborted,
            Reason::Quota(_) => over.contains(reason),
            _ => true,
        };
        let mut told: Vec<Told> = reasons
            .iter()
            .filter(|reason| !is_so(reason))
            .map(|reason| (OperationLine::Record, format!("{reason:?} is said, and is not so")))
            .collect();
        if reasons.is_empty() {
            told.push((OperationLine::Record, "it is called irregular without a reason".to_owned()));
        }
        told
    }
}

fn unless(is_so: bool, line: OperationLine, words: impl FnOnce() -> String) -> Vec<Told> {
    if is_so { Vec::new() } else { vec![(line, words())] }
}

/// Whether reasons name this one, or one that says as much.
fn names(reasons: &[Reason], wanted: Reason) -> bool {
    let says = |reason: &Reason| match (wanted, *reason) {
        (Reason::Apart(a, b), Reason::Apart(c, d)) => (a, b) == (c, d) || (a, b) == (d, c),
        (Reason::NoRoom(_), Reason::NoRoom(_)) => true,
        (Reason::Owed(a, _), Reason::Owed(b, _)) => a == b,
        (Reason::OutOfOrder(a, _), Reason::OutOfOrder(b, _)) | (Reason::NotChecked(a, _), Reason::NotChecked(b, _)) => {
            a == b
        }
        (wanted, reason) => wanted == reason,
    };
    reasons.iter().any(says)
}
