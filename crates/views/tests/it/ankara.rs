//! The exchange of 1 August 2024 by hand, as a fixture: facts of the public record, positions simplified.

use takas_model::{
    Alternative, Case, Concession, ConcessionOption, Consent, Date, Deal, Decisive, Fragility, ItemRef, Kind, Loss,
    Nature, Origin, Outcome, Owner, PartyRef, Priority, Protection, Role, RuleRef, Source, Standing, Transfer,
};

use crate::build::{Builder, bests_of, objectives, outcome, transfer};

/// Everything that was found about the fixture.
pub(crate) struct Ankara {
    pub(crate) case: Case,
    pub(crate) outcome: Outcome,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) decisive: Vec<Decisive>,
    pub(crate) fragility: Fragility,
}

const TO_GERMANY: [(&str, &str, &[&str]); 12] = [
    ("kara-murza", "Vladimir Kara-Murza", &[]),
    ("yashin", "Ilya Yashin", &[]),
    ("orlov", "Oleg Orlov", &[]),
    ("skochilenko", "Aleksandra Skochilenko", &["Sasha Skochilenko"]),
    ("chanysheva", "Lilia Chanysheva", &[]),
    ("fadeyeva", "Ksenia Fadeyeva", &[]),
    ("ostanin", "Vadim Ostanin", &[]),
    ("pivovarov", "Andrei Pivovarov", &[]),
    ("lik", "Kevin Lik", &["Lick", "Leek"]),
    ("voronin", "Demuri Voronin", &["Dieter Voronin"]),
    ("moyzhes", "German Moyzhes", &["Mojzes", "Moyges", "Moises"]),
    ("schoebel", "Patrick Schöbel", &[]),
];

