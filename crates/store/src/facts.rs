//! The facts about the store itself: its format, who it is, and its counters. Cases are elsewhere.

use crate::decide::Counters;
use crate::engine::{Engine, Row, one, select};
use crate::error::StoreError;
use crate::schema::{FORMAT, OPENING, STORE};

/// The oldest format whose programs can read what this one writes.
const READABLE_BY: u64 = 1;

/// What a store says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) format: u64,
    pub(crate) readable_by: u64,
    pub(crate) identity: [u8; 16],
}

/// How far a store has come: of two stores of one identity it says whether one is the other as it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) format: u64,
    pub(crate) identity: [u8; 16],
    pub(crate) commits: u64,
    /// For each time it was opened and written, which commit was the first, and a mark that no other opening has.
    pub(crate) openings: Vec<(u64, [u8; 16])>,
}

impl Position {
    /// Whether all that a store at this position has, one at `later` has, too.
    pub(crate) fn is_before(&self, later: &Self) -> bool {
        // Whatever parts two stores, they go on in openings of their own; what one had until then, the other has.
        let parted = later.openings.get(self.openings.len()).map(|(first, _)| *first);
        let common = parted.map_or(later.commits, |first| first.saturating_sub(1));
        later.openings.starts_with(&self.openings) && self.commits <= common
    }
}

/// Reads how far a store has come.
pub(crate) fn position(engine: &mut dyn Engine) -> Result<Position, StoreError> {
    let Facts { format, identity, .. } = read(engine)?;
    let mut openings = Vec::new();
    if OPENING.since <= format {
        for row in select(engine, &OPENING, "ORDER BY first_commit", &[])? {
            openings.push((row.integer(0)?, row.array(1)?));
        }
    }
    Ok(Position { format, identity, commits: counters(engine)?.commits, openings })
}

/// The row of an opening whose first commit this is.
pub(crate) fn opening(first_commit: u64) -> Result<Row, StoreError> {
    Ok(OPENING.row(vec![first_commit.into(), random()?.as_slice().into()]))
}

/// Sixteen random bytes.
pub(crate) fn random() -> Result<[u8; 16], StoreError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Unfit { what: format!("no random numbers: {error}") })?;
    Ok(bytes)
}

/// Writes the facts of a new store.
pub(crate) fn write_first(engine: &mut dyn Engine, identity: [u8; 16]) -> Result<(), StoreError> {
    write_format(engine, FORMAT)?;
    engine.add(&STORE, &[fact("identity", &identity)])?;
    write_counters(engine, Counters::default())
}

/// Writes of which format the store is.
pub(crate) fn write_format(engine: &mut dyn Engine, format: u64) -> Result<(), StoreError> {
    let rows = [fact("format", &format.to_be_bytes()), fact("readable_by", &READABLE_BY.to_be_bytes())];
    engine.put(&STORE, &rows)
}

/// Reads the facts.
pub(crate) fn read(engine: &mut dyn Engine) -> Result<Facts, StoreError> {
    Ok(Facts {
        format: u64::from_be_bytes(value(engine, "format")?.array(1)?),
        readable_by: u64::from_be_bytes(value(engine, "readable_by")?.array(1)?),
        identity: value(engine, "identity")?.array(1)?,
    })
}

/// Reads the counters in order to write on; a newer program may have migrated the store since it was opened.
pub(crate) fn counters_to_write(engine: &mut dyn Engine) -> Result<Counters, StoreError> {
    let (mut format, mut counters) = (None, None);
    // One question for both: on a server each further one costs as much as all the rest.
    for row in engine.find(&STORE, &[vec!["counters".into()], vec!["format".into()]])? {
        STORE.verify(&row)?;
        match row.text(0)? {
            "format" => format = Some(u64::from_be_bytes(row.array(1)?)),
            _ => counters = Some(read_counters(&row)?),
        }
    }
    match (format, counters) {
        (Some(found), _) if found > FORMAT => Err(StoreError::Newer { found, known: FORMAT }),
        (Some(_), Some(counters)) => Ok(counters),
        _ => Err(StoreError::damaged("store, name counters", "it or the format is missing")),
    }
}

/// Reads the counters.
pub(crate) fn counters(engine: &mut dyn Engine) -> Result<Counters, StoreError> {
    read_counters(&value(engine, "counters")?)
}

/// The count of the commit that a row of `store` belongs to, if it is that of the counters.
pub(crate) fn commits_of(row: &Row) -> Option<u64> {
    let counters = row.text(0) == Ok("counters");
    read_counters(row).ok().filter(|_| counters).map(|counters| counters.commits)
}

fn read_counters(row: &Row) -> Result<Counters, StoreError> {
    let bytes: [u8; 24] = row.array(1)?;
    let at = |start: usize| {
        let mut part = [0; 8];
        part.copy_from_slice(&bytes[start..start + 8]);
        u64::from_be_bytes(part)
    };
    Ok(Counters { number: at(0), stream: at(8), commits: at(16) })
}

/// Writes the counters. Who does so in a transaction counts its commit.
pub(crate) fn write_counters(engine: &mut dyn Engine, counters: Counters) -> Result<(), StoreError> {
    engine.put(&STORE, &[counters_row(counters)])
}

/// The row of the counters.
pub(crate) fn counters_row(counters: Counters) -> Row {
    let Counters { number, stream, commits } = counters;
    fact("counters", &[number, stream, commits].map(u64::to_be_bytes).concat())
}

/// The row of a fact.
pub(crate) fn fact(name: &str, value: &[u8]) -> Row {
    STORE.row(vec![name.into(), value.into()])
}

fn value(engine: &mut dyn Engine, name: &str) -> Result<Row, StoreError> {
    one(engine, &STORE, vec![name.into()])?
        .ok_or_else(|| StoreError::damaged(format!("store, name {name}"), "it is missing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_has_until_they_part_the_other_has_too() {
        let at = |commits: u64, openings: &[(u64, u8)]| Position {
            format: FORMAT,
            identity: [0; 16],
            commits,
            openings: openings.iter().map(|(first, mark)| (*first, [*mark; 16])).collect(),
        };
        let later = at(160, &[(1, 1), (101, 2), (140, 3)]);
        let rows = [
            (at(0, &[]), true),
            // Of a format without openings, from before the first and not.
            (at(1, &[]), false),
            (at(100, &[(1, 1)]), true),
            (at(101, &[(1, 1)]), false),
            (at(150, &[(1, 1)]), false),
            (at(139, &[(1, 1), (101, 2)]), true),
            (at(140, &[(1, 1), (101, 2)]), false),
            (at(101, &[(1, 1), (101, 9)]), false),
            (at(120, &[(1, 1), (120, 2)]), false),
            (at(160, &[(1, 1), (101, 2), (140, 3)]), true),
            (at(161, &[(1, 1), (101, 2), (140, 3)]), false),
            (at(160, &[(1, 1), (101, 2), (140, 3), (150, 4)]), false),
        ];
        for (copy, expected) in rows {
            assert_eq!(copy.is_before(&later), expected, "{copy:?}");
        }
    }
}
