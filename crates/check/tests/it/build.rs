//! Cases and deals in few words, for tests.

use takas_check::Program;
use takas_model::{
    Ask, Case, Condition, Consent, Deal, Flow, Hold, Item, ItemRef, Kind, Line, Nature, Objective, Origin, Owner,
    Party, PartyRef, Person, Phase, PhaseRef, Position, Protection, Role, Rule, RuleRef, Selection, Sentence, Span,
    Standing, Status, Transfer,
};

/// A case without items, its phases lasting so many days.
pub(crate) fn case(parties: &[&str], days: &[u64]) -> Case {
    let party = |id: &&str| Party { id: (*id).to_owned(), name: (*id).to_owned(), roles: vec![Role::Side] };
    let phase = |(index, &days): (usize, &u64)| Phase {
        id: format!("p{index}"),
        name: format!("Phase {index}"),
        first_day: None,
        days,
    };
    let position = |index| Position {
        party: PartyRef::new(index),
        holds: Vec::new(),
        asks: Vec::new(),
        scale: 1,
        names: Vec::new(),
    };
    Case {
        id: "test".to_owned(),
        title: "Test".to_owned(),
        nature: Nature::Historical,
        summary: String::new(),
        zone: "UTC".to_owned(),
        sources: Vec::new(),
        parties: parties.iter().map(party).collect(),
        items: Vec::new(),
        undertakings: Vec::new(),
        sets: Vec::new(),
        phases: days.iter().enumerate().map(phase).collect(),
        windows: Vec::new(),
        objections: Vec::new(),
        positions: (0..parties.len()).map(position).collect(),
        runs: Vec::new(),
        rules: Vec::new(),
        objectives: vec![Objective::People],
        concessions: Vec::new(),
        warnings: Vec::new(),
    }
}

pub(crate) fn line() -> Line {
    Line { standing: Standing::Stated, by: None, on: None, sources: Vec::new(), from_outcome: false, note: None }
}

pub(crate) fn party(case: &Case, id: &str) -> PartyRef {
    case.find_party(id).unwrap_or_else(|| panic!("no party {id}"))
}

pub(crate) fn item_ref(case: &Case, id: &str) -> ItemRef {
    case.find_item(id).unwrap_or_else(|| panic!("no item {id}"))
}

pub(crate) fn parties(case: &Case, ids: &str) -> Vec<PartyRef> {
    ids.split_whitespace().map(|id| party(case, id)).collect()
}

/// Adds an item that its holder offers to these parties in every phase.
pub(crate) fn add(case: &mut Case, id: &str, kind: Kind, quantity: u64, holder: &str, to: &str) -> ItemRef {
    let item = ItemRef::new(case.items.len());
    let holder = party(case, holder);
    let protection = (kind == Kind::Remains).then_some(Protection::Remains);
    let (to, phases) = (parties(case, to), case.all_phases());
    case.items.push(Item {
        id: id.to_owned(),
        name: id.to_owned(),
        kind,
        holder,
        quantity,
        protection,
        pseudonym: id.to_owned(),
    });
    case.positions[holder.index()].holds.push(Hold { item, to, phases, line: line() });
    item
}

pub(crate) fn person() -> Kind {
    Kind::Person(Person {
        aliases: Vec::new(),
        written: None,
        status: Status::Acknowledged,
        legal: None,
        consent: Consent::NotKnown,
        consent_to: Vec::new(),
        no_return_to: Vec::new(),
    })
}

pub(crate) fn trucks(per_day: Option<u64>) -> Kind {
    Kind::Goods { unit: "truck".to_owned(), per_day }
}

pub(crate) fn selection(case: &Case, ids: &str) -> Selection {
    let mut items: Vec<ItemRef> = ids.split_whitespace().map(|id| item_ref(case, id)).collect();
    items.sort_unstable();
    Selection { items, text: ids.to_owned() }
}

pub(crate) fn flow(case: &Case, ids: &str) -> Flow {
    Flow { selection: selection(case, ids), from: Vec::new(), to: Vec::new(), phases: case.all_phases() }
}

