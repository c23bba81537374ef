//! Cases by hand, with the words of a test.

use takas_model::{
    Ask, Case, Condition, Consent, Deal, Flow, Hold, Item, ItemRef, Kind, Line, Nature, Objective, ObjectiveValue,
    Origin, Outcome, Owner, Party, PartyBest, PartyRef, Person, Phase, PhaseRef, Position, Priority, Protection, Role,
    Rule, Selection, Sentence, Set, Span, Standing, Status, Transfer, Value,
};

/// A line of that standing, without remarks.
pub(crate) fn line(standing: Standing) -> Line {
    Line { standing, by: None, on: None, sources: Vec::new(), from_outcome: false, note: None }
}

/// A case being put together.
pub(crate) struct Builder {
    pub(crate) case: Case,
}

impl Builder {
    pub(crate) fn new(title: &str, nature: Nature) -> Self {
        let case = Case {
            id: "case".to_owned(),
            title: title.to_owned(),
            nature,
            summary: String::new(),
            zone: "Europe/Istanbul".to_owned(),
            sources: Vec::new(),
            parties: Vec::new(),
            items: Vec::new(),
            undertakings: Vec::new(),
            sets: Vec::new(),
            phases: vec![phase("exchange", "Exchange")],
            windows: Vec::new(),
            objections: Vec::new(),
            positions: Vec::new(),
            runs: Vec::new(),
            rules: Vec::new(),
            objectives: vec![Objective::Protected, Objective::People, Objective::WorstOff, Objective::FewestTransfers],
            concessions: Vec::new(),
            warnings: Vec::new(),
        };
        Self { case }
    }

    pub(crate) fn party(&mut self, id: &str, name: &str, roles: &[Role]) -> PartyRef {
        self.case.parties.push(Party { id: id.to_owned(), name: name.to_owned(), roles: roles.to_vec() });
        PartyRef::new(self.case.parties.len() - 1)
    }

    pub(crate) fn item(&mut self, id: &str, name: &str, holder: PartyRef, quantity: u64, kind: Kind) -> ItemRef {
        let before = self.case.items.iter().filter(|i| i.holder == holder).count();
        let protection = matches!(kind, Kind::Remains).then_some(Protection::Remains);
        self.case.items.push(Item {
            id: id.to_owned(),
            name: name.to_owned(),
            kind,
            holder,
            quantity,
            protection,
            pseudonym: format!("{}-{:02}", self.case.party(holder).id, before + 1),
        });
        ItemRef::new(self.case.items.len() - 1)
    }

    pub(crate) fn person(&mut self, id: &str, name: &str, holder: PartyRef) -> ItemRef {
        self.item(id, name, holder, 1, Kind::Person(person()))
    }

    /// The details of a person, to be changed.
    pub(crate) fn details(&mut self, item: ItemRef) -> &mut Person {
        match &mut self.case.items[item.index()].kind {
            Kind::Person(person) => person,
            other => panic!("no person: {other:?}"),
        }
    }

    pub(crate) fn set(&mut self, id: &str, name: &str, items: &[ItemRef]) {
        let mut items = items.to_vec();
        items.sort_unstable();
        self.case.sets.push(Set { id: id.to_owned(), name: name.to_owned(), items });
    }

    pub(crate) fn flow(&self, text: &str, items: &[ItemRef]) -> Flow {
        let mut items = items.to_vec();
        items.sort_unstable();
        Flow {
            selection: Selection { items, text: text.to_owned() },
            from: Vec::new(),
            to: Vec::new(),
            phases: Span { first: PhaseRef::new(0), last: PhaseRef::new(self.case.phases.len() - 1) },
        }
    }

    pub(crate) fn position(&mut self, party: PartyRef) -> &mut Position {
        if let Some(at) = self.case.positions.iter().position(|p| p.party == party) {
            return &mut self.case.positions[at];
        }
        self.case.positions.push(Position { party, holds: Vec::new(), asks: Vec::new(), scale: 1, names: Vec::new() });
        self.case.positions.last_mut().expect("just pushed")
    }

    pub(crate) fn hold(&mut self, item: ItemRef, to: &[PartyRef], standing: Standing) {
        let holder = self.case.item(item).holder;
        let phases = self.case.all_phases();
        let hold = Hold { item, to: to.to_vec(), phases, line: line(standing) };
        self.position(holder).holds.push(hold);
    }

