//! The log of a stream: its leaves, tiles, checkpoints and cosignatures.
//!
//! Appending makes leaves only. `publish` makes tiles over what is committed, asks for a signature and stores both; so a
//! checkpoint never stands over something that could be taken back, and signing holds up no append.

use std::collections::{BTreeMap, BTreeSet};

use takas_ledger::{Tile, TileKind};

use crate::engine::{Engine, Row, Value, one, select};
use crate::error::StoreError;
use crate::schema::{CHECKPOINT, COSIGNATURE, EVENT, TILE};
use crate::store::{Store, event, head_of};
use crate::tiles::{Edge, WIDTH, bundle_paths, bundled};
use crate::words::{Event, LogIndex, RECORD_BYTES_MAX, Stream};

/// How many leaves are read at a time.
const LEAVES: u64 = 1_024;

/// A signed checkpoint, with what witnesses signed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many leaves it is over.
    pub size: u64,
    /// The root of the tree.
    pub root: [u8; 32],
    /// The signed note.
    pub note: Vec<u8>,
    /// Cosignatures that have come, by witness.
    pub cosignatures: Vec<Cosignature>,
}

/// What a witness signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosignature {
    /// The name of its key.
    pub witness: String,
    /// Its line of the note.
    pub line: Vec<u8>,
}

impl Store {
    /// Makes tiles and a checkpoint over all leaves that are committed, unless there is one. `sign` is handed size and root and
    /// gives the signed note, or why not.
    ///
    /// # Errors
    /// When the stream has not begun, `sign` refuses, or the store is read-only.
    pub fn publish(
        &self,
        stream: &Stream,
        sign: impl Fn(u64, [u8; 32]) -> Result<Vec<u8>, String>,
    ) -> Result<Checkpoint, StoreError> {
        loop {
            let growth = match self.reading(|engine| measure(engine, stream))? {
                Measured::Published(checkpoint) => return Ok(checkpoint),
                Measured::Grown(growth) => growth,
            };
            let (size, root) = (growth.size, growth.root);
            let note = sign(size, root).map_err(|why| StoreError::Refused { why })?;
            let checkpoint = Checkpoint { size, root, note, cosignatures: Vec::new() };
            let stored = checkpoint.clone();
            if self.writing(move |engine| growth.store(engine, &stored))? {
                return Ok(checkpoint);
            }
        }
    }

    /// The last checkpoint of the log of `stream`.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn checkpoint(&self, stream: &Stream) -> Result<Option<Checkpoint>, StoreError> {
        self.reading(|engine| {
            let Some(head) = head_of(engine, stream)? else { return Ok(None) };
            let row = last_checkpoint(engine, head.id)?;
            row.map(|row| with_cosignatures(engine, &row)).transpose()
        })
    }

    /// All checkpoints of the log of `stream`, by size.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn checkpoints(&self, stream: &Stream) -> Result<Vec<Checkpoint>, StoreError> {
        self.reading(|engine| {
            let Some(head) = head_of(engine, stream)? else { return Ok(Vec::new()) };
            let rows = select(engine, &CHECKPOINT, "WHERE stream = $1 ORDER BY size", &[head.id.into()])?;
            rows.iter().map(|row| with_cosignatures(engine, row)).collect()
        })
    }

    /// Stores what a witness signed of the checkpoint over `size` leaves; the last of a witness stays.
    ///
    /// # Errors
    /// When there is no such checkpoint, or the store is read-only.
    pub fn cosign(&self, stream: &Stream, size: u64, cosignature: Cosignature) -> Result<(), StoreError> {
        crate::words::name_is_good(&cosignature.witness)?;
        let stream = stream.clone();
        self.writing(move |engine| {
            let head = head_of(engine, &stream)?.ok_or_else(|| absent(&stream))?;
            let what = || StoreError::Absent { what: format!("a checkpoint of {stream} over {size} leaves") };
            one(engine, &CHECKPOINT, vec![head.id.into(), size.into()])?.ok_or_else(what)?;
            let Cosignature { witness, line } = cosignature;
            let row = vec![head.id.into(), size.into(), Value::Text(witness), Value::Bytes(line)];
            engine.put(&COSIGNATURE, &[COSIGNATURE.row(row)])
        })
    }

    /// A tile or a bundle of entries, by its path in the public format (`tile/0/000`), over nothing but what the last checkpoint is over.
    ///
    /// # Errors
    /// When it is damaged, or the engine does not answer.
    pub fn tile(&self, stream: &Stream, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.reading(|engine| {
            let Some(head) = head_of(engine, stream)? else { return Ok(None) };
            match Tile::parse(path).filter(|tile| tile.kind() == TileKind::Entries) {
                Some(bundle) => {
                    let published = published(engine, head.id)?;
                    bundle_of(engine, head.id, bundle, published)
                }
                None => stored_tile(engine, head.id, path),
            }
        })
    }

    /// The paths of all tiles and bundles of the log of `stream`, in order.
    ///
    /// # Errors
    /// When the engine does not answer.
    pub fn tile_paths(&self, stream: &Stream) -> Result<Vec<String>, StoreError> {
        self.reading(|engine| {
            let Some(head) = head_of(engine, stream)? else { return Ok(Vec::new()) };
            let rows = engine.query("SELECT path FROM tile WHERE stream = $1", &[head.id.into()])?;
            let paths = rows.iter().map(|row| row.text(0).map(str::to_owned));
            // Stores of a format before 3 have bundles among their tiles.
            let mut paths: BTreeSet<String> = paths.collect::<Result<_, _>>()?;
            paths.extend(bundle_paths(published(engine, head.id)?));
            Ok(paths.into_iter().collect())
        })
    }

    /// At most `max` leaves of the log of `stream`, from `from` on.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn leaves(&self, stream: &Stream, from: LogIndex, max: usize) -> Result<Vec<Event>, StoreError> {
        self.reading(|engine| {
            let Some(head) = head_of(engine, stream)? else { return Ok(Vec::new()) };
            let rows = leaf_rows(engine, head.id, from.0, max as u64)?;
            rows.into_iter().map(|row| event(row, stream.clone())).collect()
        })
    }
}

