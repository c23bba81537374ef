//! What the people of a case have not yet of what was settled: people to be added, statuses to be changed. Shown first, and written only when
//! it is asked for, into `lists/people.csv`; what stands in `case.toml` is told, and is its writer's to change.

use std::collections::{BTreeMap, BTreeSet};

use takas_lists::reconcile::{Role, Row};
use takas_lists::{Name, Standing};
use takas_model::{Case, ItemRef, Kind, PartyRef, Status};

use super::{Owned, Settled};
use crate::reading::words;

/// Somebody whom the case has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPerson {
    /// The id that they would have.
    pub id: String,
    /// The name, as the holder's list has it, or else the first list.
    pub name: String,
    /// Other names and spellings, as supplied.
    pub aliases: Vec<String>,
    /// Who holds them, or is said to.
    pub holder: PartyRef,
    /// The status.
    pub status: Status,
    /// From which rows.
    pub rows: Vec<Row>,
}

/// A person of the case whose status is another by the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusChange {
    /// Who.
    pub item: ItemRef,
    /// What the case says.
    pub from: Status,
    /// What the lists say.
    pub to: Status,
    /// From which rows.
    pub rows: Vec<Row>,
}

/// Why somebody on a list does not become a person of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFed {
    /// Who is who has to be decided first.
    Asked,
    /// Lists contradict one another.
    Contradiction,
    /// It cannot be told who would hold them.
    NoHolder,
}

/// What would change in the people of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fed {
    /// Who would be added.
    pub added: Vec<NewPerson>,
    /// Whose status would change.
    pub changed: Vec<StatusChange>,
    /// Who is as the case has them.
    pub agree: usize,
    /// Who is left out, by number in what was settled, and why.
    pub left_out: Vec<(usize, NotFed)>,
}

