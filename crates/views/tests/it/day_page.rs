//! The pages of an operation and of a rehearsal: sound markup, everything that has to be on them, both directions of writing.

use takas_model::{GateRef, Hands, OperationKind, PartyRef, PlaceRef, UnitRef};
use takas_operation::{
    Break, Distribution, Ending, Obstruction, Rehearsal, RehearsalChances, RehearsalLimits, RideRehearsal, RunReport,
};
use takas_views::html::{RecordEntry, RecordShown};
use takas_views::words::protocol::{Language, Say, say};
use takas_views::{
    Names, OperationShown, Reader, RehearsalShown, RehearsalView, SafeMoment, brief_rehearsal, html, project_operation,
    text,
};

use crate::day::{Day, GERSHKOVICH, KRASIKOV, day};
use crate::day_canary::view_of;
use crate::markup::check_page;
use crate::mini::{ADW, DEU, ESB, RUS, VKO};

fn holds(page: &str, words: &[&str]) {
    for words in words {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

fn record() -> RecordShown {
    RecordShown {
        origin: "takas.example/ankara".to_owned(),
        size: 120,
        root: "3fQk…".to_owned(),
        cosigned: Vec::new(),
        entries: vec![
            RecordEntry { event: 6, index: 4, proof: Some("proofs/000004.tlog-proof".to_owned()) },
            RecordEntry { event: 13, index: 9, proof: None },
        ],
        files: vec![("checkpoint".to_owned(), "the signed head of the log".to_owned())],
        steps: vec!["Verify the signature of `checkpoint` <with> any verifier of signed notes.".to_owned()],
    }
}

#[test]
fn the_mediator_s_page_has_the_plan_and_what_was() {
    let day = day();
    let safe = |from: i64, place, hands| SafeMoment {
        from: day.charter.target.handover.begins + 60 * from,
        units: vec![
            (UnitRef::new(GERSHKOVICH), PlaceRef::new(place), hands),
            (UnitRef::new(KRASIKOV), PlaceRef::new(ESB), Hands::Host),
        ],
        completed: if from == 420 { vec![4] } else { Vec::new() },
    };
    let moments = [safe(0, VKO, Hands::Holder), safe(180, ESB, Hands::Host), safe(420, ADW, Hands::Receiver)];
    let shown =
        OperationShown { safe: &moments, ..OperationShown::new(&day.case, &day.charter, &day.events, day.now()) };
    let view = project_operation(&shown, Reader::Mediator, Names::Real);
    let page = html::operation(&view, Some(&record()), None);
    check_page(&page);
    holds(
        &page,
        &[
            "Ankara in small: the operation",
            "Mediator&#39;s compartment",
            "drawing gantt course",
            "class=\"actual\"",
            "class=\"opened\"",
            "Over</span>",
            "<h2 id=\"events-heading\">What was said</h2>",
            "Gate “Americans may leave” has opened",
            "aylin (mediator)",
            "(irregular: ",
            "no word to board",
            "proofs/000004.tlog-proof",
            "not yet cosigned",
            "How to verify this without Takas",
            "&lt;with&gt;",
            "sheltered by the host (TUR)",
            "Completed all the same:",
        ],
    );
    // Consent and health are nowhere, not even for the mediator.
    for hidden in ["consent", "fit to travel", "doctor-demir (doctor): fit"] {
        assert!(!page.contains(hidden), "{hidden}");
    }
}

#[test]
fn a_party_s_page_is_its_own_and_has_its_protocols_in_two_languages() {
    let day = day();
    let view = view_of(&day, Reader::Party(PartyRef::new(DEU)), Names::Real);
    let page = html::operation(&view, Some(&record()), Some(Language::Arabic));
    check_page(&page);
    holds(
        &page,
        &[
            "Ankara in small: the operation, for Germany",
            "Handover protocol",
            "lang=\"ar\" dir=\"rtl\">محضر التسليم</span>",
            "Prisoners of conscience: 12 people",
            "Kevin Lik",
            "Vadim Krasikov",
            "1 August 2024, 21:50Z",
            "is yours to know of the operation and nothing else",
        ],
    );
    // One from Russia to Germany, one from Germany to Russia.
    assert_eq!(page.matches("<section class=\"protocol\"").count(), 2);
    for others in ["Gershkovich", "Fogel", "United States", "aylin", "safe state", "no word", "◆"] {
        assert!(!page.contains(others), "{others}");
    }
}

#[test]
fn the_protocol_says_everything_in_every_language() {
    for language in Language::ALL {
        assert_eq!(Language::of_code(language.code()), Some(language));
        for what in Say::ALL {
            assert!(!say(what, language).is_empty());
            if language == Language::Arabic {
                assert!(say(what, language).chars().all(|c| !c.is_ascii_alphabetic()), "{what:?}");
            }
        }
        let view = view_of(&day(), Reader::Party(PartyRef::new(RUS)), Names::Pseudonyms);
        let page = html::handover_protocol(&view, language);
        check_page(&page);
        for what in Say::ALL {
            assert!(page.contains(say(what, language)) && page.contains(say(what, Language::English)), "{what:?}");
        }
        assert_eq!(page.contains("dir=\"rtl\""), language == Language::Arabic);
    }
    assert_eq!(Language::of_code("xx"), None);
}

#[test]
fn an_empty_and_a_historical_operation_have_a_page() {
    for kind in [OperationKind::Live, OperationKind::Rehearsal, OperationKind::Historical] {
        let day = Day::empty(kind);
        for reader in [Reader::Mediator, Reader::Party(PartyRef::new(RUS)), Reader::Observer] {
            let page = html::operation(&view_of(&day, reader, Names::Real), None, Some(Language::Russian));
            check_page(&page);
            assert!(page.contains("Nothing was said yet."));
            assert_eq!(page.contains("every confirmation in it is played"), kind == OperationKind::Rehearsal);
            assert_eq!(page.contains("no confirmation is invented"), kind == OperationKind::Historical);
        }
    }
}

fn distribution(minutes: &[i64]) -> Distribution {
    let mut distribution = Distribution::default();
    for &minutes in minutes {
        distribution.add(minutes);
    }
    distribution
}

fn rehearsed(day: &Day, minutes: &[i64]) -> RehearsalView {
    let limits = RehearsalLimits { seed: 7, runs: 1000, chances: RehearsalChances::default() };
    let mut rehearsal = Rehearsal::new(&day.charter, &limits);
    rehearsal.add(&RunReport {
        run: 0,
        ending: Ending::BrokenOff,
        obstructions: vec![Obstruction::Gate(GateRef::new(0)), Obstruction::NotTravelling(UnitRef::new(GERSHKOVICH))],
        waits: vec![5, 7],
        end_late: None,
        rides_late: vec![Some(3); 6],
        events: 10,
        ends: 0,
    });
    rehearsal.runs = 997;
    rehearsal.endings = [(Ending::Complete, 900), (Ending::Partial, 96), (Ending::BrokenOff, 1)].into();
    rehearsal.breaks.push(Break { at: Obstruction::Work(2), runs: 1, first: 0 });
    rehearsal.breaks.push(Break { at: Obstruction::Ride(4), runs: 1, first: 0 });
    (rehearsal.ends_late, rehearsal.waits) = (distribution(minutes), distribution(minutes));
    rehearsal.rides[0] = RideRehearsal { left: 997, late: 400, late_minutes: distribution(minutes) };
    let shown = RehearsalShown {
        case: &day.case,
        charter: &day.charter,
        rehearsal: &rehearsal,
        chances: &limits.chances,
        asked: 1000,
        plan_id: Some("p-1"),
    };
    brief_rehearsal(&shown, Names::Real)
}

#[test]
fn a_rehearsal_has_a_page_and_a_text() {
    let day = Day::empty(OperationKind::Rehearsal);
    let minutes: Vec<i64> = (0..997).map(|at| (at * at) % 187 - 12).collect();
    let view = rehearsed(&day, &minutes);
    let page = html::rehearsal(&view);
    check_page(&page);
    holds(
        &page,
        &[
            "Ankara in small: the plan rehearsed",
            "997 runs of the plan, drawn from seed 7.",
            "A limit came first: 997 of 1,000 runs were made.",
            "drawing bars",
            "Everybody was handed over",
            "0.1 %",
            "Gate “all verified” did not open",
            "Evan Gershkovich: not travelling",
            "Identity check: Prisoners of conscience: 12 people: not done",
            "Tu-204 RA-64059, Esenboğa (LTAC) → Vnukovo (UUWW): did not leave",
            "−20 min to under −10 min",
            "10 %, by at most 1 h",
            "Plan p-1",
        ],
    );
    assert!(view.ends_late.buckets.len() <= 25, "{:?}", view.ends_late.buckets);
    let sum: u64 = view.ends_late.buckets.iter().map(|bucket| bucket.count).sum();
    assert_eq!(sum, view.ends_late.total);
    for columns in [40, 80, 100, 200] {
        let text = text::rehearsal(&view, columns);
        let wide = |line: &str| unicode_width::UnicodeWidthStr::width(line) <= columns;
        assert!(columns < 80 || text.lines().all(wide), "{columns}\n{text}");
    }
    // Where nothing was counted, that is said.
    let none = rehearsed(&day, &[]);
    check_page(&html::rehearsal(&none));
    assert!(text::rehearsal(&none, 80).contains("There was none."));
    // One minute alone, and minutes from one end of time to the other.
    for minutes in [&[4][..], &[-1_000_000, 1_000_000][..]] {
        check_page(&html::rehearsal(&rehearsed(&day, minutes)));
    }
}
