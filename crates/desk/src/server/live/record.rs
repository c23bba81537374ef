//! The record of an operation for one reader: the entries that are his, the last checkpoint, receipts and disclosures to take along.
//! Verified it is in the browser (`static/verify.js`), or by anybody's program, and never by being told here that it is sound.

use std::sync::Arc;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_formats::operations::{RecordEntryOut, RecordLineOut, RecordNowOut};
use takas_ledger::{AuthorId, Disclosure, Entry, EntryKind, Keyring, Opened};
use takas_store::LogIndex;
use takas_views::Names;

use super::door::Wish;
use super::frame::Frame;
use super::shapes::FORMAT;
use super::visit::Visit;
use crate::failure::Failure;
use crate::running::clock::local;
use crate::running::hex::hex;
use crate::running::record::Record;
use crate::server::apart;
use crate::server::api::answer::Next;
use crate::server::http::{Page, Refusal, show};

/// So many entries of the record are looked at for one page.
const LOOKED_AT: usize = 400;
/// The file with ids and public keys.
const TRUST: &str = "trust.json";
/// The file with the signed head.
const CHECKPOINT: &str = "checkpoint";
/// With what the name of the file begins that holds the entries of a page and what verifies them: the number of the first follows.
const ENTRIES: &str = "entries-";

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
    from: u64,
    /// People stand under pseudonyms on this page.
    hides_names: bool,
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

/// The entries of a page, with what verifies them: a browser that fetched each file by itself would ask so often that the desk refuses it.
#[derive(Serialize)]
struct Entries {
    entries: Vec<EntryWhole>,
    format: u32,
}

