//! Retention: the date until which a case is kept, and destroying it so that only a certificate is left.
//!
//! A date binds: it is moved later alone, and nothing is destroyed before it, unless whoever calls says that it is set aside.

use crate::decide::Head;
use crate::engine::{Engine, Value, one, select};
use crate::error::StoreError;
use crate::log::last_checkpoint;
use crate::schema::{CERTIFICATE, RETENTION, Scope, TABLES};
use crate::store::{Store, heads};
use crate::words::{StreamState, case_is_good};

/// The date until which a case is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// The case.
    pub case: String,
    /// In seconds since 1970: from then on it is due to be destroyed.
    pub until: u64,
}

/// What the date that a case has means to whoever moves it, or destroys the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Date {
    /// It is kept to.
    Binds,
    /// It is known and set aside.
    SetAside,
}

/// What is destroyed, for the certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destruction {
    /// The case.
    pub case: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// Until when it was to be kept, in seconds since 1970, if that was said.
    pub until: Option<u64>,
    /// How many events.
    pub events: u64,
    /// Its streams, each with size and root of its last checkpoint.
    pub streams: Vec<Destroyed>,
}

/// A stream that is destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destroyed {
    /// Where it stood.
    pub state: StreamState,
    /// Size and root of its last checkpoint, if it had one.
    pub checkpoint: Option<(u64, [u8; 32])>,
}

/// What is left of a case that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The case.
    pub case: String,
    /// When, in seconds since 1970.
    pub at: u64,
    /// How many events.
    pub events: u64,
    /// What was signed.
    pub bytes: Vec<u8>,
}

impl Store {
    /// Says until when a case is to be kept, in seconds since 1970. Gives what was said before, if anything was.
    ///
    /// # Errors
    /// When there is no such case or it was destroyed, or the store is read-only. [`StoreError::Kept`] when it is to be kept for longer and
    /// that date binds.
    pub fn retain_until(&self, case: &str, until: u64, date: Date) -> Result<Option<u64>, StoreError> {
        case_is_good(case)?;
        let case = case.to_owned();
        self.writing(move |engine| {
            standing(engine, &case)?;
            let before = retained(engine, &case)?;
            keep_to(before, until, date, &case)?;
            engine.put(&RETENTION, &[RETENTION.row(vec![case.as_str().into(), until.into()])])?;
            Ok(before)
        })
    }

    /// Every case that has a date, by date.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn retentions(&self) -> Result<Vec<Retention>, StoreError> {
        let rows = self.reading(|engine| select(engine, &RETENTION, "ORDER BY until, case_name", &[]))?;
        rows.iter().map(|row| Ok(Retention { case: row.text(0)?.to_owned(), until: row.integer(1)? })).collect()
    }

    /// The cases that were to be kept until `now` or earlier, by date.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn due(&self, now: u64) -> Result<Vec<Retention>, StoreError> {
        let mut due = self.retentions()?;
        due.retain(|one| one.until <= now);
        Ok(due)
    }

    /// Destroys a case at a moment, in seconds since 1970: all of its rows, and what the engine still has of them. `certify` gives the
    /// signed certificate, or why not; then nothing is destroyed.
    ///
    /// # Errors
    /// When there is no such case, `certify` refuses, or the store is read-only. [`StoreError::Kept`] when it is to be kept beyond that moment
    /// and that date binds. [`StoreError::Lingering`] when the case is destroyed and the engine
    /// cannot overwrite everything yet: then [`Store::scrub`] is to be called again.
    pub fn destroy(
        &self,
        case: &str,
        at: u64,
        date: Date,
        certify: impl FnOnce(&Destruction) -> Result<Vec<u8>, String> + Send + 'static,
    ) -> Result<Certificate, StoreError> {
        let case = case.to_owned();
        let certificate = self.writing(move |engine| {
            let heads = standing(engine, &case)?;
            let until = retained(engine, &case)?;
            keep_to(until, at, date, &case)?;
            let ids: Vec<Vec<Value>> = heads.iter().map(|head| vec![head.id.into()]).collect();
            let events = heads.iter().map(|head| head.revision).sum();
            let mut streams = Vec::new();
            for head in heads {
                let last = last_checkpoint(engine, head.id)?;
                let checkpoint = last.map(|row| Ok::<_, StoreError>((row.integer(1)?, row.array(2)?))).transpose()?;
                streams.push(Destroyed { state: head.into_state(), checkpoint });
            }
            let destruction = Destruction { case: case.clone(), at, until, events, streams };
            let bytes = certify(&destruction).map_err(|why| StoreError::Refused { why })?;
            for table in TABLES.iter().rev() {
                match table.scope {
                    Scope::Store => {}
                    Scope::Case => engine.remove(table, &["case_name"], &[vec![case.as_str().into()]])?,
                    Scope::Stream => engine.remove(table, &["stream"], &ids)?,
                }
            }
            let row = vec![case.as_str().into(), at.into(), events.into(), bytes.as_slice().into()];
            engine.add(&CERTIFICATE, &[CERTIFICATE.row(row)])?;
            Ok(Certificate { case, at, events, bytes })
        })?;
        self.scrub()?;
        Ok(certificate)
    }

    /// The certificates of all cases that were destroyed, by case.
    ///
    /// # Errors
    /// When a row is damaged, or the engine does not answer.
    pub fn certificates(&self) -> Result<Vec<Certificate>, StoreError> {
        let rows = self.reading(|engine| select(engine, &CERTIFICATE, "ORDER BY case_name", &[]))?;
        let read = |row: &crate::engine::Row| {
            Ok(Certificate {
                case: row.text(0)?.to_owned(),
                at: row.integer(1)?,
                events: row.integer(2)?,
                bytes: row.bytes(3)?.to_vec(),
            })
        };
        rows.iter().map(read).collect()
    }
}

/// The streams of a case that is there and was not destroyed.
fn standing(engine: &mut dyn Engine, case: &str) -> Result<Vec<Head>, StoreError> {
    if one(engine, &CERTIFICATE, vec![case.into()])?.is_some() {
        return Err(StoreError::Destroyed { case: case.to_owned() });
    }
    let heads = heads(engine, Some(case))?;
    if heads.is_empty() {
        return Err(StoreError::Absent { what: format!("the case {case}") });
    }
    Ok(heads)
}

/// Until when a case is to be kept, if that was said.
fn retained(engine: &mut dyn Engine, case: &str) -> Result<Option<u64>, StoreError> {
    one(engine, &RETENTION, vec![case.into()])?.map(|row| row.integer(1)).transpose()
}

/// Whether a case that is to be kept may be kept only so long.
fn keep_to(until: Option<u64>, only_until: u64, date: Date, case: &str) -> Result<(), StoreError> {
    match until {
        Some(until) if only_until < until && date == Date::Binds => {
            Err(StoreError::Kept { case: case.to_owned(), until })
        }
        _ => Ok(()),
    }
}
