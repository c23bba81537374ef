//! What a party must never read: every string of a case is a canary with the list of parties that may see it.

use std::collections::BTreeSet;

use takas_model::{
    Alternative, Case, Concession, ConcessionOption, ConcessionSet, Concessions, Conflict, ConflictMember, Consent,
    Date, Deal, Decision, Decisive, Fragility, ItemRef, Kind, Line, Loss, Moment, Nature, Objection, Origin, Outcome,
    OwnName, Owner, PartyRef, PhaseRef, Priority, Protection, Role, RuleRef, Selection, Source, Standing, Transfer,
    Window,
};
use takas_views::{Asked, Findings, Names, PartyView, Proven, Question, html, json, project, svg, text};

use crate::build::{Builder, line, objectives, outcome, phase, transfer};

/// A word that stands nowhere else, and who may read it.
struct Canary {
    word: String,
    what: String,
    /// May read it.
    may: BTreeSet<PartyRef>,
    /// And does.
    does: BTreeSet<PartyRef>,
}

/// All canaries of a case.
#[derive(Default)]
pub(crate) struct Aviary {
    canaries: Vec<Canary>,
}

impl Aviary {
    /// A new word. `readers` do read it; nobody else may.
    pub(crate) fn word(&mut self, what: &str, readers: &[PartyRef]) -> String {
        let word = format!("Canary{:03}q", self.canaries.len());
        let readers: BTreeSet<PartyRef> = readers.iter().copied().collect();
        self.canaries.push(Canary { word: word.clone(), what: what.to_owned(), may: readers.clone(), does: readers });
        word
    }

    /// A new word that these may read and need not.
    pub(crate) fn shy(&mut self, what: &str, readers: &[PartyRef]) -> String {
        let word = self.word(what, readers);
        self.canaries.last_mut().expect("just made").does.clear();
        word
    }

    /// A word that is given, such as a number.
    pub(crate) fn given(&mut self, word: &str, what: &str, readers: &[PartyRef]) {
        let readers: BTreeSet<PartyRef> = readers.iter().copied().collect();
        self.canaries.push(Canary {
            word: word.to_owned(),
            what: what.to_owned(),
            may: readers.clone(),
            does: readers,
        });
    }

    /// What `party` reads and may not.
    pub(crate) fn leaks(&self, output: &str, party: PartyRef) -> Vec<String> {
        let small = output.to_lowercase();
        let leaked = self.canaries.iter().filter(|c| !c.may.contains(&party) && small.contains(&c.word.to_lowercase()));
        leaked.map(|c| format!("{} ({})", c.word, c.what)).collect()
    }

    /// What `party` should read and does not.
    pub(crate) fn missing(&self, output: &str, party: PartyRef) -> Vec<String> {
        let missed = self.canaries.iter().filter(|c| c.does.contains(&party) && !output.contains(&c.word));
        missed.map(|c| format!("{} ({})", c.word, c.what)).collect()
    }
}

/// A whole case of canaries, with everything that can be found about it.
struct Cage {
    aviary: Aviary,
    case: Case,
    outcome: Outcome,
    alternatives: Vec<Alternative>,
    decisive: Vec<Decisive>,
    conflict: Conflict,
    concessions: Concessions,
    fragility: Fragility,
    party_ids: Vec<(PartyRef, String)>,
    deal_id: String,
    digest: String,
    asked: String,
}

impl Cage {
    fn findings(&self) -> Findings<'_> {
        let mut findings = Findings::new(&self.case, &self.outcome, Proven::BoundUnverified(self.asked.clone()));
        findings.deal_id = Some(self.deal_id.clone());
        findings.case_digest = Some(self.digest.clone());
        findings.party_ids.clone_from(&self.party_ids);
        findings.alternatives = Some(&self.alternatives);
        findings.decisive = Some(&self.decisive);
        findings.conflict = Some(&self.conflict);
        findings.concessions = Some(&self.concessions);
        findings.fragility = Some(&self.fragility);
        findings.question = Some(Question { asked: vec![Asked::InWords(self.asked.clone())], unasked: &self.outcome });
        findings
    }
}

const ALICE: usize = 0;
const BORIS: usize = 1;
const CHLOE: usize = 2;
const DORIS: usize = 3;
const MAUDE: usize = 4;

/// A line whose remarks are canaries for nobody.
fn remarked(aviary: &mut Aviary, standing: Standing) -> Line {
    Line {
        by: Some(aviary.word("by whom", &[])),
        sources: vec![aviary.word("source of a line", &[])],
        note: Some(aviary.word("note of a line", &[])),
        ..line(standing)
    }
}