fn absent(stream: &Stream) -> StoreError {
    StoreError::Absent { what: format!("the stream {stream}") }
}

/// Rows of leaves, from `from` on.
fn leaf_rows(engine: &mut dyn Engine, stream: u64, from: u64, max: u64) -> Result<Vec<Row>, StoreError> {
    let rest = "WHERE stream = $1 AND log_index >= $2 ORDER BY log_index LIMIT $3";
    select(engine, &EVENT, rest, &[stream.into(), from.into(), max.into()])
}

/// Adds leaves to `edge` until it has `size`.
pub(crate) fn grow(engine: &mut dyn Engine, stream: u64, edge: &mut Edge, size: u64) -> Result<(), StoreError> {
    while edge.size() < size {
        let before = edge.size();
        for row in leaf_rows(engine, stream, before, LEAVES.min(size - before))? {
            if row.maybe(3)? != Some(edge.size()) {
                break;
            }
            let leaf = row.bytes(4)?;
            if leaf.len() > RECORD_BYTES_MAX {
                return Err(StoreError::damaged(
                    EVENT.place(&row),
                    "a leaf is longer than an entry of a record may be",
                ));
            }
            edge.push(leaf);
        }
        if edge.size() == before {
            let place = format!("event, stream id {stream}, log index {before}");
            return Err(StoreError::damaged(place, "the leaf is missing"));
        }
    }
    Ok(())
}

/// What there is to publish.
enum Measured {
    /// Nothing: this is over all.
    Published(Checkpoint),
    Grown(Growth),
}

/// What a log has grown by since its last checkpoint.
struct Growth {
    stream: u64,
    /// The size of the last checkpoint, if there is one.
    before: Option<u64>,
    /// The partial tiles of that, which are replaced.
    outdated: Vec<String>,
    tiles: BTreeMap<String, Vec<u8>>,
    size: u64,
    root: [u8; 32],
}

fn measure(engine: &mut dyn Engine, stream: &Stream) -> Result<Measured, StoreError> {
    let head = head_of(engine, stream)?.ok_or_else(|| absent(stream))?;
    let published = last_checkpoint(engine, head.id)?;
    let before = published.as_ref().map(|row| row.integer(1)).transpose()?;
    if let Some(row) = published.filter(|_| before == Some(head.log_size)) {
        return with_cosignatures(engine, &row).map(Measured::Published);
    }
    let mut edge = Edge::read(before.unwrap_or(0), |path| stored_tile(engine, head.id, path))?;
    let outdated = edge.partial().into_keys().collect();
    grow(engine, head.id, &mut edge, head.log_size)?;
    let mut tiles = edge.take_full();
    tiles.extend(edge.partial());
    Ok(Measured::Grown(Growth { stream: head.id, before, outdated, tiles, size: edge.size(), root: edge.root() }))
}

