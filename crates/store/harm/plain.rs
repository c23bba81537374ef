//! Bare SQLite in the store's place: to show what is lost without syncs, and that the harness sees it.

use std::path::Path;

use super::claim::Held;
use super::replay::Verdict;
use super::subject;

/// Opens a bare database with that value of `synchronous`, and makes its table where there is none.
pub(crate) fn open(path: &Path, synchronous: &str) -> Result<rusqlite::Connection, String> {
    let open = || {
        let connection = rusqlite::Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", synchronous)?;
        connection.pragma_update(None, "wal_autocheckpoint", 20)?;
        connection.execute("CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, bytes BLOB)", ())?;
        Ok(connection)
    };
    open().map_err(|error: rusqlite::Error| error.to_string())
}

/// Opens the bare database in `folder`, and says what it holds.
pub(crate) fn judge(folder: &Path, acknowledged: &[String]) -> Verdict {
    let read = |held: &mut Held| {
        let connection = open(&folder.join(subject::FILE), "OFF")?;
        let said = |error: rusqlite::Error| error.to_string();
        let mut statement = connection.prepare("SELECT bytes FROM entry ORDER BY number").map_err(said)?;
        let mut rows = statement.query(()).map_err(said)?;
        while let Some(row) = rows.next().map_err(said)? {
            held.take(&row.get::<_, Vec<u8>>(0).map_err(said)?)?;
        }
        Ok::<(), String>(())
    };
    let mut held = Held::default();
    match read(&mut held) {
        Ok(()) => Verdict::Holds(held.first_of(acknowledged)),
        Err(why) => Verdict::Refused(why),
    }
}