/// An entry with what verifies it.
#[derive(Serialize)]
struct EntryWhole {
    /// What it says, where the reader opens it.
    disclosure: Option<String>,
    /// Its bytes in base64.
    entry: String,
    number: u64,
    /// Its receipt, if the last checkpoint is over it.
    receipt: Option<String>,
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
        let hides_names = visit.names != Names::Real;
        let mut entries = Vec::new();
        for leaf in &leaves {
            let Some((entry, opened)) = self.entry(&leaf.bytes)? else { continue };
            let says = match &opened {
                // Who stands in it stands there by the id of the case, which is a name.
                Opened::Opened(payload) if !hides_names => String::from_utf8_lossy(&payload.bytes).into_owned(),
                Opened::Opened(_) | Opened::Sealed | Opened::Erased => String::new(),
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
            from,
            hides_names,
            next: (leaves.len() == LOOKED_AT).then_some(from + LOOKED_AT as u64),
            may_export: visit.may(Wish::ExportRecord),
        })
    }

    /// The entries of the page that begins at a number, with what verifies them.
    fn entries(&self, from: u64) -> Result<Entries, Failure> {
        let size = self.record.checkpoint()?.checkpoint().size();
        let mut entries = Vec::new();
        for leaf in self.record.store.leaves(&self.record.stream, LogIndex(from), LOOKED_AT)? {
            let Some((entry, opened)) = self.entry(&leaf.bytes)? else { continue };
            let number = entry.number();
            let receipt = (number < size).then(|| self.record.receipt(number)).transpose()?;
            let disclosure = match opened {
                Opened::Opened(payload) => Some(Disclosure { entry: number, payload }.encode()),
                Opened::Sealed | Opened::Erased => None,
            };
            let (entry, receipt) = (BASE64.encode(&leaf.bytes), receipt.map(|receipt| receipt.encode()));
            entries.push(EntryWhole { disclosure, entry, number, receipt });
        }
        Ok(Entries { entries, format: FORMAT })
    }

    /// A page of it for programs.
    fn listed(&self, from: u64) -> Result<RecordNowOut, Failure> {
        let checkpoint = self.record.checkpoint()?;
        let size = checkpoint.checkpoint().size();
        let leaves = self.record.store.leaves(&self.record.stream, LogIndex(from), LOOKED_AT)?;
        let mut entries = Vec::new();
        for leaf in &leaves {
            let Some((entry, opened)) = self.entry(&leaf.bytes)? else { continue };
            let envelope = &entry.command().envelope;
            let (state, says) = match &opened {
                Opened::Opened(payload) => ("opened", Some(String::from_utf8_lossy(&payload.bytes).into_owned())),
                Opened::Sealed => ("sealed", None),
                Opened::Erased => ("erased", None),
            };
            entries.push(RecordLineOut {
                accepted: entry.accepted(),
                author: envelope.author.to_string(),
                entry: entry.number(),
                is_covered: entry.number() < size,
                kind: kind_word(&entry).to_owned(),
                leaf: hex(entry.leaf_hash().bytes()),
                says,
                sequence: envelope.sequence,
                state: state.to_owned(),
                time: envelope.time,
            });
        }
        Ok(RecordNowOut {
            authors: self.own.iter().map(ToString::to_string).collect(),
            checkpoint: checkpoint.encode(),
            entries,
            format: FORMAT,
            next: (leaves.len() == LOOKED_AT).then_some(from.saturating_add(LOOKED_AT as u64)),
            trust: String::from_utf8_lossy(&self.record.identity.opening().bytes()).into_owned(),
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
        if let Some(from) = number.strip_prefix(ENTRIES).filter(|_| ending == "json").and_then(read_number) {
            let entries = serde_json::to_vec(&self.entries(from)?);
            return Ok(Some(entries.expect("numbers and texts alone")));
        }
        let Some(number) = read_number(number) else { return Ok(None) };
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

/// A number as it is written in the names of files, and not otherwise.
fn read_number(text: &str) -> Option<u64> {
    text.parse::<u64>().ok().filter(|number| number.to_string() == text)
}

fn kind_word(entry: &Entry) -> &'static str {
    match entry.kind() {
        EntryKind::Command => "command",
        EntryKind::Desk => "desk",
        EntryKind::Erasure => "erasure",
    }
}

/// What may be asked of the record.
#[derive(Debug, Default, Deserialize, JsonSchema)]
pub(super) struct RecordAsked {
    /// Entries from this number on.
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

/// `GET /c/{case}/record/{file}`: `checkpoint`, `trust.json`, `N.entry`, `N.tlog-proof`, `N.disclosure`, `entries-N.json`.
pub(super) async fn file(visit: Visit, Path((_, named)): Path<(String, String)>) -> Result<Response, Refusal> {
    visit.wants(if matches!(named.as_str(), TRUST | CHECKPOINT) { Wish::SeeRecord } else { Wish::ExportRecord })?;
    let reading = Reading::of(&visit).await?;
    let visit = Arc::new(visit);
    let kind = match named.rsplit_once('.') {
        Some((_, "entry")) => "application/octet-stream",
        Some((name, "json")) if name.starts_with(ENTRIES) => "application/json",
        _ => "text/plain; charset=utf-8",
    };
    let found = at_the_store(&visit, move |_| reading.file(&named)).await?;
    let bytes = found.ok_or(Refusal::NotFound)?;
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// `GET /api/v1/cases/{case}/record`.
pub(super) async fn listed(
    visit: Visit,
    asked: Result<Query<RecordAsked>, QueryRejection>,
) -> Result<Response, Refusal> {
    visit.wants(Wish::SeeRecord)?;
    let Query(asked) = asked.map_err(|_| Refusal::Malformed)?;
    let reading = Reading::of(&visit).await?;
    let from = asked.from.unwrap_or(0);
    let out = at_the_store(&Arc::new(visit), move |_| reading.listed(from)).await?;
    let next = out.next.map(|next| format!("from={next}"));
    Ok(Next::page(next).of(axum::Json(out).into_response()))
}

/// `GET /api/v1/cases/{case}/record/{entry}`.
pub(super) async fn proved(visit: Visit, Path((_, number)): Path<(String, String)>) -> Result<Response, Refusal> {
    visit.wants(Wish::ExportRecord)?;
    let reading = Reading::of(&visit).await?;
    let visit = Arc::new(visit);
    let read = at_the_store(&visit, move |_| {
        let text = |ending: &str| {
            let bytes = reading.file(&format!("{number}.{ending}"))?;
            Ok::<_, Failure>(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
        };
        let Some(entry) = reading.file(&format!("{number}.entry"))? else { return Ok(None) };
        let (disclosure, receipt) = (text("disclosure")?, text("tlog-proof")?);
        Ok(Some(RecordEntryOut { disclosure, entry: BASE64.encode(&entry), format: FORMAT, receipt }))
    });
    let out = read.await?.ok_or(Refusal::NotFound)?;
    Ok(axum::Json(out).into_response())
}

/// Reads the store where nobody else waits.
async fn at_the_store<T: Send + 'static>(
    visit: &Arc<Visit>,
    read: impl FnOnce(&Visit) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Refusal> {
    let own = Arc::clone(visit);
    apart(move || read(&own)).await.map_err(|_| Refusal::Unavailable)
}
