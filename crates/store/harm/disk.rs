//! What a disk may hold after the power is cut: built from the steps of a trace.
//!
//! The model is weaker than the file systems in use, so that what survives it survives them. Promised is only what was synced:
//! the bytes of a file by a sync of the file, a name by a sync of its folder. Of everything since, each 512-byte sector of
//! each write may have come to the disk or not, in any order; so may each change of a length (the bytes then read as zeros) and
//! each change of a name. A sector comes whole (a disk's promise), or, in a damaged state, the bytes just being written in
//! it are garbage; bytes beside them are untouched, which SQLite calls powersafe overwrite. After a sync that failed, what
//! it was to keep may be lost though later syncs end well, until it is written again.
//! It knows nothing of databases.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::chance;
use super::trace::{self, Step};

/// What comes to the disk as a whole.
pub(crate) const SECTOR_BYTES: usize = 512;

/// What a disk and its file system promise beside a sync of a file for its bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Promise {
    /// A name is kept by a sync of its folder alone; sectors that are just being written may become garbage.
    #[default]
    Strict,
    /// Names are in a journal, as those of ext4, XFS and Btrfs are: a sync keeps all changes of names before it. A sector is written or not.
    Journaled,
}

/// The content of a folder: each path with its bytes, or none for a folder.
pub(crate) type Content = BTreeMap<String, Option<Vec<u8>>>;

/// The disk beneath one folder, at one moment of a trace.
#[derive(Debug, Clone, Default)]
pub(crate) struct Disk {
    files: Vec<File>,
    /// Names as the running program sees them.
    seen: BTreeMap<String, Node>,
    /// Names that are surely on the disk.
    kept: BTreeMap<String, Node>,
    /// Changes of names that may be on the disk, in their order.
    unsure: Vec<(u64, NameChange)>,
    open: BTreeMap<i64, (String, Node)>,
    /// Syncs under way: what they are of, and the first change that they are not of.
    syncs: BTreeMap<u64, (String, Node, u64)>,
    /// How many changes there have been.
    order: u64,
    promise: Promise,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    File(usize),
    Folder,
}

#[derive(Debug, Clone, Default)]
struct File {
    /// The bytes that are surely on the disk.
    kept: Vec<u8>,
    changes: Vec<Change>,
}

#[derive(Debug, Clone)]
struct Change {
    order: u64,
    standing: Standing,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// Not synced yet.
    Unsure,
    /// On the disk, but after something doubtful.
    Sure,
    /// A sync of it failed.
    Doubtful,
}

#[derive(Debug, Clone)]
enum What {
    Write { at: usize, bytes: Arc<[u8]> },
    Resize(usize),
}

#[derive(Debug, Clone)]
enum NameChange {
    Put(String, Node),
    Take(String),
    Move { from: String, to: String, node: Node },
}

/// How the power cut treats what was not synced. Changes are known by their order, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// All of it is lost.
    Nothing,
    /// All of it has come to the disk.
    Everything,
    /// That change alone has.
    Only(u64),
    /// All but that change.
    AllBut(u64),
    /// All before that change, and its first so many sectors.
    Through(u64, usize),
    /// All before that change, and all but its first so many sectors.
    Without(u64, usize),
    /// Lengths and names have, bytes have not.
    Lengths,
    /// A coin for each sector, length and name.
    Mixed(u64),
    /// A coin as before, with garbage in some of the sectors.
    Damaged(u64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Lost,
    There,
    Garbage(u64),
}

impl Disk {
    /// A disk that surely holds `content`.
    pub(crate) fn holding(content: &Content) -> Self {
        let mut disk = Self::default();
        for (path, bytes) in content {
            let node = match bytes {
                Some(bytes) => disk.new_file(bytes.clone()),
                None => Node::Folder,
            };
            disk.kept.insert(path.clone(), node);
        }
        disk.seen = disk.kept.clone();
        disk
    }

    /// The same disk, with another promise.
    pub(crate) fn promising(self, promise: Promise) -> Self {
        Self { promise, ..self }
    }

