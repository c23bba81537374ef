//! What lists, reconciled, say of each human: acknowledged, claimed, denied, dead, released, missing, or not known; and what of it the
//! people of the case have not yet.
//!
//! Nothing is settled where a human still has to say who is who, and nothing where lists contradict one another: such a person is *unknown*
//! until somebody has asked again. A transfer is planned for the acknowledged alone.

mod people;
mod persons;

use takas_lists::Standing;
use takas_lists::reconcile::{Band, GroupRef, ListRef, Reconciliation, Role, Row, Side};
use takas_model::{Case, ItemRef, PartyRef, Status};

pub use people::{Fed, NewPerson, NotFed, StatusChange, feed, status_word, write_people};
pub use persons::person_of;

/// A list that is reconciled, and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Owned<'a> {
    /// The list, and what it means to stand on it.
    pub side: Side<'a>,
    /// Whose it is; none: a neutral visitor's, or not known.
    pub party: Option<PartyRef>,
}

/// What one row says of a human.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which row.
    pub row: Row,
    /// What it says.
    pub says: Standing,
}

/// Why a human's status is not known, though lists name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// Somebody has to say who is who first.
    Asked,
    /// These two rows contradict one another.
    Contradiction(Word, Word),
}

/// What lists say of one human.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The human, as a group of the reconciliation.
    pub group: GroupRef,
    /// The status.
    pub status: Status,
    /// Why it is unknown, where it is.
    pub unsettled: Option<Unsettled>,
    /// What each row of the human says, list by list; doubles of a list included.
    pub words: Vec<Word>,
    /// Rows that name the human a second time in their list.
    pub doubles: Vec<Row>,
    /// The person of the case that is meant, where it is plain.
    pub person: Option<ItemRef>,
    /// How far the dead are identified, as a row has it in a column of that name.
    pub identification: Option<String>,
}

impl Settled {
    /// Whether a transfer may be planned.
    #[must_use]
    pub fn may_be_planned(&self) -> bool {
        self.status == Status::Acknowledged
    }
}

/// Settles each human of a reconciliation, in its order.
#[must_use]
pub fn settle(lists: &[Owned<'_>], found: &Reconciliation, case: Option<&Case>) -> Vec<Settled> {
    let open = open_groups(found);
    let mut settled: Vec<Settled> = (0..found.groups.len())
        .map(|index| {
            let group = GroupRef(index);
            let rows = rows_of(found, group);
            let words: Vec<Word> = rows.iter().map(|row| Word { row: *row, says: says(lists, *row) }).collect();
            let (status, contradiction) = together(&words);
            let unsettled = if open[index] { Some(Unsettled::Asked) } else { contradiction };
            Settled {
                group,
                status: if unsettled.is_some() { Status::Unknown } else { status },
                unsettled,
                doubles: doubles_of(found, group),
                identification: rows.iter().find_map(|row| identification(lists, *row)),
                words,
                person: None,
            }
        })
        .collect();
    if let Some(case) = case {
        persons::link(lists, case, &mut settled);
    }
    settled
}

/// The rows of a group, list by list, the one that says most first.
#[must_use]
pub fn rows_of(found: &Reconciliation, group: GroupRef) -> Vec<Row> {
    let members = found.groups[group.0].members.iter().enumerate();
    let mut rows = Vec::new();
    for (list, member) in members {
        let Some(member) = member else { continue };
        let list = ListRef(u8::try_from(list).unwrap_or(u8::MAX));
        rows.extend(std::iter::once(&member.row).chain(&member.doubles).map(|claim| Row { list, claim: *claim }));
    }
    rows
}

fn doubles_of(found: &Reconciliation, group: GroupRef) -> Vec<Row> {
    let members = found.groups[group.0].members.iter().enumerate();
    let of_list = |(list, member): (usize, &Option<takas_lists::reconcile::Member>)| {
        let list = ListRef(u8::try_from(list).unwrap_or(u8::MAX));
        let doubles = member.as_ref().map(|member| member.doubles.clone()).unwrap_or_default();
        doubles.into_iter().map(move |claim| Row { list, claim }).collect::<Vec<_>>()
    };
    members.flat_map(of_list).collect()
}

/// Groups about which a human has still to say something.
fn open_groups(found: &Reconciliation) -> Vec<bool> {
    let mut open: Vec<bool> = found.groups.iter().map(|group| group.band == Band::Ask).collect();
    let asked = found.questions.iter().chain(&found.duplicates).filter(|pair| pair.band == Band::Ask);
    for row in asked.flat_map(|pair| [pair.one, pair.other]) {
        if let Some(group) = found.fates.get(usize::from(row.list.0)).and_then(|rows| rows.get(row.claim.0 as usize)) {
            open[group.0] = true;
        }
    }
    open
}

/// What a row says: its own standing, or what it means to stand on its list.
#[must_use]
pub fn says(lists: &[Owned<'_>], row: Row) -> Standing {
    let side = &lists[usize::from(row.list.0)].side;
    side.list.claims[row.claim.0 as usize].standing.unwrap_or(match side.role {
        Role::Claims => Standing::Claimed,
        Role::Acknowledges => Standing::Acknowledged,
        Role::Saw => Standing::Seen,
    })
}

fn identification(lists: &[Owned<'_>], row: Row) -> Option<String> {
    let claim = &lists[usize::from(row.list.0)].side.list.claims[row.claim.0 as usize];
    let named = |(column, _): &&(String, String)| column.trim().eq_ignore_ascii_case("identification");
    claim.other.iter().find(named).map(|(_, text)| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Words that cannot both be true of a human now; those of the second kind only where one list says both: that one party holds somebody
/// does not gainsay another that it does not.
const CONTRADICT: [(Standing, Standing, bool); 5] = [
    (Standing::Acknowledged, Standing::Dead, false),
    (Standing::Acknowledged, Standing::Released, false),
    (Standing::Acknowledged, Standing::Denied, true),
    (Standing::Dead, Standing::Released, false),
    (Standing::Dead, Standing::Seen, false),
];

/// Which of several words says most; the first that is said counts.
const WEIGHT: [(Standing, Status); 7] = [
    (Standing::Acknowledged, Status::Acknowledged),
    (Standing::Dead, Status::Dead),
    (Standing::Released, Status::Released),
    (Standing::Denied, Status::Denied),
    (Standing::Claimed, Status::Claimed),
    (Standing::Seen, Status::Claimed),
    (Standing::Missing, Status::Missing),
];

/// The status that follows from all words on one human, or the two that contradict one another.
///
/// That a neutral visitor saw somebody whom the holder denies is no contradiction of lists: the holder does not acknowledge, so nothing can
/// be planned, and both words are shown.
fn together(words: &[Word]) -> (Status, Option<Unsettled>) {
    for (one, other, of_one_list) in CONTRADICT {
        for first in words.iter().filter(|word| word.says == one) {
            let against = |word: &&Word| word.says == other && (!of_one_list || word.row.list == first.row.list);
            if let Some(second) = words.iter().find(against) {
                return (Status::Unknown, Some(Unsettled::Contradiction(*first, *second)));
            }
        }
    }
    let first = WEIGHT.iter().find(|(standing, _)| words.iter().any(|word| word.says == *standing));
    (first.map_or(Status::Unknown, |(_, status)| *status), None)
}