impl Growth {
    /// Stores tiles and checkpoint; false when another process has published meanwhile.
    fn store(self, engine: &mut dyn Engine, checkpoint: &Checkpoint) -> Result<bool, StoreError> {
        let stream = self.stream;
        let last = last_checkpoint(engine, stream)?.map(|row| row.integer(1)).transpose()?;
        if last != self.before {
            return Ok(false);
        }
        let outdated = self.outdated.into_iter().filter(|path| !self.tiles.contains_key(path));
        let outdated: Vec<_> = outdated.map(|path| vec![stream.into(), Value::Text(path)]).collect();
        engine.remove(&TILE, &["stream", "path"], &outdated)?;
        let row = |(path, bytes)| TILE.row(vec![stream.into(), Value::Text(path), Value::Bytes(bytes)]);
        engine.put(&TILE, &self.tiles.into_iter().map(row).collect::<Vec<_>>())?;
        let Checkpoint { size, root, note, .. } = checkpoint;
        let row = vec![stream.into(), (*size).into(), root.as_slice().into(), note.as_slice().into()];
        engine.add(&CHECKPOINT, &[CHECKPOINT.row(row)])?;
        Ok(true)
    }
}

/// How many entries the last checkpoint is over.
pub(crate) fn published(engine: &mut dyn Engine, stream: u64) -> Result<u64, StoreError> {
    last_checkpoint(engine, stream)?.map_or(Ok(0), |row| row.integer(1))
}

/// A bundle of the entries of a log, of which so many are published; none where it reaches over these.
pub(crate) fn bundle_of(
    engine: &mut dyn Engine,
    stream: u64,
    bundle: Tile,
    published: u64,
) -> Result<Option<Vec<u8>>, StoreError> {
    let (first, width) = (bundle.index().saturating_mul(WIDTH), bundle.width() as u64);
    if first.saturating_add(width) > published {
        return Ok(None);
    }
    let rows = leaf_rows(engine, stream, first, width)?;
    let place = || format!("event, stream id {stream}, log index {first} and after");
    let entries = (first..first + width).zip(&rows).map(|(index, row)| {
        let is_it = row.maybe(3)? == Some(index);
        is_it
            .then(|| row.bytes(4).map(<[u8]>::to_vec))
            .ok_or_else(|| StoreError::damaged(place(), "a leaf is missing"))?
    });
    let entries: Vec<Vec<u8>> = entries.collect::<Result<_, _>>()?;
    if entries.len() as u64 != width {
        return Err(StoreError::damaged(place(), "a leaf is missing"));
    }
    bundled(entries).map(Some).map_err(|error| StoreError::damaged(place(), error.to_string()))
}

fn stored_tile(engine: &mut dyn Engine, stream: u64, path: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let row = one(engine, &TILE, vec![stream.into(), path.into()])?;
    row.map(|row| row.bytes(2).map(<[u8]>::to_vec)).transpose()
}

/// The row of the last checkpoint.
pub(crate) fn last_checkpoint(engine: &mut dyn Engine, stream: u64) -> Result<Option<Row>, StoreError> {
    Ok(select(engine, &CHECKPOINT, "WHERE stream = $1 ORDER BY size DESC LIMIT 1", &[stream.into()])?.pop())
}

fn with_cosignatures(engine: &mut dyn Engine, row: &Row) -> Result<Checkpoint, StoreError> {
    let (stream, size) = (row.integer(0)?, row.integer(1)?);
    let rest = "WHERE stream = $1 AND size = $2 ORDER BY witness";
    let rows = select(engine, &COSIGNATURE, rest, &[stream.into(), size.into()])?;
    let read = |row: &Row| Ok(Cosignature { witness: row.text(2)?.to_owned(), line: row.bytes(3)?.to_vec() });
    Ok(Checkpoint {
        size,
        root: row.array(2)?,
        note: row.bytes(3)?.to_vec(),
        cosignatures: rows.iter().map(read).collect::<Result<_, StoreError>>()?,
    })
}