/// Alice gives a person to Boris and receives one; Boris gives one to Chloe; Chloe gives a group to Alice and goods
/// to Boris in a second phase; Doris has a position and no part. Each has lines of every standing.
fn cage() -> Cage {
    let mut birds = Aviary::default();
    let refs: Vec<PartyRef> = (0..5).map(PartyRef::new).collect();
    let [a, b, c, d, m] = [ALICE, BORIS, CHLOE, DORIS, MAUDE].map(|i| refs[i]);
    let title = birds.word("title", &refs);
    let mut k = Builder::new(&title, Nature::Historical);
    k.case.id = birds.word("case id", &[]);
    k.case.summary = birds.word("summary", &[]);
    k.case.zone = birds.word("zone", &[]);
    k.case.sources = vec![Source { key: birds.word("source key", &[]), text: birds.word("source", &[]) }];
    let first = birds.word("first phase", &[a, b, c]);
    let second = birds.word("second phase", &[a, b, c]);
    let third = birds.word("phase in which nothing happens", &[]);
    k.case.phases = vec![
        phase(&birds.word("phase id", &[]), &first),
        phase(&birds.word("phase id", &[]), &second),
        phase(&birds.word("phase id", &[]), &third),
    ];
    // Who may read a party's name: itself, whom it exchanges with, who names it.
    let seen = [vec![a, b, c], vec![a, b, c], vec![a, b, c], vec![d]];
    for readers in &seen {
        let (id, name) = (birds.shy("party id", readers), birds.word("party name", readers));
        k.party(&id, &name, &[Role::Side]);
    }
    let (id, name) = (birds.shy("mediator's id", &refs), birds.word("mediator", &refs));
    k.party(&id, &name, &[Role::Mediator, Role::Host]);

    let person = |k: &mut Builder, birds: &mut Aviary, what: &str, holder, readers: &[PartyRef], id: &[PartyRef]| {
        let (id, name) = (birds.shy(&format!("id of {what}"), id), birds.word(what, readers));
        let item = k.person(&id, &name, holder);
        let alias = birds.word(&format!("alias of {what}"), &[]);
        let written = birds.word(&format!("own script of {what}"), &[]);
        let legal = birds.word(&format!("ground of {what}"), &[]);
        let details = k.details(item);
        details.aliases = vec![alias];
        details.written = Some(written);
        details.legal = Some(legal);
        details.consent = Consent::Disputed;
        details.no_return_to = vec![d];
        k.case.items[item.index()].pseudonym = birds.word(&format!("pseudonym of {what}"), &[]);
        k.case.items[item.index()].protection = Some(Protection::WoundedOrSick);
        item
    };
    let unseen = person(&mut k, &mut birds, "first person of Boris, stays", b, &[], &[]);
    let a_to_b = person(&mut k, &mut birds, "Alice's to Boris", a, &[a, b], &[a]);
    let a_stays = person(&mut k, &mut birds, "Alice's, held ready, stays", a, &[a], &[]);
    let a_guess = person(&mut k, &mut birds, "Alice's, guessed to be ready", a, &[], &[]);
    let b_to_a = person(&mut k, &mut birds, "Boris's to Alice", b, &[a, b], &[a, b]);
    let b_to_c = person(&mut k, &mut birds, "Boris's to Chloe", b, &[b, c], &[]);
    let b_asked = person(&mut k, &mut birds, "Boris's, asked by Alice, stays", b, &[a], &[a]);
    let thing = |k: &mut Builder, birds: &mut Aviary, what: &str, holder, count, kind, readers: &[PartyRef]| {
        let (id, name) = (birds.shy(&format!("id of {what}"), &[]), birds.word(what, readers));
        let item = k.item(&id, &name, holder, count, kind);
        k.case.items[item.index()].pseudonym = birds.word(&format!("pseudonym of {what}"), &[]);
        item
    };
    let group = thing(&mut k, &mut birds, "Chloe's group to Alice", c, 371, Kind::Group, &[a, c]);
    let unit = birds.word("unit of Chloe's goods", &[b, c]);
    let goods_kind = Kind::Goods { unit, per_day: None };
    let goods = thing(&mut k, &mut birds, "Chloe's goods to Boris", c, 5, goods_kind, &[b, c]);
    // Alice, who is promised it, reads it by a name of her own.
    let promised = thing(&mut k, &mut birds, "Boris's undertaking, asked by Alice", b, 1, Kind::Undertaking, &[b]);
    let private = thing(&mut k, &mut birds, "Boris's undertaking, asked by Chloe", b, 1, Kind::Undertaking, &[b, c]);
    let set = birds.word("set that Alice asks", &[a]);
    k.set(&set, &birds.word("name of a set", &[]), &[b_to_a, b_to_c, b_asked]);
    let other_set = birds.word("set that Boris asks", &[b]);
    k.set(&other_set, &birds.word("name of another set", &[]), &[a_to_b, a_stays]);

    // What Alice calls Boris's undertaking, and what Doris calls what she never reads of.
    for (party, who, item, readers) in [(a, "Alice", promised, vec![a]), (d, "Doris", goods, Vec::new())] {
        let own = birds.word(&format!("own name of {who}"), &readers);
        let neutral = k.case.item(item).name.clone();
        k.position(party).names.push(OwnName { neutral, own });
    }

    let hold = |k: &mut Builder, birds: &mut Aviary, item: ItemRef, to: &[PartyRef], standing| {
        k.hold(item, to, standing);
        let holder = k.case.item(item).holder;
        k.position(holder).holds.last_mut().expect("just pushed").line = remarked(birds, standing);
    };
    hold(&mut k, &mut birds, a_to_b, &[b], Standing::Stated);
    hold(&mut k, &mut birds, a_stays, &[b], Standing::Stated);
    hold(&mut k, &mut birds, a_guess, &[d], Standing::Inferred);
    hold(&mut k, &mut birds, unseen, &[d], Standing::Assumed);
    hold(&mut k, &mut birds, b_to_a, &[a], Standing::Stated);
    hold(&mut k, &mut birds, b_to_c, &[c], Standing::Hinted);
    hold(&mut k, &mut birds, group, &[a], Standing::Stated);

    let id_of = |k: &Builder, item: ItemRef| k.case.item(item).id.clone();
    let ask = |k: &mut Builder, birds: &mut Aviary, party, text: &str, items: &[ItemRef], standing| {
        k.ask(party, text, items, Priority::High, standing);
        k.position(party).asks.last_mut().expect("just pushed").line = remarked(birds, standing);
    };
    let (asked_id, promised_id, private_id) = (id_of(&k, b_asked), id_of(&k, promised), id_of(&k, private));
    ask(&mut k, &mut birds, a, &set, &[b_to_a, b_to_c, b_asked], Standing::Stated);
    ask(&mut k, &mut birds, a, &asked_id, &[b_asked], Standing::Stated);
    ask(&mut k, &mut birds, a, &promised_id, &[promised], Standing::Inferred);
    ask(&mut k, &mut birds, b, &other_set, &[a_to_b, a_stays], Standing::Stated);
    ask(&mut k, &mut birds, c, &private_id, &[private], Standing::Stated);
    for (party, who) in [(a, "Alice"), (b, "Boris"), (c, "Chloe"), (d, "Doris")] {
        let guessed = birds.word(&format!("guessed ask of {who}"), &[]);
        ask(&mut k, &mut birds, party, &guessed, &[unseen], Standing::Assumed);
    }
    for (party, who) in [(a, "Alice"), (b, "Boris"), (c, "Chloe"), (d, "Doris")] {
        for standing in [Standing::Stated, Standing::Hinted, Standing::Inferred, Standing::Assumed] {
            for origin in [Origin::Written, Origin::Refusal] {
                let own = if standing == Standing::Stated { vec![party] } else { Vec::new() };
                let name = birds.word(&format!("{standing:?} {origin:?} rule of {who}"), &own);
                let sentence = birds.word(&format!("sentence of a {standing:?} rule of {who}"), &own);
                let at = k.rule(Owner::Party(party), origin, &name, &sentence, standing);
                k.case.rules[at].line = remarked(&mut birds, standing);
            }
        }
    }
    // Alice names one of Boris's and her own in a stated rule.
    let text = format!("{} moves requires {} moves", id_of(&k, a_to_b), id_of(&k, b_to_a));
    let name = birds.word("rule of Alice with names", &[a]);
    k.rule(Owner::Party(a), Origin::Written, &name, &text, Standing::Stated);
    for (owner, origin) in
        [(Owner::Case, Origin::Family), (Owner::Case, Origin::Written), (Owner::Question, Origin::Question)]
    {
        let (name, text) = (birds.word("rule of the case", &[]), birds.word("sentence of the case", &[]));
        k.rule(owner, origin, &name, &text, Standing::Stated);
    }
    k.case.concessions = vec![Concession {
        rule: RuleRef::new(0),
        options: vec![ConcessionOption {
            to: Some(k.case.rules[0].sentence.clone()),
            text: birds.word("concession", &[]),
            difficulty: 3,
        }],
    }];
    warnings(&mut k, &mut birds, a);
    // Whom Boris lists and publishes to Alice, they both read; whom Doris is guessed to list, nobody.
    let listed = person(&mut k, &mut birds, "Boris's, on a list for Alice", b, &[a, b], &[]);
    let guessed = person(&mut k, &mut birds, "Doris's, on a guessed list", d, &[], &[]);
    lists(&mut k, &mut birds, listed, guessed, b_to_c);
    let case = k.case;
    let later = |item, to, quantity| Transfer { phase: PhaseRef::new(1), quantity, ..transfer(&case, item, to) };
    let deal = Deal::new([
        transfer(&case, a_to_b, Some(b)),
        transfer(&case, b_to_a, Some(a)),
        transfer(&case, b_to_c, Some(c)),
        later(group, Some(a), 40),
        later(goods, Some(b), 5),
        transfer(&case, promised, None),
        transfer(&case, private, None),
    ]);
    let found = outcome(&case, deal.clone(), |_| 1, Some(true));
    let other = Deal::new([transfer(&case, unseen, Some(d)), transfer(&case, a_guess, Some(d))]);
    let loss = Loss { left: found.clone(), gone: deal.transfers().to_vec(), replacements: other.transfers().to_vec() };
    let party_ids = [a, b, c, d, m].map(|p| (p, birds.word("a party's own id", &[p]))).to_vec();
    Cage {
        alternatives: vec![Alternative { objectives: objectives(&case, &other, &[]), deal: other }],
        decisive: vec![Decisive { rule: RuleRef::new(1), without: found.clone() }],
        conflict: Conflict {
            members: vec![ConflictMember::Rule(RuleRef::new(2)), ConflictMember::SomethingMoves],
            proof: None,
            witnesses: Vec::new(),
            shortest: None,
        },
        concessions: Concessions {
            sets: vec![ConcessionSet { choices: vec![(0, 0)], cost: 3, unlocks: found.clone(), proof: None }],
            exhausted: false,
        },
        fragility: Fragility { items: vec![(a_to_b, loss.clone())], parties: vec![(b, loss)] },
        deal_id: birds.word("the mediator's deal id", &[]),
        digest: birds.word("digest", &[]),
        asked: birds.word("question", &[]),
        aviary: birds,
        case,
        outcome: found,
        party_ids,
    }
}

