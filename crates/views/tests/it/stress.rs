//! Cases at the edges: many parties and people, two parties, all kinds of things in several phases, hostile and foreign names.

use takas_model::{
    Case, Concession, ConcessionOption, ConcessionSet, Concessions, Conflict, ConflictMember, Consent, Date, Deal,
    ItemRef, Kind, Nature, Origin, Outcome, Owner, PartyRef, PhaseRef, Priority, Protection, Role, RuleRef, Standing,
    Transfer,
};

use crate::build::{Builder, line, outcome, phase, transfer};

/// A case with its outcome.
pub(crate) struct Found {
    pub(crate) case: Case,
    pub(crate) outcome: Outcome,
}

/// So many parties and people; every seventh person is protected.
pub(crate) fn crowd(parties: usize, people: usize) -> Found {
    let mut b = Builder::new("A conference of many", Nature::Live);
    let all: Vec<PartyRef> = (0..parties)
        .map(|i| b.party(&format!("P{i:02}"), &format!("Party of the {i}th province"), &[Role::Side]))
        .collect();
    let mut moves = Vec::new();
    for i in 0..people {
        let from = i * 7 % parties;
        let to = (from + 1 + i % 3 * (parties / 3).max(1)) % parties;
        let item = b.person(&format!("person-{i}"), &format!("Person Number {i}"), all[from]);
        if i % 7 == 3 {
            b.case.items[item.index()].protection = Some(Protection::Minor);
        }
        if from != to {
            moves.push((item, all[to]));
        }
    }
    let case = b.case;
    let deal = Deal::new(moves.into_iter().map(|(item, to)| transfer(&case, item, Some(to))));
    let outcome = outcome(&case, deal, |_| 0, None);
    Found { case, outcome }
}

/// Groups, remains, goods and undertakings over three phases between two parties and a carrier.
pub(crate) fn cease_fire() -> Found {
    let mut b = Builder::new("A cease-fire in three phases", Nature::Live);
    b.case.phases = vec![phase("one", "First phase"), phase("two", "Second phase"), phase("three", "Third phase")];
    for (index, phase) in b.case.phases.iter_mut().enumerate() {
        phase.days = 7;
        phase.first_day = Some(Date { year: 2030, month: 3, day: 1 + 7 * u8::try_from(index).expect("small") });
    }
    let north = b.party("NOR", "The North", &[Role::Side]);
    let south = b.party("SOU", "The South", &[Role::Side]);
    let agency = b.party("AGC", "Relief Agency", &[Role::Side, Role::Observer]);
    b.party("HST", "Host State", &[Role::Mediator, Role::Host]);
    let long_term = b.item("long-term", "Long-term prisoners", south, 240, Kind::Group);
    let sick = b.item("sick", "Sick prisoners", south, 12, Kind::Group);
    b.case.items[sick.index()].protection = Some(Protection::WoundedOrSick);
    let pilot = b.person("pilot", "Amal Haddad", north);
    b.details(pilot).consent = Consent::Given;
    let medic = b.person("medic", "Noor Saleh", north);
    let fallen = b.item("fallen", "The fallen of the ridge", north, 8, Kind::Remains);
    let aid = b.item("aid", "Aid", agency, 4200, Kind::Goods { unit: "truck".to_owned(), per_day: Some(200) });
    let calm = b.item("calm", "Cease fire along the river", south, 1, Kind::Undertaking);
    let corridor = b.item("corridor", "Open the road to the harbour", north, 1, Kind::Undertaking);
    b.ask(north, "long-term", &[long_term], Priority::High, Standing::Stated);
    b.ask(north, "calm", &[calm], Priority::Must, Standing::Stated);
    b.ask(south, "pilot", &[pilot], Priority::Must, Standing::Stated);
    b.ask(south, "aid", &[aid], Priority::High, Standing::Hinted);
    let case = b.case;
    let at = |item: ItemRef, to: Option<PartyRef>, phase: usize, quantity: u64| Transfer {
        phase: PhaseRef::new(phase),
        quantity,
        ..transfer(&case, item, to)
    };
    let deal = Deal::new([
        at(sick, Some(north), 0, 12),
        at(long_term, Some(north), 0, 60),
        at(long_term, Some(north), 1, 90),
        at(long_term, Some(north), 2, 50),
        at(pilot, Some(south), 0, 1),
        at(medic, Some(south), 1, 1),
        at(fallen, Some(south), 2, 8),
        at(aid, Some(south), 0, 1400),
        at(aid, Some(south), 1, 1400),
        at(aid, Some(north), 2, 700),
        at(calm, None, 0, 1),
        at(corridor, None, 1, 1),
    ]);
    let outcome = outcome(&case, deal, |party| if party == north { 20 } else { 0 }, Some(false));
    Found { case, outcome }
}

/// A conflict of three rules, with what would unlock a deal.
pub(crate) struct Stuck {
    pub(crate) found: Found,
    pub(crate) conflict: Conflict,
    pub(crate) concessions: Concessions,
}

