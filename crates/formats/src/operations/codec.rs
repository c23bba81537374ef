//! Canonical bytes of commands and events, and back.
//!
//! Canonical is JSON as RFC 8785 writes it, of whole numbers, texts, lists and objects alone: keys sorted, no spaces, characters
//! escaped only where they must be. Whoever reads holds what was read against what it would have been written as, so that there is one
//! sequence of bytes for each meaning and no second reading of a signature.

use serde::Serialize;
use serde::de::DeserializeOwned;
use takas_model::operation::{Act, AuthorRef, Instant, OperationEvent, TargetRef};

use super::FORMAT;
use super::names::Vocabulary;
use super::output::{ActOut, CommandOut, EventOut, SignedOut, SpokenOut};
use super::read::Resolver;
use super::write::{act_out, event_out};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Sink};
use crate::limits::OPERATION_BYTES_MAX;
use crate::source::{Place, Text};

/// How the text of a command is called in diagnostics.
const COMMAND: &str = "the command";
/// And that of an event.
const EVENT: &str = "the event";

/// The canonical bytes of what is said by a plan that is or was the target: the payload that its author signs. None when an index points
/// to nothing.
pub fn command_bytes(vocabulary: &Vocabulary, target: TargetRef, act: &Act) -> Option<Vec<u8>> {
    let says = act_out(vocabulary.of(target)?, act)?;
    Some(canonical(&CommandOut { format: FORMAT, plan: u32::try_from(target.index()).ok()?, says }))
}

/// The canonical bytes of an event that is accepted while the present plan is the target. None when an index points to nothing.
pub fn event_bytes(vocabulary: &Vocabulary, event: &OperationEvent) -> Option<Vec<u8>> {
    Some(canonical(&event_out(vocabulary, event)?))
}

/// Reads what is said, and by which plan, from its canonical bytes.
///
/// # Errors
/// All mistakes: bytes that are not canonical are one.
pub fn read_command(vocabulary: &Vocabulary, bytes: &[u8]) -> Result<(TargetRef, Act), Vec<Diagnostic>> {
    read(COMMAND, bytes, vocabulary, |out: &CommandOut, resolver| {
        let (target, act) = resolver.act_by(vocabulary, out.plan, &out.says)?;
        Some((command_bytes(vocabulary, target, &act), (target, act)))
    })
}

/// Reads an event that was accepted while the present plan was the target, from its canonical bytes.
///
/// # Errors
/// All mistakes: bytes that are not canonical are one.
pub fn read_event(vocabulary: &Vocabulary, bytes: &[u8]) -> Result<OperationEvent, Vec<Diagnostic>> {
    read(EVENT, bytes, vocabulary, |out: &EventOut, resolver| {
        let event = resolver.event(vocabulary, out)?;
        Some((event_bytes(vocabulary, &event), event))
    })
}

/// A command as another program hands it over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// Who says it.
    pub author: AuthorRef,
    /// By which plan.
    pub target: TargetRef,
    /// The author's own number; none: the next.
    pub sequence: Option<u64>,
    /// By the author's clock; none: the desk's.
    pub time: Option<Instant>,
    /// What.
    pub act: Act,
}

/// A line of `takas run --json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineIn {
    /// What somebody says whose key is here.
    Spoken(Spoken),
    /// What somebody has signed elsewhere; nothing of it has been verified.
    Signed(SignedOut),
}

/// Reads a line of `takas run --json`. It need not be canonical: what is signed here is written anew. `digest` gives the digest of a saved
/// plan by its id, so that it can be adopted by that.
///
/// # Errors
/// All mistakes.
pub fn parse_line(
    vocabulary: &Vocabulary,
    bytes: &[u8],
    digest: impl Fn(&str) -> Option<String>,
) -> Result<LineIn, Vec<Diagnostic>> {
    let is_signed = serde_json::from_slice::<serde_json::Value>(bytes).is_ok_and(|any| any.get("envelope").is_some());
    if !is_signed {
        return spoken(vocabulary, bytes, digest).map(LineIn::Spoken);
    }
    let mut sink = Sink::default();
    let text = decode(COMMAND, bytes, &mut sink);
    let out: Option<SignedOut> = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    out.map(LineIn::Signed).ok_or_else(|| sink.finish(&[text]))
}

