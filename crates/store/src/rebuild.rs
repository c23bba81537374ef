//! Projections and tiles made anew from the events.
//!
//! The events are read in one snapshot; what they make replaces what is there in one transaction, during which nothing is
//! appended that it does not know.

use std::collections::BTreeMap;

use crate::engine::{Engine, Value, select};
use crate::error::StoreError;
use crate::log::{grow, last_checkpoint};
use crate::schema::{EVENT, PROJECTION, TILE};
use crate::store::{Names, Store, event, heads};
use crate::tiles::Edge;
use crate::words::{Change, Event};

/// How many events are read at a time: few, for each may have 16 MiB.
const EVENTS: u64 = 64;

/// How many leaves are gone through before the tiles that they make are stored.
const LEAVES: u64 = 16_384;

/// What makes projections from events: the changes of each event, in the order of their numbers over the whole store.
pub type Projector<'a> = &'a mut (dyn FnMut(&Event) -> Result<Vec<Change>, String> + Send);

/// One that the writer can be handed.
pub type OwnedProjector = Box<dyn FnMut(&Event) -> Result<Vec<Change>, String> + Send>;

/// The rows of all projections, by case, projection and key.
pub(crate) type Projected = BTreeMap<(String, String, String), Vec<u8>>;

impl Store {
    /// Makes all tiles anew up to the last checkpoint of each log, and all projections if `projector` is given. Appending waits meanwhile.
    ///
    /// # Errors
    /// When an event is damaged, the projector refuses, or the store is read-only.
    pub fn rebuild(&self, projector: Option<OwnedProjector>) -> Result<(), StoreError> {
        self.writing(move |engine| {
            rebuild_tiles(engine)?;
            match projector {
                Some(mut projector) => rebuild_projections(engine, projector.as_mut()),
                None => Ok(()),
            }
        })
    }
}

/// The tiles that the leaves of each log make up to its last checkpoint.
fn rebuild_tiles(engine: &mut dyn Engine) -> Result<(), StoreError> {
    for head in heads(engine, None)? {
        engine.remove(&TILE, &["stream"], &[vec![head.id.into()]])?;
        let size = last_checkpoint(engine, head.id)?.map_or(Ok(0), |row| row.integer(1))?;
        let mut edge = Edge::default();
        loop {
            let next = size.min(edge.size() + LEAVES);
            grow(engine, head.id, &mut edge, next)?;
            let mut tiles = edge.take_full();
            if next == size {
                tiles.extend(edge.partial());
            }
            let row = |(path, bytes)| TILE.row(vec![head.id.into(), Value::Text(path), Value::Bytes(bytes)]);
            engine.add(&TILE, &tiles.into_iter().map(row).collect::<Vec<_>>())?;
            if next == size {
                break;
            }
        }
    }
    Ok(())
}

fn rebuild_projections(engine: &mut dyn Engine, projector: Projector<'_>) -> Result<(), StoreError> {
    let made = project(engine, projector)?;
    let rows = engine.query("SELECT DISTINCT case_name FROM projection", &[])?;
    let cases: Vec<Vec<Value>> = rows.into_iter().map(|row| row.0).collect();
    engine.remove(&PROJECTION, &["case_name"], &cases)?;
    let row = |((case, name, key), value)| {
        PROJECTION.row(vec![Value::Text(case), Value::Text(name), Value::Text(key), Value::Bytes(value)])
    };
    engine.add(&PROJECTION, &made.into_iter().map(row).collect::<Vec<_>>())
}

/// The projections that all events make.
pub(crate) fn project(engine: &mut dyn Engine, projector: Projector<'_>) -> Result<Projected, StoreError> {
    let (mut made, mut names, mut next) = (Projected::new(), Names::default(), 0_u64);
    loop {
        let rest = "WHERE number >= $1 ORDER BY number LIMIT $2";
        let rows = select(engine, &EVENT, rest, &[next.into(), EVENTS.into()])?;
        let Some(last) = rows.last() else { return Ok(made) };
        next = last.integer(0)? + 1;
        for row in rows {
            let stream = names.of(engine, row.integer(1)?)?;
            let event = event(row, stream)?;
            for change in projector(&event).map_err(|why| StoreError::Refused { why })? {
                let key = (event.stream.case().to_owned(), change.projection, change.key);
                match change.value {
                    Some(value) => drop(made.insert(key, value)),
                    None => drop(made.remove(&key)),
                }
            }
        }
    }
}