/// Holds what was settled against the people of a case. Every human of it is in exactly one part of the answer.
#[must_use]
pub fn feed(lists: &[Owned<'_>], settled: &[Settled], case: &Case) -> Fed {
    let mut fed = Fed::default();
    let mut ids: BTreeSet<String> = case.items.iter().map(|item| item.id.clone()).collect();
    ids.extend(case.parties.iter().map(|party| party.id.clone()));
    ids.extend(case.sets.iter().map(|set| set.id.clone()));
    for (index, one) in settled.iter().enumerate() {
        let rows: Vec<Row> = one.words.iter().map(|word| word.row).collect();
        match one.unsettled {
            Some(super::Unsettled::Asked) => {
                fed.left_out.push((index, NotFed::Asked));
                continue;
            }
            Some(super::Unsettled::Contradiction(..)) => {
                fed.left_out.push((index, NotFed::Contradiction));
                continue;
            }
            None => {}
        }
        if let Some(item) = one.person {
            let Kind::Person(person) = &case.item(item).kind else { continue };
            if person.status == one.status {
                fed.agree += 1;
            } else {
                fed.changed.push(StatusChange { item, from: person.status, to: one.status, rows });
            }
            continue;
        }
        let Some(holder) = holder(lists, one) else {
            fed.left_out.push((index, NotFed::NoHolder));
            continue;
        };
        fed.added.push(new_person(lists, one, rows, holder, case, &mut ids));
    }
    fed
}

/// Who holds somebody: whose list says so; else whose list denies it or says what became of them; else the only other party that has a
/// list, where one party claims.
fn holder(lists: &[Owned<'_>], one: &Settled) -> Option<PartyRef> {
    let party = |row: Row| lists[usize::from(row.list.0)].party;
    let first = |wanted: &[Standing]| {
        let said = one.words.iter().filter(|word| wanted.contains(&word.says));
        let by_holder = said.clone().filter(|word| lists[usize::from(word.row.list.0)].side.role == Role::Acknowledges);
        by_holder.chain(said).find_map(|word| party(word.row))
    };
    let found = first(&[Standing::Acknowledged]).or_else(|| first(&[Standing::Denied]));
    if found.is_some() {
        return found;
    }
    let speaks: BTreeSet<PartyRef> = one.words.iter().filter_map(|word| party(word.row)).collect();
    let others: BTreeSet<PartyRef> =
        lists.iter().filter_map(|list| list.party).filter(|party| !speaks.contains(party)).collect();
    let claims = one.words.iter().any(|word| word.says == Standing::Claimed);
    if claims && others.len() == 1 {
        return others.first().copied();
    }
    let holds = one.words.iter().find(|word| lists[usize::from(word.row.list.0)].side.role == Role::Acknowledges);
    holds.and_then(|word| party(word.row))
}

fn new_person(
    lists: &[Owned<'_>],
    one: &Settled,
    rows: Vec<Row>,
    holder: PartyRef,
    case: &Case,
    ids: &mut BTreeSet<String>,
) -> NewPerson {
    let claim = |row: Row| &lists[usize::from(row.list.0)].side.list.claims[row.claim.0 as usize];
    let of_holder = rows.iter().copied().filter(|row| lists[usize::from(row.list.0)].party == Some(holder));
    let in_order: Vec<Row> = of_holder.chain(rows.iter().copied()).collect();
    let mut names: Vec<String> = Vec::new();
    for name in in_order.iter().flat_map(|row| &claim(*row).names).map(Name::shown) {
        if !name.trim().is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    let name = if names.is_empty() { String::new() } else { names.remove(0) };
    let id = fresh_id(&case.party(holder).id, in_order.first().map_or(0, |row| claim(*row).origin.row), ids);
    NewPerson { id, name, aliases: names, holder, status: one.status, rows }
}

/// An id that nothing has: the holder's and the number of the row. It says nothing of the name, which may be secret.
fn fresh_id(holder: &str, row: u32, ids: &mut BTreeSet<String>) -> String {
    let base = format!("{}-{row:03}", holder.to_lowercase());
    let mut id = base.clone();
    let mut again = 2;
    while !ids.insert(id.clone()) {
        id = format!("{base}-{again}");
        again += 1;
    }
    id
}

/// The columns of a list of people that did not exist before.
const COLUMNS: [&str; 5] = ["id", "name", "holder", "status", "aliases"];

/// `lists/people.csv` with what was settled: statuses of people who stand in it, and people who are new. What else stands in it stays.
/// The second part of the answer are those whose status has to be changed in `case.toml`.
///
/// # Errors
/// When the text is not a list of people.
pub fn write_people(text: Option<&str>, fed: &Fed, case: &Case) -> Result<(String, Vec<ItemRef>), csv::Error> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.unwrap_or_default().as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        rows.push(record?.iter().map(str::to_owned).collect());
    }
    if rows.is_empty() {
        rows.push(COLUMNS.map(str::to_owned).to_vec());
    }
    let mut columns: BTreeMap<&str, usize> = BTreeMap::new();
    for column in COLUMNS {
        let known = rows[0].iter().position(|cell| cell.trim().trim_start_matches('\u{feff}') == column);
        let at = known.unwrap_or_else(|| {
            for row in &mut rows {
                row.push(String::new());
            }
            if let Some(heading) = rows[0].last_mut() {
                column.clone_into(heading);
            }
            rows[0].len() - 1
        });
        columns.insert(column, at);
    }
    let width = rows[0].len();
    let mut elsewhere = Vec::new();
    for change in &fed.changed {
        let id = &case.item(change.item).id;
        let row = rows.iter_mut().skip(1).find(|row| row.get(columns["id"]).is_some_and(|cell| cell.trim() == id));
        match row.and_then(|row| row.get_mut(columns["status"])) {
            Some(cell) => status_word(change.to).clone_into(cell),
            None => elsewhere.push(change.item),
        }
    }
    for person in &fed.added {
        let mut row = vec![String::new(); width];
        row[columns["id"]].clone_from(&person.id);
        row[columns["name"]].clone_from(&person.name);
        row[columns["holder"]].clone_from(&case.party(person.holder).id);
        status_word(person.status).clone_into(&mut row[columns["status"]]);
        row[columns["aliases"]] =
            person.aliases.iter().map(|alias| alias.replace(';', ",")).collect::<Vec<_>>().join(";");
        rows.push(row);
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in &rows {
        writer.write_record(row)?;
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok((String::from_utf8_lossy(&bytes).into_owned(), elsewhere))
}

/// The word of files for a status.
#[must_use]
pub fn status_word(status: Status) -> &'static str {
    words::STATUS.iter().find(|(_, known)| *known == status).map_or("", |(word, _)| word)
}
