//! Formats of the neighbours, read so that anyone can compare: instances of kidney exchange. What a file says and Takas cannot represent is told, with its place;
//! nothing is dropped in silence. Nothing here touches a case.

mod kep;
mod wmd;

use takas_model::kidney::Pool;

use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Text};

/// The largest instance that is read, in bytes.
pub const POOL_BYTES_MAX: usize = 64 << 20;
/// The most recipients and altruists.
pub const POOL_PEOPLE_MAX: usize = 100_000;

/// What came of reading an instance.
#[derive(Clone, Debug)]
pub struct ReadPool {
    /// The pool; none when there is any error.
    pub pool: Option<Pool>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads an instance: `PrefLib`'s `.wmd` by its name, the JSON of `kep_solver` otherwise.
pub fn read_pool(path: &str, bytes: &[u8]) -> ReadPool {
    let mut sink = Sink::default();
    let content = (bytes.len() <= POOL_BYTES_MAX).then(|| std::str::from_utf8(bytes).ok()).flatten();
    let text = Text::new(path, content.unwrap_or_default().to_owned());
    let pool = if content.is_none() {
        let help = "an instance is a UTF-8 text of at most 64 MiB";
        sink.add(Code::ForeignSyntax, Place::default(), "this is no text that can be an instance", help);
        None
    } else if path.to_lowercase().ends_with(".wmd") {
        Some(wmd::read(&text, &mut sink))
    } else {
        kep::read(&text, &mut sink)
    };
    let failed = sink.has_errors();
    ReadPool { pool: pool.filter(|_| !failed), diagnostics: sink.finish(&[text]) }
}

/// Makes each list of targets ascending and without repetitions.
fn settle(pool: &mut Pool) {
    for targets in pool.gives.iter_mut().chain(&mut pool.altruist_gives) {
        targets.sort_unstable();
        targets.dedup();
    }
    for (recipient, targets) in pool.gives.iter_mut().enumerate() {
        targets.retain(|target| *target != recipient);
    }
}
