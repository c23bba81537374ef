//! What a PostgreSQL server has to be like so that it keeps what it acknowledges: looked at when a connection is opened and, where a server that
//! runs can be set otherwise, with every transaction that writes. What a session decides for itself is fixed for it.

use postgres::{Client, SimpleQueryMessage};

use super::failed;
use crate::error::StoreError;
use crate::schema;

/// The first version with all that is used here.
const VERSION_MIN: i64 = 150_000;

/// A setting, what it has to be, and what comes of it otherwise.
struct Setting {
    name: &'static str,
    wanted: &'static str,
    harm: &'static str,
}

/// Those that a reload changes under connections that are open, in the order in which [`ASK`] asks for them.
const AT_ANY_TIME: [Setting; 2] = [
    Setting { name: "fsync", wanted: "on", harm: "would lose what it acknowledged when the power goes" },
    Setting { name: "full_page_writes", wanted: "on", harm: "would be left with torn pages when the power goes" },
];

/// Those that stay for a connection what they were when it was opened.
const AT_FIRST: [Setting; 2] = [
    // A sync that failed is not made good by one that succeeds: the system may have dropped what it could not write.
    Setting { name: "data_sync_retry", wanted: "off", harm: "would go on after a sync that failed" },
    Setting { name: "zero_damaged_pages", wanted: "off", harm: "would empty pages that are damaged" },
];

/// Asks for the settings that may change at any time.
pub(super) const ASK: &str = "SELECT current_setting('fsync'), current_setting('full_page_writes')";

/// Fixes for this session that a commit waits for the disk: neither a reload nor a default of database or role changes it from here on. What
/// waits for more than the disk is left as it is.
const WAIT_FOR_THE_DISK: &str = "SELECT set_config('synchronous_commit',
    CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)";

/// Asks for the tables of the store that the server keeps out of its log, and empties when it recovers.
pub(super) fn unlogged() -> String {
    let ours: Vec<String> = schema::TABLES.iter().map(|table| format!("'{}'", table.name)).collect();
    format!(
        "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relpersistence <> 'p' AND relname IN ({})
            AND relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) ORDER BY relname",
        ours.join(", ")
    )
}

/// Refuses a server that is too old, or a database whose texts are not ours.
pub(super) fn fit(client: &mut Client) -> Result<(), StoreError> {
    let asked = "SELECT current_setting('server_version_num')::bigint, current_setting('server_encoding')";
    let row = client.query_one(asked, &[]).map_err(|error| failed(&error))?;
    if row.get::<_, i64>(0) < VERSION_MIN {
        return unfit("PostgreSQL 15 or newer is wanted");
    }
    if row.get::<_, &str>(1) != "UTF8" {
        return unfit("the PostgreSQL database has another encoding than UTF8");
    }
    Ok(())
}

/// Refuses a server that may forget what it acknowledges, and fixes what the session decides.
pub(super) fn keeps_all(client: &mut Client) -> Result<(), StoreError> {
    for setting in AT_ANY_TIME.iter().chain(&AT_FIRST) {
        let row = client.query_one("SELECT current_setting($1)", &[&setting.name]).map_err(|error| failed(&error))?;
        if row.get::<_, &str>(0) != setting.wanted {
            return unfit(&setting.told());
        }
    }
    let unlogged = client.query_opt(&format!("{} LIMIT 1", unlogged()), &[]).map_err(|error| failed(&error))?;
    if let Some(row) = unlogged {
        return unfit(&of_unlogged(row.get(0)));
    }
    client.batch_execute(WAIT_FOR_THE_DISK).map_err(|error| failed(&error))
}

/// Refuses to write while the answer to [`ASK`], the last row of what was said, is not what it has to be.
pub(super) fn keeps(said: &[SimpleQueryMessage]) -> Result<(), StoreError> {
    let row = said.iter().rev().find_map(|one| if let SimpleQueryMessage::Row(row) = one { Some(row) } else { None });
    let wrong = AT_ANY_TIME.iter().enumerate().find(|(at, setting)| {
        let value = row.and_then(|row| row.try_get(*at).ok().flatten());
        value != Some(setting.wanted)
    });
    let Some((_, setting)) = wrong else { return Ok(()) };
    let mend = "when it is set back, have the system of that machine write its caches to the disk (`sync`)";
    Err(StoreError::ReadOnly { why: format!("{}; {mend}", setting.told()) })
}

fn unfit(what: &str) -> Result<(), StoreError> {
    Err(StoreError::Unfit { what: what.to_owned() })
}

/// That a table is unlogged.
pub(super) fn of_unlogged(table: &str) -> String {
    format!("the table {table} is unlogged: the server empties it when it recovers; ALTER TABLE {table} SET LOGGED")
}

impl Setting {
    fn told(&self) -> String {
        let Setting { name, wanted, harm } = self;
        format!("the PostgreSQL server {harm}: its setting {name} has to be {wanted}")
    }
}