pub(crate) fn span(first: usize, last: usize) -> Span {
    Span { first: PhaseRef::new(first), last: PhaseRef::new(last) }
}

pub(crate) fn all(case: &Case, ids: &str) -> Condition {
    Condition::All(flow(case, ids))
}

pub(crate) fn any(case: &Case, ids: &str) -> Condition {
    Condition::Any(flow(case, ids))
}

pub(crate) fn add_rule(case: &mut Case, name: &str, sentence: Sentence) -> RuleRef {
    let rule = RuleRef::new(case.rules.len());
    case.rules.push(Rule {
        owner: Owner::Case,
        origin: Origin::Written,
        name: name.to_owned(),
        text: name.to_owned(),
        sentence,
        line: line(),
    });
    rule
}

pub(crate) fn add_ask(case: &mut Case, whose: &str, ids: &str, at_most: u64, weight: u64) {
    let flow = flow(case, ids);
    let party = party(case, whose);
    let ask = Ask { name: ids.to_owned(), flow, at_most, weight, priority: None, line: line() };
    case.positions[party.index()].asks.push(ask);
}

/// A deal in words: `ana>B@1` (Ana to B in phase 1), `group*3>B` (three of the group, phase 0), `fire@2` (an undertaking).
pub(crate) fn deal(case: &Case, words: &str) -> Deal {
    Deal::new(words.split_whitespace().map(|word| transfer(case, word)))
}

pub(crate) fn transfer(case: &Case, word: &str) -> Transfer {
    let (rest, phase) = word.split_once('@').map_or((word, 0), |(rest, phase)| (rest, phase.parse().unwrap()));
    let (rest, to) = rest.split_once('>').map_or((rest, None), |(rest, to)| (rest, Some(party(case, to))));
    let (id, quantity) = rest.split_once('*').map_or((rest, 1), |(id, quantity)| (id, quantity.parse().unwrap()));
    let item = item_ref(case, id);
    Transfer { item, from: case.item(item).holder, to, phase: PhaseRef::new(phase), quantity }
}

/// The fixture of most tests: parties A to D, phases of 2, 1 and 3 days; A holds ana, ben, a group of six and could cease
/// fire; B holds cem, dia and the remains fal and could open a gate; C has ten trucks of aid, two a day.
pub(crate) fn fixture() -> Case {
    let mut fixture = case(&["A", "B", "C", "D"], &[2, 1, 3]);
    add(&mut fixture, "ana", person(), 1, "A", "B C");
    add(&mut fixture, "ben", person(), 1, "A", "B C");
    add(&mut fixture, "cem", person(), 1, "B", "A C");
    add(&mut fixture, "dia", person(), 1, "B", "A C");
    add(&mut fixture, "group", Kind::Group, 6, "A", "B C");
    add(&mut fixture, "fal", Kind::Remains, 1, "B", "A");
    add(&mut fixture, "aid", trucks(Some(2)), 10, "C", "A B");
    add(&mut fixture, "fire", Kind::Undertaking, 1, "A", "");
    add(&mut fixture, "open", Kind::Undertaking, 1, "B", "");
    fixture
}

/// The rows of a program, one a line: `2x0 - x3 ≥ 1`.
pub(crate) fn rows(program: &Program) -> Vec<String> {
    let row = |row: &takas_check::Inequality| {
        let mut text = String::new();
        for &(variable, factor) in &row.terms {
            let sign = match (text.is_empty(), factor < 0) {
                (true, false) => "",
                (true, true) => "-",
                (false, false) => " + ",
                (false, true) => " - ",
            };
            let size = factor.unsigned_abs();
            let size = if size == 1 { String::new() } else { size.to_string() };
            text = format!("{text}{sign}{size}x{variable}");
        }
        let left = if text.is_empty() { "0".to_owned() } else { text };
        format!("{left} >= {}", row.at_least)
    };
    program.rows.iter().map(row).collect()
}

/// The upper bounds of a program's variables.
pub(crate) fn uppers(program: &Program) -> Vec<i128> {
    assert!(program.variables.iter().all(|bounds| bounds.lower == 0));
    program.variables.iter().map(|bounds| bounds.upper).collect()
}
