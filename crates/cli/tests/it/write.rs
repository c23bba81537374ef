//! Cases as folders: writes a `Case` made by a generator down in the files that `takas` reads.
//!
//! For tests alone. What no file can say (a worth table of one party judged by another, a count of nothing) is left out by
//! [`expressible`], so that a folder and its case say the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::write_lists as lists;
use takas_formats::CaseFiles;
use takas_model::{
    Ask, Bound, Case, Condition, Consent, Flow, Hold, Item, Kind, Lasting, Nature, Origin, Owner, PartyRef, PhaseRef,
    Protection, Rule, Selection, Sentence, Span, Spread, Status, Undertaking,
};

/// The case with those rules alone that can be written down, and without concessions.
pub(crate) fn expressible(case: &Case) -> Case {
    let worth = |rule: &Rule| matches!(rule.sentence, Sentence::Worth { .. });
    let mut plain = case.clone();
    plain.concessions.clear();
    lists::drop_useless_holds(&mut plain);
    // The asks that one ranking makes are written one by one.
    for ask in plain.positions.iter_mut().flat_map(|position| position.asks.iter_mut().enumerate()) {
        let (number, ask) = ask;
        if ask.name.starts_with("ranking") {
            ask.name = format!("{}-{number}", ask.name);
        }
    }
    plain.retaining_rules(|at, rule| {
        let first_worth = || {
            let before = &case.rules[..at.index()];
            !before.iter().any(|other| other.owner == rule.owner && worth(other))
        };
        match (&rule.sentence, rule.owner) {
            (Sentence::Worth { party, value, .. }, Owner::Party(owner)) => {
                owner == *party && !value.is_empty() && first_worth()
            }
            (Sentence::Worth { .. }, _) | (Sentence::Budget { .. }, Owner::Case) => false,
            (Sentence::Budget { weight, .. }, _) if weight.is_empty() => false,
            _ if rule.origin == Origin::Must => true,
            _ => readable(case, rule),
        }
    })
}

/// Whether the sentence can be read at all: its own tables aside.
fn readable(case: &Case, rule: &Rule) -> bool {
    let text = match &rule.sentence {
        Sentence::Budget { flow, .. } => format!("any of {}", flow_text(case, flow)),
        _ => sentence_text(case, rule),
    };
    takas_formats::parse_sentence(case, &text).is_ok()
}

/// The files of a case.
pub(crate) fn files(case: &Case) -> CaseFiles {
    let mut files = CaseFiles::new();
    files.insert("case.toml", case_file(case));
    for party in case.party_refs() {
        files.insert(format!("positions/{}.toml", case.party(party).id), position_file(case, party));
    }
    files
}

fn case_file(case: &Case) -> String {
    let mut out = format!("format = 1\ntitle = \"{}\"\nzone = \"UTC\"\n", case.title);
    if case.nature == Nature::Historical {
        out.push_str("historical = true\n");
    }
    let objectives = case.objectives.iter().map(|objective| objective.name());
    let _ = writeln!(out, "objectives = [{}]", quoted(objectives));
    out.push_str("\n[parties]\n");
    for party in &case.parties {
        let _ = writeln!(out, "{} = {{ name = \"{}\" }}", party.id, party.name);
    }
    for (table, belongs) in KINDS {
        let items: Vec<&Item> = case.items.iter().filter(|item| belongs(&item.kind)).collect();
        if !items.is_empty() {
            let _ = writeln!(out, "\n[{table}]");
        }
        for item in items {
            let options = case.find_item(&item.id).and_then(|item| case.undertaking(item));
            match options.filter(|act| act.is_choice()) {
                Some(act) if case.item(act.items[0]) != item => {}
                Some(act) => put_choice(&mut out, case, act),
                None => {
                    let end = options.map_or_else(String::new, |act| end_text(case, act.lasting));
                    let _ = writeln!(out, "{} = {{ {}{end} }}", item.id, item_text(case, item));
                }
            }
        }
    }
    out.push_str("\n[phases]\n");
    // Lists are closed by day: then phases need dates.
    let dated = |phase: PhaseRef| {
        let day = lists::day_before(case, phase.index()) + 1;
        if case.windows.is_empty() { String::new() } else { format!("first_day = {}, ", lists::date(day)) }
    };
    for (phase_ref, phase) in case.phase_refs().zip(&case.phases).filter(|(_, phase)| !phase.id.starts_with("date-")) {
        let _ = writeln!(out, "{} = {{ {}days = {} }}", phase.id, dated(phase_ref), phase.days);
    }
    for run in &case.runs {
        let days = run.phases.last.index() + 1 - run.phases.first.index();
        let _ = writeln!(out, "{} = {{ {}days = {days}, daily = true }}", run.id, dated(run.phases.first));
    }
    let families: Vec<&Rule> = case.rules.iter().filter(|rule| rule.origin == Origin::Family).collect();
    if !families.is_empty() {
        out.push_str("\n[families]\n");
    }
    for (number, rule) in families.iter().enumerate() {
        if let Sentence::Together(members) = &rule.sentence {
            let ids = members.items.iter().map(|&item| case.item(item).id.as_str());
            let _ = writeln!(out, "kin-{number} = [{}]", quoted(ids));
        }
    }
    put_rules(&mut out, case, Owner::Case, "standing = \"assumed\", by = \"x\", ");
    out
}

