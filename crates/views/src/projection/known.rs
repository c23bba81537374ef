//! What a party knows of a case while its position is written: itself and whom it holds, whom and what the lines that its writer may see name,
//! and who mediates. Everything else is not there for it: a name that it does not know is answered as a name that there is not.

use std::collections::BTreeSet;

use takas_formats::CaseFiles;
use takas_formats::positions::{KnownThings, case_as_known, position_words};
use takas_model::{Case, Kind, PartyRef, Status};

use super::PartyName;
use super::sight::public_roles;
use crate::findings::Names;
use crate::names::Namer;

/// What is known to whoever writes for a party and sees this text of its position.
pub fn known_things(case: &Case, party: PartyRef, seen: &str) -> KnownThings {
    let words = position_words(seen);
    let holds = |id| {
        let item = case.item(id);
        // Somebody of whom others only say that the party holds them is known from others.
        let is_acknowledged = !matches!(&item.kind, Kind::Person(person) if person.status != Status::Acknowledged);
        item.holder == party && is_acknowledged
    };
    let is_named = |id: &str| position_words(id).iter().all(|word| words.contains(word));
    let items: BTreeSet<_> = case.item_refs().filter(|item| holds(*item) || is_named(&case.item(*item).id)).collect();
    let sets = case
        .sets
        .iter()
        .enumerate()
        .filter(|(_, set)| words.contains(&set.id) || set.items.iter().all(|item| holds(*item)));
    let parties = case
        .party_refs()
        .filter(|&one| one == party || public_roles(case, one).next().is_some() || words.contains(&case.party(one).id));
    KnownThings { items, sets: sets.map(|(index, _)| index).collect(), parties: parties.collect(), words }
}

/// The case as a party knows it, with its position as somebody is writing it: what the mistakes of that text are looked for in.
pub fn draft_as_known(case: &Case, case_file: &str, party: PartyRef, seen: &str, draft: &str) -> CaseFiles {
    let known = known_things(case, party, seen);
    let mut files = case_as_known(case, case_file, party, &known);
    files.insert(format!("positions/{}.toml", case.party(party).id), draft);
    files
}

/// Somebody, a group or remains, as a list of people has them.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PersonLine {
    /// Name or pseudonym.
    pub who: String,
    /// Who holds them; none: that is not known to the reader.
    pub holder: Option<PartyName>,
    /// How many; none: likewise.
    pub count: Option<u64>,
}

/// Everybody of a case, for the mediators.
pub fn brief_people(case: &Case, names: Names) -> Vec<PersonLine> {
    let namer = Namer::mediator(case, names);
    let people = case.item_refs().filter(|item| is_somebody(&case.item(*item).kind));
    let line = |item| {
        let one = case.item(item);
        PersonLine { who: namer.item(item), holder: Some(namer.party_name(one.holder)), count: Some(one.quantity) }
    };
    people.map(line).collect()
}

/// Whom a party knows: those whom it holds and those whom its own lines, as far as the reader sees them, name.
pub fn project_people(case: &Case, party: PartyRef, seen: &str, names: Names) -> Vec<PersonLine> {
    let known = known_things(case, party, seen);
    let namer = Namer::party(case, names, party, &known.items);
    let people = known.items.iter().copied().filter(|item| is_somebody(&case.item(*item).kind));
    let line = |item| {
        let one = case.item(item);
        let is_own = one.holder == party;
        let holder = known.parties.contains(&one.holder).then(|| namer.party_name(one.holder));
        let count = (is_own || matches!(one.kind, Kind::Person(_))).then_some(one.quantity);
        PersonLine { who: namer.item(item), holder, count }
    };
    people.map(line).collect()
}

/// The parties that a party knows: itself, who mediates, and those whom its lines name.
pub fn project_parties(case: &Case, party: PartyRef, seen: &str) -> Vec<PartyName> {
    let known = known_things(case, party, seen);
    let namer = Namer::party(case, Names::Pseudonyms, party, &known.items);
    known.parties.iter().map(|party| namer.party_name(*party)).collect()
}

fn is_somebody(kind: &Kind) -> bool {
    matches!(kind, Kind::Person(_) | Kind::Group | Kind::Remains)
}