/// No deal, and why.
pub(crate) fn stuck() -> Stuck {
    let mut b = Builder::new("Before the package was widened", Nature::Live);
    let north = b.party("NOR", "The North", &[Role::Side]);
    let south = b.party("SOU", "The South", &[Role::Side]);
    b.party("HST", "Host State", &[Role::Mediator, Role::Host]);
    let officer = b.person("officer", "Ivan Petrov", north);
    let writer = b.person("writer", "Anna Berg", south);
    let teacher = b.person("teacher", "Karl Lund", south);
    b.set("jailed", "The jailed", &[writer, teacher]);
    b.hold(officer, &[south], Standing::Stated);
    b.hold(writer, &[north], Standing::Stated);
    b.hold(teacher, &[north], Standing::Stated);
    b.ask(south, "officer", &[officer], Priority::Must, Standing::Stated);
    b.ask(north, "jailed", &[writer, teacher], Priority::High, Standing::Stated);
    let first = b.rule(
        Owner::Party(north),
        Origin::Written,
        "nobody alone",
        "officer moves requires at least 2 of jailed",
        Standing::Stated,
    );
    let second = b.rule(Owner::Party(south), Origin::Must, "asks officer", "officer moves", Standing::Stated);
    let third =
        b.rule(Owner::Party(south), Origin::Refusal, "refuses teacher", "none of teacher move", Standing::Hinted);
    b.case.rules[third].line.note = Some("said in passing".to_owned());
    b.case.concessions = vec![
        Concession {
            rule: RuleRef::new(first),
            options: vec![ConcessionOption {
                to: Some(b.case.rules[first].sentence.clone()),
                text: "officer moves requires at least 1 of jailed".to_owned(),
                difficulty: 2,
            }],
        },
        Concession {
            rule: RuleRef::new(third),
            options: vec![ConcessionOption { to: None, text: "dropped".to_owned(), difficulty: 5 }],
        },
    ];
    let case = b.case;
    let two = Deal::new([transfer(&case, officer, Some(south)), transfer(&case, writer, Some(north))]);
    let three = Deal::new(two.transfers().iter().copied().chain([transfer(&case, teacher, Some(north))]));
    let conflict = Conflict {
        members: [first, second, third].map(|r| ConflictMember::Rule(RuleRef::new(r))).to_vec(),
        proof: None,
        witnesses: vec![two.clone(), Deal::default(), three.clone()],
        shortest: None,
    };
    let set = |choice, cost, deal: &Deal| ConcessionSet {
        choices: vec![choice],
        cost,
        unlocks: outcome(&case, deal.clone(), |_| 0, None),
        proof: None,
    };
    let concessions = Concessions { sets: vec![set((0, 0), 2, &two), set((1, 0), 5, &three)], exhausted: true };
    Stuck { found: Found { case, outcome: Outcome::Infeasible { proof: None } }, conflict, concessions }
}

/// Names that would break a page, a terminal or a line.
pub(crate) const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\" onmouseover=\"alert(1)",
    "]]></title><svg onload=alert(1)>",
    "عمر بن الخطاب",
    "דוד בן-גוריון",
    "evil\u{202e}txt.exe",
    "esc\u{1b}[31mred\u{7}",
    "王小明 & Söhne's",
];

/// A case in which every name is hostile or foreign.
pub(crate) fn hostile() -> Found {
    let mut b = Builder::new("</title><script>alert('title')</script>", Nature::Historical);
    "--><style>*{display:none}</style>".clone_into(&mut b.case.summary);
    b.case.warnings = vec!["\u{2066}<b>warned</b>".to_owned()];
    "</table>\\ \"phase\"".clone_into(&mut b.case.phases[0].name);
    b.case.phases[0].days = 2;
    let one = b.party("ONE", "الجمهورية <i>", &[Role::Side]);
    let two = b.party("<2>", "\"Two\" & 'Co'", &[Role::Side, Role::Mediator]);
    let people: Vec<ItemRef> = HOSTILE
        .iter()
        .enumerate()
        .map(|(i, name)| {
            let item = b.person(&format!("p{i}"), name, if i % 2 == 0 { one } else { two });
            b.details(item).legal = Some("<u>ground</u>".to_owned());
            b.details(item).aliases = vec!["<s>alias</s>".to_owned()];
            b.details(item).written = Some("<i>own script</i>".to_owned());
            item
        })
        .collect();
    b.ask(one, "<ask>", &people, Priority::High, Standing::Stated);
    b.rule(Owner::Party(one), Origin::Written, "<rule> \"x\"", "a </style> moves", Standing::Stated);
    b.case.rules[0].line = takas_model::Line { by: Some("<by>".to_owned()), ..line(Standing::Stated) };
    let case = b.case;
    let deal = Deal::new(people.iter().map(|&item| {
        let to = if case.item(item).holder == one { two } else { one };
        transfer(&case, item, Some(to))
    }));
    let outcome = outcome(&case, deal, |_| 0, Some(true));
    Found { case, outcome }
}
