//! The trace that `recorder.c` writes, read back: what a program did to the files of a folder, step by step.
//!
//! It knows the form of the trace and nothing of disks. A call that the recorder did not understand makes the whole trace
//! unusable, and is said by name.

use std::path::Path;
use std::sync::Arc;

/// One thing that happened, in the order in which it did. A number of an open file holds that of its process, too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// A file or folder was opened; `created` when it was not there before, `emptied` when it lost its content.
    Opened { fd: i64, path: String, created: bool, emptied: bool },
    /// Another number for what `from` stands for.
    Copied { fd: i64, from: i64 },
    /// A process was made by another, and has the files that it had open.
    Forked { process: u32, parent: u32 },
    /// A number stands for nothing any more.
    Closed { fd: i64 },
    /// Bytes were written.
    Wrote { fd: i64, at: usize, bytes: Arc<[u8]> },
    /// A file was cut or grown to a length.
    Resized { fd: i64, length: usize },
    /// A sync began: what was written before is meant by it.
    SyncBegun { fd: i64, ticket: u64 },
    /// A sync ended well.
    SyncEnded { ticket: u64 },
    /// A sync was made to fail: the disk may have lost what it was to keep.
    SyncFailed { ticket: u64 },
    /// Another counted call was made to fail.
    CallFailed,
    /// A name was replaced by another.
    Renamed { from: String, to: String },
    /// A file got a second name.
    Linked { from: String, to: String },
    /// A name was taken away.
    Removed { path: String },
    /// A folder was made.
    FolderMade { path: String },
    /// The program printed this; whole lines are acknowledgements.
    Printed { text: String },
}

/// The bytes of a step's head: kind, process, number of the file, a number, and two lengths.
const HEAD_BYTES: usize = 1 + 4 + 4 + 8 + 4 + 4;

/// The open files of a process: from which number on, and up to which.
pub(crate) fn files_of(process: u32) -> std::ops::Range<i64> {
    i64::from(process) << 32..(i64::from(process) + 1) << 32
}

/// Reads a trace from its file.
pub(crate) fn read(path: &Path) -> Result<Vec<Step>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("cannot read the trace: {error}"))?;
    let mut rest = bytes.as_slice();
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, after) = step(rest)?;
        steps.push(step);
        rest = after;
    }
    Ok(steps)
}

/// How many calls of a recorded run the recorder counted under `calls`, letters as in `TAKAS_FAULT_CALLS`.
pub(crate) fn counted(steps: &[Step], calls: &str) -> u64 {
    let is_counted = |step: &&Step| match step {
        Step::Opened { created, .. } => *created && calls.contains('c'),
        Step::Wrote { .. } | Step::Resized { .. } => calls.contains('w'),
        Step::SyncBegun { .. } => calls.contains('s'),
        _ => false,
    };
    steps.iter().filter(is_counted).count() as u64
}

/// The first step of `bytes`, and what comes after it.
fn step(bytes: &[u8]) -> Result<(Step, &[u8]), String> {
    let torn = || "the trace ends within a step".to_owned();
    let (head, rest) = bytes.split_at_checked(HEAD_BYTES).ok_or_else(torn)?;
    let process = u32::from_le_bytes(field(head, 1));
    let file = |number: u32| files_of(process).start | i64::from(number);
    let fd = file(u32::from_le_bytes(field(head, 5)));
    let number = u64::from_le_bytes(field(head, 9));
    let lengths = [17, 21].map(|at| u32::from_le_bytes(field(head, at)) as usize);
    let (one, rest) = rest.split_at_checked(lengths[0]).ok_or_else(torn)?;
    let (two, rest) = rest.split_at_checked(lengths[1]).ok_or_else(torn)?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let size = usize::try_from(number).map_err(|_| "the trace has an offset beyond this machine".to_owned())?;
    let step = match head[0] {
        b'O' => Step::Opened { fd, path: text(one), created: number & 1 == 1, emptied: number & 2 == 2 },
        b'd' => Step::Copied { fd, from: file(small(number)?) },
        b'k' => Step::Forked { process, parent: small(number)? },
        b'c' => Step::Closed { fd },
        b'W' => Step::Wrote { fd, at: size, bytes: one.into() },
        b'T' => Step::Resized { fd, length: size },
        b'B' => Step::SyncBegun { fd, ticket: number },
        b'F' => Step::SyncEnded { ticket: number },
        b'X' if one == b"s" => Step::SyncFailed { ticket: number },
        b'X' => Step::CallFailed,
        b'R' => Step::Renamed { from: text(one), to: text(two) },
        b'L' => Step::Linked { from: text(one), to: text(two) },
        b'D' => Step::Removed { path: text(one) },
        b'M' => Step::FolderMade { path: text(one) },
        b'A' => Step::Printed { text: text(one) },
        b'U' => return Err(format!("the recorder does not understand a call that was made: {}", text(one))),
        other => return Err(format!("the trace has a step of unknown kind {other}")),
    };
    Ok((step, rest))
}

/// The number of a file or of a process.
fn small(number: u64) -> Result<u32, String> {
    u32::try_from(number).map_err(|_| "the trace has a number of a file or a process that is none".to_owned())
}

/// So many bytes of a head, which is long enough by construction.
fn field<const N: usize>(head: &[u8], at: usize) -> [u8; N] {
    std::array::from_fn(|index| head[at + index])
}
