//! Folders for a run, in memory where the system has such a place, and taken away at the end.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A folder that nobody else has, gone when it is dropped.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    /// A new folder in memory, or on disk where there is none.
    pub(crate) fn in_memory() -> std::io::Result<Self> {
        let memory = Path::new("/dev/shm");
        Self::within(if memory.is_dir() { memory } else { return Self::on_disk() })
    }

    /// A new folder where temporary files are.
    pub(crate) fn on_disk() -> std::io::Result<Self> {
        Self::within(&std::env::temp_dir())
    }

    fn within(place: &Path) -> std::io::Result<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = place.join(format!("takas-faults-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        // The recorder compares paths as they are, so there is to be one for each place.
        Ok(Self(folder.canonicalize()?))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// A folder in it, made.
    pub(crate) fn folder(&self, name: &str) -> std::io::Result<PathBuf> {
        let folder = self.0.join(name);
        std::fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