/// Boris's list with places and Alice's, Boris's and Chloe's objections; a list that Doris is guessed to have.
fn lists(k: &mut Builder, birds: &mut Aviary, listed: ItemRef, guessed: ItemRef, chloes: ItemRef) {
    let [a, b, c, d] = [ALICE, BORIS, CHLOE, DORIS].map(PartyRef::new);
    let day = |year| Moment::Day(Date { year, month: 3, day: 12 });
    birds.given("7,919", "places on Boris's list", &[b]);
    birds.given("1907", "closing of Boris's list", &[a, b]);
    birds.given("1913", "closing of a guessed list", &[]);
    for (party, item, standing, closes, places) in
        [(b, listed, Standing::Stated, 1907, 7_919), (d, guessed, Standing::Inferred, 1913, 6_421)]
    {
        let own = if standing == Standing::Stated { vec![party] } else { Vec::new() };
        let name = birds.word("name of a list", &own);
        let text = birds.word("sentence of the places on a list", &[]);
        let rule = birds.word("rule of the places on a list", &[]);
        let at = k.rule(Owner::Party(party), Origin::Places, &rule, &text, standing);
        k.case.rules[at].line = remarked(birds, standing);
        k.case.windows.push(Window {
            name,
            party,
            listed: Selection { items: vec![item], text: birds.word("who is on a list, as written", &[]) },
            places: vec![(places, PhaseRef::new(2))],
            opens: day(closes),
            closes: day(closes),
            first: PhaseRef::new(1),
            published_to: vec![a],
            line: remarked(birds, standing),
        });
    }
    for (party, item, standing, decision) in [
        (a, listed, Standing::Stated, Decision::Pending),
        (a, listed, Standing::Hinted, Decision::Upheld),
        (b, listed, Standing::Stated, Decision::Rejected(PhaseRef::new(1))),
        (c, chloes, Standing::Stated, Decision::Upheld),
        (d, listed, Standing::Stated, Decision::Upheld),
    ] {
        // Doris names somebody whom nobody has told her of: her objection could not be read from a file. It stands in for any other.
        let own = if standing == Standing::Stated && party != d { vec![party] } else { Vec::new() };
        let standing = if party == d { Standing::Assumed } else { standing };
        k.case.objections.push(Objection {
            name: birds.word("name of an objection", &[]),
            party,
            units: vec![(item, 1)],
            raised_by: birds.word("who raised an objection", &own),
            raised: Moment::Phase(PhaseRef::new(0)),
            decision,
            decided: None,
            line: remarked(birds, standing),
        });
    }
}