/// The fixture.
pub(crate) fn ankara() -> Ankara {
    let mut b = Builder::new("Ankara, 1 August 2024", Nature::Historical);
    let summary = "Twenty-six people, seven countries, one exchange point at Esenboğa. Positions are reconstructed from public \
                      reporting; none of them was stated to this desk.";
    summary.clone_into(&mut b.case.summary);
    b.case.phases[0].first_day = Some(Date { year: 2024, month: 8, day: 1 });
    b.case.sources = vec![
        source("wiki", "2024 Ankara prisoner exchange, en.wikipedia.org"),
        source("hurriyet", "Türkiye hosts largest prisoner swap, hurriyetdailynews.com, 2 August 2024"),
    ];
    let [rus, blr, usa, deu, svn, nor, pol] = [
        ("RUS", "Russia"),
        ("BLR", "Belarus"),
        ("USA", "United States"),
        ("DEU", "Germany"),
        ("SVN", "Slovenia"),
        ("NOR", "Norway"),
        ("POL", "Poland"),
    ]
    .map(|(id, name)| b.party(id, name, &[Role::Side]));
    b.party("TUR", "Türkiye", &[Role::Mediator, Role::Host]);

    let americans = [("gershkovich", "Evan Gershkovich"), ("whelan", "Paul Whelan"), ("kurmasheva", "Alsu Kurmasheva")]
        .map(|(id, name)| b.person(id, name, rus));
    let prisoners = TO_GERMANY.map(|(id, name, aliases)| {
        let item = b.person(id, name, rus);
        b.details(item).aliases = aliases.iter().map(|&a| a.to_owned()).collect();
        item
    });
    let fogel = b.person("fogel", "Marc Fogel", rus);
    let karelina = b.person("karelina", "Ksenia Karelina", rus);
    let krieger = b.person("krieger", "Rico Krieger", blr);
    let krasikov = b.person("krasikov", "Vadim Krasikov", deu);
    b.details(krasikov).aliases = vec!["Sokolov".to_owned()];
    let [seleznev, klyushin, konoshchenok, _vinnik] = [
        ("seleznev", "Roman Seleznev"),
        ("klyushin", "Vladislav Klyushin"),
        ("konoshchenok", "Vadim Konoshchenok"),
        ("vinnik", "Alexander Vinnik"),
    ]
    .map(|(id, name)| b.person(id, name, usa));
    let family = [
        ("dultsev", "Artem Dultsev"),
        ("dultseva", "Anna Dultseva"),
        ("child-1", "First child of the Dultsevs"),
        ("child-2", "Second child of the Dultsevs"),
    ]
    .map(|(id, name)| b.person(id, name, svn));
    let mikushin = b.person("mikushin", "Mikhail Mikushin", nor);
    let rubtsov = b.person("rubtsov", "Pavel Rubtsov", pol);
    b.details(rubtsov).aliases = vec!["Pablo González".to_owned()];
    for &child in &family[2..] {
        b.case.items[child.index()].protection = Some(Protection::Minor);
    }
    for (item, legal) in [
        (americans[0], "espionage, 16 years; pardoned"),
        (americans[1], "espionage, 16 years; pardoned"),
        (prisoners[0], "treason, 25 years; pardoned"),
        (krasikov, "murder, life; decision of the government"),
        (krieger, "terrorism, death sentence; pardoned"),
    ] {
        b.details(item).legal = Some(legal.to_owned());
    }
    for &item in &prisoners[..2] {
        b.details(item).consent = Consent::Disputed;
    }
    let ten: Vec<ItemRef> =
        [krasikov, seleznev, klyushin, konoshchenok].into_iter().chain(family).chain([mikushin, rubtsov]).collect();
    b.set("prisoners", "Prisoners of conscience", &prisoners[..8]);
    b.set("germans", "Germans", &[prisoners[8], prisoners[9], prisoners[10], prisoners[11], krieger]);
    b.set("own", "Those whom Russia wants back", &ten);

    for item in americans {
        b.hold(item, &[usa], Standing::Inferred);
    }
    for item in prisoners {
        b.hold(item, &[deu, usa], Standing::Inferred);
    }
    b.hold(krieger, &[deu], Standing::Inferred);
    for &item in &ten {
        b.hold(item, &[rus], Standing::Stated);
    }
    b.ask(
        usa,
        "americans",
        &[americans[0], americans[1], americans[2], fogel, karelina],
        Priority::High,
        Standing::Inferred,
    );
    b.ask(usa, "whelan", &[americans[1]], Priority::Must, Standing::Stated);
    b.ask(deu, "krieger", &[krieger], Priority::Must, Standing::Stated);
    b.ask(
        deu,
        "germans",
        &[prisoners[8], prisoners[9], prisoners[10], prisoners[11], krieger],
        Priority::High,
        Standing::Stated,
    );
    b.ask(deu, "prisoners", &prisoners[..8], Priority::High, Standing::Inferred);
    b.ask(rus, "krasikov", &[krasikov], Priority::Must, Standing::Stated);
    b.ask(rus, "own", &ten, Priority::High, Standing::Inferred);

    b.rule(Owner::Party(rus), Origin::Must, "asks krasikov", "krasikov moves", Standing::Stated);
    b.rule(Owner::Party(rus), Origin::Refusal, "refuses fogel", "none of fogel move", Standing::Inferred);
    b.rule(
        Owner::Party(rus),
        Origin::Written,
        "nobody without Krasikov",
        "at least 1 of prisoners or americans requires krasikov moves",
        Standing::Inferred,
    );
    b.rule(
        Owner::Party(deu),
        Origin::Written,
        "no return for Americans alone",
        "krasikov moves requires at least 10 of prisoners or germans",
        Standing::Stated,
    );
    b.rule(
        Owner::Party(deu),
        Origin::Written,
        "our own with him",
        "krasikov moves requires all of germans",
        Standing::Stated,
    );
    b.rule(Owner::Party(usa), Origin::Refusal, "refuses vinnik", "none of vinnik move", Standing::Hinted);
    b.rule(Owner::Party(usa), Origin::Must, "asks whelan", "at least 1 of whelan moves", Standing::Stated);
    b.rule(
        Owner::Case,
        Origin::Family,
        "family dultsev",
        "dultsev, dultseva, child-1, child-2 together",
        Standing::Stated,
    );
    for rule in &mut b.case.rules {
        rule.line.sources = vec!["wiki".to_owned()];
        rule.line.by = Some("mediator".to_owned());
        rule.line.on = Some(Date { year: 2024, month: 7, day: 10 });
    }
    b.case.warnings = vec![
        "Russia: “nobody without Krasikov” made the release of protected people depend on a return (GC IV art. 132); a live case refuses it."
            .to_owned(),
    ];
    b.case.concessions = vec![Concession {
        rule: RuleRef::new(3),
        options: vec![
            ConcessionOption {
                to: Some(b.case.rules[3].sentence.clone()),
                text: "krasikov moves requires at least 8 of prisoners or germans".to_owned(),
                difficulty: 3,
            },
            ConcessionOption { to: None, text: "dropped".to_owned(), difficulty: 7 },
        ],
    }];

    let case = b.case;
    let to = |items: &[ItemRef], party: PartyRef| -> Vec<Transfer> {
        items.iter().map(|&i| transfer(&case, i, Some(party))).collect()
    };
    let moves: Vec<Transfer> = [to(&americans, usa), to(&prisoners, deu), to(&[krieger], deu), to(&ten, rus)].concat();
    let best = Deal::new(moves.clone());
    let found = outcome(&case, best.clone(), |party| if party == usa { 6 } else { 0 }, Some(true));
    let bests = bests_of(&found);
    let variant = |out: &[ItemRef], elsewhere: &[(ItemRef, PartyRef)]| {
        let kept = moves.iter().copied().filter(|t| !out.contains(&t.item)).map(|mut t| {
            if let Some((_, party)) = elsewhere.iter().find(|(i, _)| *i == t.item) {
                t.to = Some(*party);
            }
            t
        });
        let deal = Deal::new(kept);
        let objectives = objectives(&case, &deal, bests);
        Alternative { deal, objectives }
    };
    let alternatives = vec![
        variant(&[mikushin], &[(prisoners[0], usa)]),
        variant(&[rubtsov, prisoners[11]], &[]),
        variant(&[mikushin, rubtsov], &[]),
    ];
    let without_all = Outcome::Infeasible { proof: None };
    let fewer = outcome(&case, alternatives[2].deal.clone(), |_| 0, None);
    let decisive = vec![
        Decisive { rule: RuleRef::new(3), without: fewer.clone() },
        Decisive { rule: RuleRef::new(0), without: without_all.clone() },
    ];
    let fragility = Fragility {
        items: vec![(
            mikushin,
            Loss {
                left: fewer.clone(),
                gone: vec![transfer(&case, mikushin, Some(rus)), transfer(&case, rubtsov, Some(rus))],
                replacements: vec![transfer(&case, fogel, Some(usa))],
            },
        )],
        parties: vec![
            (rus, Loss { left: without_all, gone: moves.clone(), replacements: Vec::new() }),
            (nor, Loss { left: fewer, gone: vec![transfer(&case, mikushin, Some(rus))], replacements: Vec::new() }),
        ],
    };
    assert!(
        case.items.iter().filter(|i| matches!(i.kind, Kind::Person(_))).count() == 29 && best.transfers().len() == 26
    );
    Ankara { case, outcome: found, alternatives, decisive, fragility }
}

fn source(key: &str, text: &str) -> Source {
    Source { key: key.to_owned(), text: text.to_owned() }
}