    pub(crate) fn ask(
        &mut self,
        party: PartyRef,
        text: &str,
        items: &[ItemRef],
        priority: Priority,
        standing: Standing,
    ) {
        let flow = self.flow(text, items);
        let at_most = items.iter().map(|&i| self.case.item(i).quantity).sum();
        let weight = priority.weight();
        let ask = Ask { name: text.to_owned(), flow, at_most, weight, priority: Some(priority), line: line(standing) };
        self.position(party).asks.push(ask);
    }

    /// A rule whose condition is of no account here; its words are.
    pub(crate) fn rule(&mut self, owner: Owner, origin: Origin, name: &str, text: &str, standing: Standing) -> usize {
        let sentence = Sentence::Holds(Condition::Any(self.flow("everyone", &[])));
        self.case.rules.push(Rule {
            owner,
            origin,
            name: name.to_owned(),
            text: text.to_owned(),
            sentence,
            line: line(standing),
        });
        self.case.rules.len() - 1
    }
}

pub(crate) fn phase(id: &str, name: &str) -> Phase {
    Phase { id: id.to_owned(), name: name.to_owned(), first_day: None, days: 1 }
}

pub(crate) fn person() -> Person {
    Person {
        aliases: Vec::new(),
        written: None,
        status: Status::Acknowledged,
        legal: None,
        consent: Consent::NotKnown,
        consent_to: Vec::new(),
        no_return_to: Vec::new(),
    }
}

/// A transfer of all units in the first phase.
pub(crate) fn transfer(case: &Case, item: ItemRef, to: Option<PartyRef>) -> Transfer {
    let whole = case.item(item);
    Transfer { item, from: whole.holder, to, phase: PhaseRef::new(0), quantity: whole.quantity }
}

/// A closed outcome with the values that the deal has; every party's best is what the deal gives it plus `short` of that party.
pub(crate) fn outcome(case: &Case, deal: Deal, short: impl Fn(PartyRef) -> u64, unique: Option<bool>) -> Outcome {
    let bests = bests(case, &deal, short);
    let objectives = objectives(case, &deal, &bests);
    let certificate = takas_model::Certificate { bests, ..Default::default() };
    Outcome::Deal { deal, objectives, closed: true, unique, certificate: Box::new(certificate) }
}

fn score(case: &Case, deal: &Deal, party: PartyRef) -> u64 {
    let asks = case.position(party).map_or(&[][..], |p| &p.asks);
    let moved = |ask: &Ask| {
        let items = &ask.flow.selection.items;
        let fits = |t: &&Transfer| {
            items.contains(&t.item) && (ask.flow.to.is_empty() || t.to.is_some_and(|to| ask.flow.to.contains(&to)))
        };
        deal.transfers().iter().filter(fits).map(|t| t.quantity).sum::<u64>().min(ask.at_most)
    };
    asks.iter().map(|ask| moved(ask) * ask.weight).sum()
}

fn bests(case: &Case, deal: &Deal, short: impl Fn(PartyRef) -> u64) -> Vec<PartyBest> {
    case.positions
        .iter()
        .filter(|p| !p.asks.is_empty())
        .map(|p| PartyBest {
            party: p.party,
            best: score(case, deal, p.party) + short(p.party),
            witness: deal.clone(),
            proof: None,
        })
        .collect()
}

/// The values of a deal, all bounds closed.
pub(crate) fn objectives(case: &Case, deal: &Deal, bests: &[PartyBest]) -> Vec<ObjectiveValue> {
    let people = |protected: bool| {
        let counts = |t: &&Transfer| {
            let item = case.item(t.item);
            if protected { item.protection.is_some() } else { item.is_people() }
        };
        deal.transfers().iter().filter(counts).map(|t| t.quantity).sum::<u64>()
    };
    let mut shares: Vec<_> =
        bests.iter().filter_map(|b| takas_model::Fraction::new(score(case, deal, b.party), b.best)).collect();
    shares.sort_unstable();
    let value = |objective| match objective {
        Objective::Protected => Value::Number(people(true)),
        Objective::People => Value::Number(people(false)),
        Objective::WorstOff => Value::Leximin(shares.clone()),
        Objective::FewestTransfers => Value::Number(deal.transfers().len() as u64),
        Objective::Earliest => Value::Number(0),
    };
    case.objectives
        .iter()
        .map(|&objective| ObjectiveValue { objective, value: value(objective), bound: Some(value(objective)) })
        .collect()
}

/// The bests of an outcome.
pub(crate) fn bests_of(outcome: &Outcome) -> &[PartyBest] {
    match outcome {
        Outcome::Deal { certificate, .. } => &certificate.bests,
        _ => &[],
    }
}