/// A warning, which is made from rules: for the mediator alone, though a rule of Alice is called by a word of it.
fn warnings(k: &mut Builder, birds: &mut Aviary, a: PartyRef) {
    let of = k.case.rules.iter().find(|r| r.owner == Owner::Party(a) && r.origin == Origin::Written);
    let own = &of.expect("it has rules").name;
    k.case.warnings = vec![format!("the {own} of {}", birds.word("warning", &[]))];
}

/// Everything that can be made of a party's view.
fn outputs(view: &PartyView) -> [(&'static str, String); 5] {
    [
        ("debug", format!("{view:?}")),
        ("text", text::party(view, 100)),
        ("html", html::party(view)),
        ("svg", svg::party(view).unwrap_or_default()),
        ("json", json::party(view)),
    ]
}

#[test]
fn no_party_reads_a_word_that_is_not_its_to_know() {
    let cage = cage();
    for party in cage.case.party_refs() {
        for names in [Names::Real, Names::Pseudonyms] {
            let view = project(&cage.findings(), party, names);
            for (kind, output) in outputs(&view) {
                let leaks = cage.aviary.leaks(&output, party);
                assert!(leaks.is_empty(), "party {party:?}, {names:?}, {kind} leaks {leaks:#?}\n{output}");
            }
        }
    }
}

#[test]
fn every_party_reads_what_is_its_own() {
    let cage = cage();
    for party in cage.case.party_refs() {
        let view = project(&cage.findings(), party, Names::Real);
        for (kind, output) in outputs(&view).into_iter().filter(|(kind, _)| *kind != "svg") {
            assert_eq!(cage.aviary.missing(&output, party), Vec::<String>::new(), "{party:?} {kind}");
        }
    }
}

#[test]
fn the_checker_finds_a_planted_leak() {
    let mut cage = cage();
    let (alice, boris) = (PartyRef::new(ALICE), PartyRef::new(BORIS));
    let own = project(&cage.findings(), boris, Names::Real);
    // Another's page in the wrong hands.
    for (kind, output) in outputs(&own) {
        assert!(!cage.aviary.leaks(&output, alice).is_empty(), "{kind}");
    }
    // A projection that took Boris's rules for Alice's.
    for rule in &mut cage.case.rules {
        if rule.owner == Owner::Party(boris) {
            rule.owner = Owner::Party(alice);
        }
    }
    let leaking = project(&cage.findings(), alice, Names::Real);
    for (kind, output) in outputs(&leaking).into_iter().filter(|(kind, _)| *kind != "svg") {
        let leaks = cage.aviary.leaks(&output, alice);
        assert!(leaks.iter().any(|leak| leak.contains("rule of Boris")), "{kind}: {leaks:?}");
    }
    // A projection that took guesses for statements.
    for position in &mut cage.case.positions {
        for ask in &mut position.asks {
            ask.line.standing = Standing::Stated;
        }
    }
    let guessing = project(&cage.findings(), alice, Names::Real);
    assert!(cage.aviary.leaks(&json::party(&guessing), alice).iter().any(|leak| leak.contains("guessed ask of Alice")));
}

#[test]
fn pseudonyms_hide_every_name_and_number_only_what_the_party_sees() {
    let cage = cage();
    let alice = PartyRef::new(ALICE);
    let view = project(&cage.findings(), alice, Names::Pseudonyms);
    for (kind, output) in outputs(&view) {
        for item in cage.case.items.iter().filter(|i| matches!(i.kind, Kind::Person(_))) {
            for word in [&item.name, &item.id] {
                assert!(!output.contains(word.as_str()), "{kind} has {word}\n{output}");
            }
        }
    }
    // Boris holds one before her, whom Alice does not see: hers is still his first.
    let boris = &cage.case.party(PartyRef::new(BORIS)).id;
    let received: Vec<&str> =
        view.deal.as_ref().expect("a deal").phases[0].receives.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(received, [format!("{boris}-01")]);
    let asked: Vec<&str> = view.position.asks.iter().map(|a| a.name.as_str()).collect();
    assert_eq!(asked[1], format!("{boris}-02"));
}

type Change = fn(&mut Cage);

#[test]
fn nothing_of_others_changes_what_a_party_reads() {
    let cage = cage();
    let alice = PartyRef::new(ALICE);
    let base = project(&cage.findings(), alice, Names::Pseudonyms);
    let changes: [(&str, Change); 11] = [
        ("others' objections, and their places", |c| {
            c.case.objections.retain(|objection| objection.party == PartyRef::new(ALICE));
            c.case.windows.iter_mut().for_each(|window| window.places.clear());
        }),
        ("a list that is not published to her", |c| {
            let mut other = c.case.windows[0].clone();
            other.published_to = vec![PartyRef::new(CHLOE)];
            c.case.windows.push(other);
            c.case.windows.remove(1);
        }),
        ("others' rules", |c| {
            c.case.rules.retain(|r| r.owner == Owner::Party(PartyRef::new(ALICE)));
            c.decisive.clear();
            c.conflict.members.clear();
        }),
        ("others' asks", |c| {
            c.case.positions.iter_mut().filter(|p| p.party != PartyRef::new(ALICE)).for_each(|p| p.asks.clear());
        }),
        ("another's people", |c| {
            let mut more = c.case.items[0].clone();
            more.id = "one-more".to_owned();
            c.case.items.push(more);
        }),
        ("the holder's count of a group", |c| {
            c.case.items.iter_mut().filter(|i| i.kind == Kind::Group).for_each(|i| i.quantity *= 2);
        }),
        ("consent, protection, status", |c| {
            for item in &mut c.case.items {
                if let Kind::Person(person) = &mut item.kind {
                    person.consent = Consent::Given;
                    person.no_return_to.clear();
                    person.legal = None;
                }
                if !matches!(item.kind, Kind::Remains) {
                    item.protection = None;
                }
            }
        }),
        ("the objectives, bounds and bests", |c| {
            if let Outcome::Deal { objectives, closed, unique, certificate, .. } = &mut c.outcome {
                objectives.clear();
                *closed = false;
                *unique = None;
                certificate.bests.clear();
            }
        }),
        ("the alternatives and the rest", |c| {
            c.alternatives.clear();
            c.concessions.sets.clear();
            c.fragility = Fragility::default();
        }),
        ("a party more", |c| {
            let mut more = c.case.parties[DORIS].clone();
            more.id = "MORE".to_owned();
            c.case.parties.push(more);
        }),
        ("transfers between others", |c| {
            // But for the one that counts for a set that Alice asks.
            if let Outcome::Deal { deal, .. } = &mut c.outcome {
                let concerns = |t: &&Transfer| {
                    t.from == PartyRef::new(ALICE)
                        || t.to == Some(PartyRef::new(ALICE))
                        || t.item.index() == 5
                        || t.to.is_none()
                };
                *deal = Deal::new(deal.transfers().iter().filter(concerns).copied().collect::<Vec<_>>());
            }
        }),
    ];
    for (what, change) in changes {
        let mut changed = self::cage();
        change(&mut changed);
        let view = project(&changed.findings(), alice, Names::Pseudonyms);
        assert_eq!(view.deal, base.deal, "{what}");
        assert_eq!(view.position, base.position, "{what}");
        assert_eq!(view.lists, base.lists, "{what}");
        assert_eq!((&view.title, &view.table, &view.party), (&base.title, &base.table, &base.party), "{what}");
    }
}

#[test]
fn no_deal_and_no_answer_look_alike_to_a_party() {
    let cage = cage();
    let views = [Outcome::Infeasible { proof: None }, Outcome::Interrupted].map(|outcome| {
        let findings = Findings::new(&cage.case, &outcome, Proven::Checked);
        project(&findings, PartyRef::new(ALICE), Names::Real)
    });
    assert_eq!(views[0], views[1]);
    assert!(views[0].deal.is_none() && svg::party(&views[0]).is_none());
}