type Belongs = fn(&Kind) -> bool;

const KINDS: [(&str, Belongs); 5] = [
    ("people", |kind| matches!(kind, Kind::Person(_))),
    ("groups", |kind| matches!(kind, Kind::Group)),
    ("remains", |kind| matches!(kind, Kind::Remains)),
    ("goods", |kind| matches!(kind, Kind::Goods { .. })),
    ("undertakings", |kind| matches!(kind, Kind::Undertaking)),
];

fn item_text(case: &Case, item: &Item) -> String {
    let holder = &case.party(item.holder).id;
    let mut out = format!("name = \"{}\", ", item.name);
    match &item.kind {
        Kind::Person(person) => {
            let ids = |parties: &[PartyRef]| quoted(parties.iter().map(|&party| case.party(party).id.as_str()));
            let _ = write!(out, "holder = \"{holder}\", status = \"{}\"", status(person.status));
            let _ = write!(out, ", consent = \"{}\"", consent(person.consent));
            let _ = write!(out, ", consent_to = [{}]", ids(&person.consent_to));
            let _ = write!(out, ", no_return_to = [{}]", ids(&person.no_return_to));
        }
        Kind::Group | Kind::Remains => {
            let _ = write!(out, "holder = \"{holder}\", count = {}", item.quantity);
        }
        Kind::Goods { unit, per_day } => {
            let _ = write!(out, "holder = \"{holder}\", unit = \"{unit}\", total = {}", item.quantity);
            if let Some(rate) = per_day {
                let _ = write!(out, ", per_day = {rate}");
            }
        }
        Kind::Undertaking => {
            let _ = write!(out, "party = \"{holder}\"");
        }
    }
    match item.protection {
        Some(Protection::WoundedOrSick) => out.push_str(", protected = \"wounded or sick\""),
        Some(Protection::Minor) => out.push_str(", protected = \"minor\""),
        Some(Protection::Accompanying) => out.push_str(", protected = \"accompanying\""),
        Some(Protection::Remains) | None => {}
    }
    out
}

fn put_choice(out: &mut String, case: &Case, act: &Undertaking) {
    let options: Vec<String> = act
        .items
        .iter()
        .filter_map(|&item| case.item(item).id.split_once(" as "))
        .map(|(_, option)| format!("{option} = \"{option}\""))
        .collect();
    let (party, end) = (&case.party(case.item(act.items[0]).holder).id, end_text(case, act.lasting));
    let options = options.join(", ");
    let _ = writeln!(
        out,
        "{} = {{ name = \"{}\", party = \"{party}\", options = {{ {options} }}{end} }}",
        act.id, act.name
    );
}

fn end_text(case: &Case, lasting: Lasting) -> String {
    match lasting {
        Lasting::Open => String::new(),
        Lasting::Phases(phases) => format!(", lasts = {phases}"),
        Lasting::Until(phase) => format!(", until = \"{}\"", case.phase(phase).id),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Acknowledged => "acknowledged",
        Status::Claimed => "claimed",
        Status::Denied => "denied",
        Status::Missing => "missing",
        Status::Unknown => "unknown",
        Status::Dead => "dead",
        Status::Released => "released",
    }
}

fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::NotKnown => "not known",
        Consent::NotAsked => "not asked",
        Consent::Given => "given",
        Consent::Disputed => "disputed",
        Consent::Refused => "refused",
    }
}

fn position_file(case: &Case, party: PartyRef) -> String {
    let id = &case.party(party).id;
    let mut out = format!("format = 1\nparty = \"{id}\"\nstanding = \"assumed\"\nby = \"x\"\n");
    if let Some(position) = case.position(party) {
        let is_act = |hold: &&Hold| case.item(hold.item).is_undertaking();
        put_lines(&mut out, "holds", position.holds.iter().filter(|hold| !is_act(hold)), |hold| hold_text(case, hold));
        put_lines(&mut out, "undertakes", position.holds.iter().filter(is_act), |hold| hold_text(case, hold));
        put_lines(&mut out, "asks", position.asks.iter(), |ask| Some(ask_text(case, party, ask)));
    }
    lists::put(&mut out, case, party);
    let owner = Owner::Party(party);
    put_rules(&mut out, case, owner, "");
    for (at, rule) in case.rules.iter().enumerate().filter(|(_, rule)| rule.owner == owner) {
        match &rule.sentence {
            Sentence::Budget { weight, .. } => put_numbers(&mut out, case, &format!("weights.w{at}"), weight),
            Sentence::Worth { value, .. } => put_numbers(&mut out, case, "values", value),
            _ => {}
        }
    }
    out
}