/// Reads what somebody says whose key is here.
fn spoken(
    vocabulary: &Vocabulary,
    bytes: &[u8],
    digest: impl Fn(&str) -> Option<String>,
) -> Result<Spoken, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let text = decode(COMMAND, bytes, &mut sink);
    let out: Option<SpokenOut> = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    let found = out.and_then(|mut out| {
        if let ActOut::Adopt { plan } = &mut out.says
            && let Some(found) = digest(plan)
        {
            *plan = found;
        }
        let mut resolver = Resolver { names: vocabulary.present(), text: &text, sink: &mut sink };
        let present = u32::try_from(vocabulary.present_target().index()).ok()?;
        let author = resolver.author(&out.author);
        let (target, act) = resolver.act_by(vocabulary, out.plan.unwrap_or(present), &out.says)?;
        Some(Spoken { author: author?, target, sequence: out.sequence, time: out.time, act })
    });
    found.ok_or_else(|| sink.finish(&[text]))
}

/// The canonical bytes of a shape.
pub(super) fn canonical<T: Serialize>(out: &T) -> Vec<u8> {
    let value = serde_json::to_value(out).expect("the shape has only texts as keys");
    let mut bytes = Vec::new();
    put(&value, &mut bytes);
    bytes
}

/// Writes a value with sorted keys, whatever order the map keeps: another crate may have asked for the order of insertion.
fn put(value: &serde_json::Value, out: &mut Vec<u8>) {
    match value {
        serde_json::Value::Object(map) => {
            let mut entries: Vec<_> = map.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| key.as_str());
            out.push(b'{');
            for (index, (key, value)) in entries.into_iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                put(&serde_json::Value::String(key.clone()), out);
                out.push(b':');
                put(value, out);
            }
            out.push(b'}');
        }
        serde_json::Value::Array(values) => {
            out.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(b',');
                }
                put(value, out);
            }
            out.push(b']');
        }
        plain => out.extend_from_slice(plain.to_string().as_bytes()),
    }
}

/// Reads a shape strictly: `meaning` gives what it means and the bytes in which that is written.
fn read<S: DeserializeOwned, T>(
    name: &str,
    bytes: &[u8],
    vocabulary: &Vocabulary,
    meaning: impl FnOnce(&S, &mut Resolver<'_>) -> Option<(Option<Vec<u8>>, T)>,
) -> Result<T, Vec<Diagnostic>> {
    let mut sink = Sink::default();
    let text = decode(name, bytes, &mut sink);
    let out: Option<S> = if sink.has_errors() { None } else { parse(&text, &mut sink) };
    let names = vocabulary.present();
    let found = out.and_then(|out| meaning(&out, &mut Resolver { names, text: &text, sink: &mut sink }));
    let found = found.and_then(|(written, meant)| {
        if written.as_deref() == Some(bytes) {
            return Some(meant);
        }
        let message = "these are not the bytes in which this is written";
        let help = "sort keys and lists, leave out spaces, and escape only what has to be (docs/reference/run-json.md)";
        sink.add(Code::OperationNotCanonical, Place::default(), message, help);
        None
    });
    found.ok_or_else(|| sink.finish(&[text]))
}

/// The text of something small that another program wrote.
pub(super) fn decode(name: &str, bytes: &[u8], sink: &mut Sink) -> Text {
    if bytes.len() > OPERATION_BYTES_MAX {
        let message = format!("there are {} bytes; at most {OPERATION_BYTES_MAX} are read", bytes.len());
        sink.add(Code::FileTooLarge, Place::default(), message, "see what wrote it: nothing that is said is so long");
        return Text::new(name, String::new());
    }
    match std::str::from_utf8(bytes) {
        Ok(content) => Text::new(name, content.to_owned()),
        Err(error) => {
            let valid = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            let place = Place { file: 0, start: valid.len(), end: valid.len() };
            let message = format!("byte {} is not UTF-8", error.valid_up_to() + 1);
            sink.add(Code::NotUtf8, place, message, "write UTF-8");
            Text::new(name, valid)
        }
    }
}

/// Reads a shape of this version.
pub(super) fn parse<S: DeserializeOwned>(text: &Text, sink: &mut Sink) -> Option<S> {
    let help = "see docs/reference/run-json.md for what there is";
    let any: serde_json::Value = match serde_json::from_str(&text.content) {
        Ok(any) => any,
        Err(error) => {
            let place = text.at(0, error.line(), error.column());
            sink.add(Code::OperationNotJson, place, format!("this is not JSON: {error}"), help);
            return None;
        }
    };
    if any.get("format").is_some_and(|format| *format != serde_json::json!(FORMAT)) {
        let help = "this version of Takas reads `\"format\":1`; a later format needs a later version";
        sink.add(Code::OperationVersion, text.find(0, "\"format\""), "this format is not known", help);
        return None;
    }
    serde_json::from_str(&text.content)
        .map_err(|error| {
            sink.add(Code::OperationField, text.at(0, error.line(), error.column()), error.to_string(), help);
        })
        .ok()
}