    /// Takes the step; true when the disk may now hold something that it could not hold before, or cannot lose what it could.
    pub(crate) fn take(&mut self, step: &Step) -> bool {
        match step {
            Step::Opened { fd, path, created, emptied } => return self.opened(*fd, path, *created, *emptied),
            Step::Copied { fd, from } => {
                if let Some(what) = self.open.get(from).cloned() {
                    self.open.insert(*fd, what);
                }
                return false;
            }
            Step::Forked { process, parent } => {
                let (from, to) = (trace::files_of(*parent), trace::files_of(*process).start);
                let had: Vec<_> =
                    self.open.range(from.clone()).map(|(fd, what)| (fd - from.start, what.clone())).collect();
                self.open.extend(had.into_iter().map(|(fd, what)| (to + fd, what)));
                return false;
            }
            Step::Closed { fd } => {
                self.open.remove(fd);
                return false;
            }
            Step::Wrote { fd, at, bytes } => self.change(*fd, What::Write { at: *at, bytes: Arc::clone(bytes) }),
            Step::Resized { fd, length } => self.change(*fd, What::Resize(*length)),
            Step::SyncBegun { fd, ticket } => {
                if let Some((path, node)) = self.open.get(fd).cloned() {
                    self.syncs.insert(*ticket, (path, node, self.order));
                }
                return false;
            }
            Step::SyncEnded { ticket } => self.sync_ended(*ticket),
            Step::SyncFailed { ticket } => self.sync_failed(*ticket),
            Step::Renamed { from, to } => {
                let Some(node) = self.seen.remove(from) else { return false };
                self.seen.insert(to.clone(), node);
                self.name(NameChange::Move { from: from.clone(), to: to.clone(), node });
            }
            Step::Linked { from, to } => {
                let Some(node) = self.seen.get(from).copied() else { return false };
                self.seen.insert(to.clone(), node);
                self.name(NameChange::Put(to.clone(), node));
            }
            Step::Removed { path } => {
                self.seen.remove(path);
                self.name(NameChange::Take(path.clone()));
            }
            Step::FolderMade { path } => {
                self.seen.insert(path.clone(), Node::Folder);
                self.name(NameChange::Put(path.clone(), Node::Folder));
            }
            Step::CallFailed | Step::Printed { .. } => return false,
        }
        true
    }

    /// The changes that may be on the disk or not: the order of each with its sectors; lengths and names have one.
    pub(crate) fn unsure(&self) -> Vec<(u64, usize)> {
        let changes = self.files.iter().flat_map(|file| &file.changes);
        let of_files = changes.filter(|change| change.standing != Standing::Sure).map(|change| match &change.what {
            What::Write { at, bytes } => (change.order, sectors(*at, bytes.len()).count()),
            What::Resize(_) => (change.order, 1),
        });
        let of_names = self.unsure.iter().map(|(order, _)| (*order, 1));
        let mut all: Vec<_> = of_files.chain(of_names).collect();
        all.sort_unstable();
        all
    }

    /// What the disk holds after that cut.
    pub(crate) fn after(&self, cut: Cut) -> Content {
        let mut names = self.kept.clone();
        for (_, change) in self.unsure.iter().filter(|(order, _)| cut.of_name(*order)) {
            change.make(&mut names);
        }
        let whole = |path: &str| {
            let mut above = path.match_indices('/').map(|(end, _)| &path[..end]);
            above.all(|folder| names.get(folder) == Some(&Node::Folder))
        };
        let there = names.iter().filter(|(path, _)| whole(path));
        there.map(|(path, node)| (path.clone(), self.bytes(*node, cut))).collect()
    }

    fn bytes(&self, node: Node, cut: Cut) -> Option<Vec<u8>> {
        let Node::File(index) = node else { return None };
        let file = &self.files[index];
        let mut bytes = file.kept.clone();
        for change in &file.changes {
            change.make(&mut bytes, if change.standing == Standing::Sure { Cut::Everything } else { cut });
        }
        Some(bytes)
    }

    fn new_file(&mut self, kept: Vec<u8>) -> Node {
        self.files.push(File { kept, changes: Vec::new() });
        Node::File(self.files.len() - 1)
    }

    fn opened(&mut self, fd: i64, path: &str, created: bool, emptied: bool) -> bool {
        let node = if path.is_empty() {
            Node::Folder
        } else if let Some(node) = self.seen.get(path).copied().filter(|_| !created) {
            node
        } else {
            let node = self.new_file(Vec::new());
            self.seen.insert(path.to_owned(), node);
            self.name(NameChange::Put(path.to_owned(), node));
            node
        };
        self.open.insert(fd, (path.to_owned(), node));
        if emptied {
            self.change(fd, What::Resize(0));
        }
        created || emptied
    }