pub(crate) fn put_lines<T>(
    out: &mut String,
    table: &str,
    lines: impl Iterator<Item = T>,
    text: impl Fn(T) -> Option<String>,
) {
    let lines: Vec<String> = lines.filter_map(text).collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "\n[{table}]\n{}", lines.join("\n"));
    }
}

fn put_numbers(out: &mut String, case: &Case, table: &str, numbers: &[(takas_model::ItemRef, i64)]) {
    let _ = writeln!(out, "\n[{table}]");
    for (item, number) in numbers {
        let _ = writeln!(out, "\"{}\" = {number}", case.item(*item).id);
    }
}

/// None where nothing is left of the line: no destination but the holder itself, or somebody whom the holder denies holding.
fn hold_text(case: &Case, hold: &Hold) -> Option<String> {
    let item = case.item(hold.item);
    let mut parts = Vec::new();
    if matches!(&item.kind, Kind::Person(person) if person.status == Status::Denied) {
        return None;
    }
    if !item.is_undertaking() {
        let mut to: Vec<PartyRef> = Vec::new();
        for &party in &hold.to {
            if party != item.holder && !to.contains(&party) {
                to.push(party);
            }
        }
        if to.is_empty() {
            return None;
        }
        parts.push(format!("to = [{}]", quoted(to.iter().map(|&party| case.party(party).id.as_str()))));
    }
    parts.extend(span_keys(case, hold.phases));
    Some(format!("\"{}\" = {{ {} }}", item.id, parts.join(", ")))
}

fn ask_text(case: &Case, party: PartyRef, ask: &Ask) -> String {
    let ids = |parties: &[PartyRef]| quoted(parties.iter().map(|&party| case.party(party).id.as_str()));
    let mut parts = vec![format!("of = \"{}\"", selection_text(case, &ask.flow.selection))];
    parts.push(match ask.priority {
        None => format!("value = {}", ask.weight),
        Some(takas_model::Priority::Must) => "priority = \"must\"".to_owned(),
        Some(takas_model::Priority::High) => "priority = \"high\"".to_owned(),
        Some(takas_model::Priority::Wish) => "priority = \"wish\"".to_owned(),
    });
    if !ask.flow.to.is_empty() {
        parts.push(format!("to = [{}]", ids(&ask.flow.to)));
    }
    parts.push(format!("at_most = {}", ask.at_most));
    parts.extend(span_keys(case, ask.flow.phases));
    let must = case.rules.iter().find(|rule| {
        rule.origin == Origin::Must && rule.owner == Owner::Party(party) && rule.name == format!("asks {}", ask.name)
    });
    if let Some(Rule { sentence: Sentence::Holds(Condition::Count { number, .. }), .. }) = must {
        parts.push(format!("at_least = {number}"));
    }
    format!("\"{}\" = {{ {} }}", ask.name, parts.join(", "))
}

fn span_keys(case: &Case, span: Span) -> Vec<String> {
    let id = |at: usize| case.phases[at].id.clone();
    let (first, last) = (span.first.index(), span.last.index());
    match (first, last) {
        _ if first == last && case.phases.len() > 1 => vec![format!("in = \"{}\"", id(first))],
        (0, _) if last + 1 == case.phases.len() => Vec::new(),
        (0, _) => vec![format!("until = \"{}\"", id(last))],
        _ if last + 1 == case.phases.len() => vec![format!("after = \"{}\"", id(first - 1))],
        _ => vec![format!("after = \"{}\"", id(first - 1)), format!("until = \"{}\"", id(last))],
    }
}

/// Refusals are written as the rules they are.
fn put_rules(out: &mut String, case: &Case, owner: Owner, extra: &str) {
    let written = |rule: &&Rule| rule.owner == owner && matches!(rule.origin, Origin::Written | Origin::Refusal);
    let lines: Vec<String> = case
        .rules
        .iter()
        .filter(written)
        .map(|rule| format!("\"{}\" = {{ {extra}say = \"{}\" }}", rule_name(rule), sentence_text(case, rule)))
        .collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "\n[rules]\n{}", lines.join("\n"));
    }
}

