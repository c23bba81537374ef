//! The record of an operation for one reader: the entries that are his, the last checkpoint, receipts and disclosures to take along.
//! Verified it is in the browser (`static/verify.js`), or by anybody's program, and never by being told here that it is sound.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use takas_ledger::{AuthorId, Disclosure, Entry, EntryKind, Keyring, Opened};
use takas_store::LogIndex;

use super::door::Wish;
use super::frame::Frame;
use super::visit::Visit;
use crate::failure::Failure;
use crate::running::clock::local;
use crate::running::record::Record;
use crate::server::apart;
use crate::server::http::{Page, Refusal, show};

/// So many entries of the record are looked at for one page.
const LOOKED_AT: usize = 400;
/// The file with ids and public keys.
const TRUST: &str = "trust.json";
/// The file with the signed head.
const CHECKPOINT: &str = "checkpoint";

#[derive(Template)]
#[template(path = "live/record.html")]
struct RecordPage {
    page: Page,
    frame: Frame,
    origin: String,
    log: String,
    size: u64,
    root: String,
    cosigned: Vec<String>,
    entries: Vec<EntryShown>,
    next: Option<u64>,
    may_export: bool,
}

/// An entry as its row has it.
struct EntryShown {
    number: u64,
    kind: &'static str,
    accepted: String,
    says: String,
    is_opened: bool,
    /// Whether the last checkpoint is over it.
    is_covered: bool,
}

/// What opens entries for a reader, and the record.
struct Reading {
    record: Record,
    ring: Keyring,
    own: Vec<AuthorId>,
}

impl Reading {
    async fn of(visit: &Visit) -> Result<Self, Refusal> {
        let (reader, handle) = (visit.reader, visit.operation()?);
        let answer = handle.ask(move |running| {
            let (record, ring) = (running.record(), running.ring(reader)?);
            Ok::<_, Failure>(Self { record, ring, own: running.session.authors_of(reader) })
        });
        let read = answer.await?;
        read.map_err(|_| Refusal::Unavailable)
    }

    /// An entry, if it is the reader's: one that he opens, or that one of his own has signed.
    fn entry(&self, bytes: &[u8]) -> Result<Option<(Entry, Opened)>, Failure> {
        let entry = Entry::decode(bytes)?;
        let opened = entry.open(&self.ring)?;
        let is_his = matches!(opened, Opened::Opened(_)) || self.own.contains(&entry.command().envelope.author);
        Ok(is_his.then_some((entry, opened)))
    }

    fn page(&self, visit: &Visit, from: u64) -> Result<RecordPage, Failure> {
        let checkpoint = self.record.checkpoint()?;
        let leaves = self.record.store.leaves(&self.record.stream, LogIndex(from), LOOKED_AT)?;
        let mut entries = Vec::new();
        for leaf in &leaves {
            let Some((entry, opened)) = self.entry(&leaf.bytes)? else { continue };
            let says = match &opened {
                Opened::Opened(payload) => String::from_utf8_lossy(&payload.bytes).into_owned(),
                Opened::Sealed | Opened::Erased => String::new(),
            };
            entries.push(EntryShown {
                number: entry.number(),
                kind: kind_word(&entry),
                accepted: local(i64::try_from(entry.accepted()).unwrap_or(i64::MAX), "UTC") + "Z",
                says,
                is_opened: matches!(opened, Opened::Opened(_)),
                is_covered: entry.number() < checkpoint.checkpoint().size(),
            });
        }
        let witnesses = &self.record.identity.witnesses;
        let cosigned = checkpoint.note().signatures().iter().filter(|one| witnesses.iter().any(|key| one.is_by(key)));
        Ok(RecordPage {
            page: visit.page.clone(),
            frame: Frame::of(visit, "record"),
            origin: self.record.identity.origin.clone(),
            log: self.record.identity.log.to_string(),
            size: checkpoint.checkpoint().size(),
            root: checkpoint.checkpoint().root().base64(),
            cosigned: cosigned.map(|one| one.name().to_owned()).collect(),
            entries,
            next: (leaves.len() == LOOKED_AT).then_some(from + LOOKED_AT as u64),
            may_export: visit.may(Wish::ExportRecord),
        })
    }

    /// A file of the record, if it is the reader's; none: there is none.
    fn file(&self, named: &str) -> Result<Option<Vec<u8>>, Failure> {
        match named {
            TRUST => return Ok(Some(self.record.identity.opening().bytes())),
            CHECKPOINT => return Ok(Some(self.record.checkpoint()?.encode().into_bytes())),
            _ => {}
        }
        let Some((number, ending)) = named.split_once('.') else { return Ok(None) };
        let Some(number) = number.parse::<u64>().ok().filter(|parsed| parsed.to_string() == number) else {
            return Ok(None);
        };
        let leaf = self.record.store.leaves(&self.record.stream, LogIndex(number), 1)?.into_iter().next();
        let Some(leaf) = leaf.filter(|leaf| leaf.log_index == Some(LogIndex(number))) else { return Ok(None) };
        let Some((_, opened)) = self.entry(&leaf.bytes)? else { return Ok(None) };
        Ok(match (ending, opened) {
            ("entry", _) => Some(leaf.bytes),
            ("tlog-proof", _) if number < self.record.checkpoint()?.checkpoint().size() => {
                Some(self.record.receipt(number)?.encode().into_bytes())
            }
            ("disclosure", Opened::Opened(payload)) => {
                Some(Disclosure { entry: number, payload }.encode().into_bytes())
            }
            _ => None,
        })
    }
}

fn kind_word(entry: &Entry) -> &'static str {
    match entry.kind() {
        EntryKind::Command => "command",
        EntryKind::Desk => "desk",
        EntryKind::Erasure => "erasure",
    }
}

/// What may be asked of the record.
#[derive(Debug, Default, Deserialize)]
pub(super) struct RecordAsked {
    from: Option<u64>,
}

/// `GET /c/{case}/record`.
pub(super) async fn record(visit: Visit, Query(asked): Query<RecordAsked>) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeRecord)?;
    let reading = Reading::of(&visit).await?;
    let visit = Arc::new(visit);
    let from = asked.from.unwrap_or(0);
    let shown = at_the_store(&visit, move |visit| reading.page(visit, from)).await?;
    Ok(show(&shown))
}

/// `GET /c/{case}/record/{file}`: `checkpoint`, `trust.json`, `N.entry`, `N.tlog-proof`, `N.disclosure`.
pub(super) async fn file(visit: Visit, Path((_, named)): Path<(String, String)>) -> Result<Response, Refusal> {
    visit.wants(if matches!(named.as_str(), TRUST | CHECKPOINT) { Wish::SeeRecord } else { Wish::ExportRecord })?;
    let reading = Reading::of(&visit).await?;
    let visit = Arc::new(visit);
    let is_bytes = named.rsplit_once('.').is_some_and(|(_, ending)| ending == "entry");
    let kind = if is_bytes { "application/octet-stream" } else { "text/plain; charset=utf-8" };
    let found = at_the_store(&visit, move |_| reading.file(&named)).await?;
    let bytes = found.ok_or(Refusal::NotFound)?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// Reads the store where nobody else waits.
async fn at_the_store<T: Send + 'static>(
    visit: &Arc<Visit>,
    read: impl FnOnce(&Visit) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Refusal> {
    let own = Arc::clone(visit);
    apart(move || read(&own)).await.map_err(|_| Refusal::Unavailable)
}