    fn change(&mut self, fd: i64, what: What) {
        let Some((_, Node::File(index))) = self.open.get(&fd) else { return };
        let change = Change { order: self.order, standing: Standing::Unsure, what };
        self.order += 1;
        self.files[*index].changes.push(change);
    }

    fn name(&mut self, change: NameChange) {
        self.unsure.push((self.order, change));
        self.order += 1;
    }

    fn sync_ended(&mut self, ticket: u64) {
        let Some((path, node, before)) = self.syncs.remove(&ticket) else { return };
        if let Node::File(index) = node {
            self.files[index].synced(before);
        }
        let (kept, is_journaled) = (&mut self.kept, self.promise == Promise::Journaled);
        let is_folder = node == Node::Folder;
        self.unsure.retain(|(order, change)| {
            let is_of_it = || is_folder && change.folders().any(|folder| folder == path);
            let is_meant = *order < before && (is_journaled || is_of_it());
            if is_meant {
                change.make(kept);
            }
            !is_meant
        });
    }

    fn sync_failed(&mut self, ticket: u64) {
        let Some((_, Node::File(index), before)) = self.syncs.remove(&ticket) else { return };
        for change in self.files[index].changes.iter_mut().filter(|change| change.order < before) {
            if change.standing == Standing::Unsure {
                change.standing = Standing::Doubtful;
            }
        }
    }
}

impl File {
    /// All changes before `before` are on the disk, but for the doubtful ones.
    fn synced(&mut self, before: u64) {
        for change in self.changes.iter_mut().filter(|change| change.order < before) {
            if change.standing == Standing::Unsure {
                change.standing = Standing::Sure;
            }
        }
        self.forget_overwritten();
        let sure = self.changes.iter().take_while(|change| change.standing == Standing::Sure).count();
        for change in self.changes.drain(..sure) {
            change.make(&mut self.kept, Cut::Everything);
        }
    }

    /// What was doubtful and is written again for sure is doubtful no more.
    fn forget_overwritten(&mut self) {
        let written = |change: &Change| match &change.what {
            What::Write { at, bytes } => Some((*at, at + bytes.len())),
            What::Resize(_) => None,
        };
        let sure: Vec<_> = self.changes.iter().filter(|change| change.standing == Standing::Sure).collect();
        let sure: Vec<_> =
            sure.iter().filter_map(|change| written(change).map(|(at, end)| (change.order, at, end))).collect();
        self.changes.retain(|change| {
            let again = |(at, end): (usize, usize)| {
                sure.iter().any(|&(order, from, to)| order > change.order && from <= at && end <= to)
            };
            change.standing != Standing::Doubtful || !written(change).is_some_and(again)
        });
    }
}

impl Change {
    /// Makes the change in `bytes`, as far as the cut lets it.
    fn make(&self, bytes: &mut Vec<u8>, cut: Cut) {
        let (at, new) = match &self.what {
            What::Resize(length) => {
                if cut.of_length(self.order) {
                    bytes.resize(*length, 0);
                }
                return;
            }
            What::Write { at, bytes } => (*at, bytes),
        };
        let end = at + new.len();
        if end > bytes.len() && cut.of_length(self.order) {
            bytes.resize(end, 0);
        }
        let count = sectors(at, new.len()).count();
        for (index, (from, to)) in sectors(at, new.len()).enumerate() {
            let fate = cut.of_sector(self.order, index, count);
            if fate == Fate::Lost {
                continue;
            }
            if to > bytes.len() {
                bytes.resize(to, 0);
            }
            bytes[from..to].copy_from_slice(&new[from - at..to - at]);
            if let Fate::Garbage(seed) = fate {
                let garbage = (0u64..).map(|place| chance::mix(seed ^ place).to_le_bytes()[0]);
                bytes[from..to].iter_mut().zip(garbage).for_each(|(byte, other)| *byte = other);
            }
        }
    }
}

impl NameChange {
    fn make(&self, names: &mut BTreeMap<String, Node>) {
        match self {
            Self::Put(path, node) => {
                names.insert(path.clone(), *node);
            }
            Self::Take(path) => {
                names.remove(path);
            }
            Self::Move { from, to, node } => {
                names.remove(from);
                names.insert(to.clone(), *node);
            }
        }
    }

    /// The folders whose sync keeps it.
    fn folders(&self) -> impl Iterator<Item = &str> {
        let (one, other) = match self {
            Self::Put(path, _) | Self::Take(path) => (path, None),
            Self::Move { from, to, .. } => (from, Some(to)),
        };
        std::iter::once(one).chain(other).map(|path| path.rsplit_once('/').map_or("", |(folder, _)| folder))
    }
}