/// The name a rule has in the files.
pub(crate) fn rule_name(rule: &Rule) -> String {
    rule.name.replace("refuses ", "will not have ")
}

/// The sentence of a rule in the rule language.
pub(crate) fn sentence_text(case: &Case, rule: &Rule) -> String {
    let of = |selection: &Selection| selection_text(case, selection);
    let at = case.rules.iter().position(|other| other == rule).unwrap_or(0);
    match &rule.sentence {
        Sentence::Holds(condition) => condition_text(case, condition),
        Sentence::Requires(a, b) => format!("({}) requires ({})", condition_text(case, a), condition_text(case, b)),
        Sentence::Excludes(a, b) => format!("({}) excludes ({})", condition_text(case, a), condition_text(case, b)),
        Sentence::OnlyTo(selection, to) => format!("{} only to {}", of(selection), party_list(case, to)),
        Sentence::NeverTo(selection, to) => format!("{} never to {}", of(selection), party_list(case, to)),
        Sentence::OnlyIn(selection, span) => format!("{} only{}", of(selection), span_text(case, *span)),
        Sentence::Together(selection) => format!("{} together", of(selection)),
        Sentence::Before { first, then, strict: false } => format!("{} before {}", of(first), of(then)),
        Sentence::Before { first, then, strict: true } => {
            format!("{} in an earlier phase than {}", of(first), of(then))
        }
        Sentence::SamePhase(a, b) => format!("{} in the same phase as {}", of(a), of(b)),
        Sentence::Paced { bound, number, flow, spread } => {
            format!("{} {number} of {}{}", bound_text(*bound), flow_text(case, flow), spread_text(*spread))
        }
        Sentence::Ratio { bound, many, of, each, per, spread } => format!(
            "{} {many} of {} for each {each} of {}{}",
            bound_text(*bound),
            flow_text(case, of),
            flow_text(case, per),
            spread_text(*spread)
        ),
        Sentence::Budget { flow, bound, limit, spread, .. } => format!(
            "sum of w{at} over {} {} {limit}{}",
            flow_text(case, flow),
            bound_text(*bound),
            spread_text(*spread)
        ),
        Sentence::Worth { numerator, denominator, spread, .. } => format!(
            "what we receive is worth at least {numerator}/{denominator} of what we give{}",
            spread_text(*spread)
        ),
    }
}

fn condition_text(case: &Case, condition: &Condition) -> String {
    let parts = |parts: &[Condition], word: &str| -> String {
        let parts: Vec<String> = parts.iter().map(|part| format!("({})", condition_text(case, part))).collect();
        parts.join(word)
    };
    match condition {
        Condition::Count { bound, number, flow } => {
            format!("{} {number} of {}", bound_text(*bound), flow_text(case, flow))
        }
        Condition::All(flow) => format!("all of {}", flow_text(case, flow)),
        Condition::None(flow) => format!("none of {}", flow_text(case, flow)),
        Condition::Any(flow) => format!("any of {}", flow_text(case, flow)),
        Condition::And(all) => parts(all, " and "),
        Condition::Or(any) => parts(any, " or "),
        Condition::Not(part) => format!("not ({})", condition_text(case, part)),
    }
}

fn flow_text(case: &Case, flow: &Flow) -> String {
    let mut out = selection_text(case, &flow.selection);
    for (word, parties) in [("from", &flow.from), ("to", &flow.to)] {
        if !parties.is_empty() {
            let _ = write!(out, " {word} {}", party_list(case, parties));
        }
    }
    out + &span_text(case, flow.phases)
}

pub(crate) fn selection_text(case: &Case, selection: &Selection) -> String {
    let ids: Vec<&str> = selection.items.iter().map(|&item| case.item(item).id.as_str()).collect();
    ids.join(", ")
}

fn party_list(case: &Case, parties: &[PartyRef]) -> String {
    let ids: Vec<&str> = parties.iter().map(|&party| case.party(party).id.as_str()).collect();
    ids.join(", ")
}

fn span_text(case: &Case, span: Span) -> String {
    let words: BTreeMap<&str, &str> = [("in", "in"), ("until", "by"), ("after", "after")].into();
    let key = |text: String| {
        let (key, id) = text.split_once(" = ").expect("a key and a value");
        format!(" {} phase {}", words[key], id.trim_matches('"'))
    };
    span_keys(case, span).into_iter().map(key).collect()
}

fn bound_text(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "at least",
        Bound::AtMost => "at most",
        Bound::Exactly => "exactly",
    }
}

fn spread_text(spread: Spread) -> &'static str {
    match spread {
        Spread::Overall => " overall",
        Spread::EachPhase => " in each phase",
        Spread::EachBoundary => " at each phase boundary",
        Spread::PerDay => " per day",
    }
}

fn quoted<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(", ")
}