impl Cut {
    fn of_sector(self, order: u64, sector: usize, sectors: usize) -> Fate {
        let there = match self {
            Self::Nothing | Self::Lengths => false,
            Self::Everything => true,
            Self::Only(only) => order == only,
            Self::AllBut(but) => order != but,
            Self::Through(last, first) => order < last || order == last && sector < first,
            Self::Without(last, first) => order < last || order == last && sector >= first,
            Self::Mixed(seed) => heads(seed, order, sector),
            Self::Damaged(seed) => {
                let draw = chance::mix(seed ^ chance::mix(order) ^ chance::mix(!(sector as u64)));
                // A disk breaks off in few places: most writes have a garbled sector nowhere, some at one.
                if draw.is_multiple_of(16) || sectors == 1 && draw.is_multiple_of(5) {
                    return Fate::Garbage(draw);
                }
                heads(seed, order, sector)
            }
        };
        if there { Fate::There } else { Fate::Lost }
    }

    fn of_length(self, order: u64) -> bool {
        match self {
            Self::Lengths => true,
            Self::Mixed(seed) | Self::Damaged(seed) => heads(seed, order, usize::MAX),
            _ => self.of_sector(order, 0, 1) == Fate::There,
        }
    }

    fn of_name(self, order: u64) -> bool {
        self.of_length(order)
    }
}

/// A coin whose weight the seed decides, so that some states have almost all and some almost nothing.
fn heads(seed: u64, order: u64, part: usize) -> bool {
    let weight = chance::mix(seed) % 9;
    chance::mix(seed ^ chance::mix(order.wrapping_mul(3) + 1) ^ chance::mix(part as u64)) % 9 < weight.max(1)
}

/// The pieces, from and to, in which a write of so many bytes comes to the disk.
fn sectors(at: usize, length: usize) -> impl Iterator<Item = (usize, usize)> {
    let end = at + length;
    let first = at / SECTOR_BYTES;
    let last = end.div_ceil(SECTOR_BYTES);
    (first..last).map(move |sector| (at.max(sector * SECTOR_BYTES), end.min((sector + 1) * SECTOR_BYTES)))
}

/// A number that equal contents share and others do not, without looking at the files for which `is_left_out` holds.
pub(crate) fn fingerprint(content: &Content, is_left_out: impl Fn(&str) -> bool) -> u128 {
    let mut lanes = [0x9e37_79b9_7f4a_7c15_u64, 0xc2b2_ae3d_27d4_eb4f];
    let mut stir = |word: u64| {
        lanes[0] = (lanes[0] ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(29);
        lanes[1] = (lanes[1].rotate_left(31) ^ word).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    };
    for (path, bytes) in content.iter().filter(|(path, _)| !is_left_out(path)) {
        let both = [Some(path.as_bytes()), bytes.as_deref()];
        for run in both {
            stir(run.map_or(u64::MAX, |run| run.len() as u64));
            for word in run.unwrap_or_default().chunks(8) {
                let mut eight = [0; 8];
                eight[..word.len()].copy_from_slice(word);
                stir(u64::from_le_bytes(eight));
            }
        }
    }
    u128::from(chance::mix(lanes[0])) << 64 | u128::from(chance::mix(lanes[1] ^ lanes[0].rotate_left(17)))
}

/// Makes `folder` hold just that.
pub(crate) fn lay_out(content: &Content, folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)?;
    // A folder comes before what is in it, by the order of paths.
    for (path, bytes) in content {
        let place = folder.join(path);
        match bytes {
            Some(bytes) => std::fs::write(place, bytes)?,
            None => std::fs::create_dir(place)?,
        }
    }
    Ok(())
}

/// What `folder` holds, but for what is neither a file nor a folder.
pub(crate) fn read(folder: &Path) -> std::io::Result<Content> {
    let mut content = Content::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(place) = waiting.pop() {
        for entry in std::fs::read_dir(&place)? {
            let entry = entry?;
            let (path, kind) = (entry.path(), entry.file_type()?);
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            if kind.is_dir() {
                content.insert(name, None);
                waiting.push(path);
            } else if kind.is_file() {
                content.insert(name, Some(std::fs::read(&path)?));
            }
        }
    }
    Ok(content)
}
