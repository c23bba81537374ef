//! The file of a saved deal: `deals/ID.json` in the case's folder. The mediator's compartment.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Case, Deal, Outcome, PartyRef, PhaseRef, Transfer};

use super::FORMAT;
use super::digest::{deal_id, hex, unhex};
use super::measure::ObjectiveOut;
use super::output::{Status, TransferOut};
use super::report::{status, to_json};
use crate::codes::Code;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::limits::FILE_BYTES_MAX;
use crate::source::{Place, Text};

/// A saved deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SavedDeal {
    /// Version of this format: 1.
    pub format: u32,
    /// The deal's id, as [`deal_id`] makes it.
    pub id: String,
    /// The case's id.
    pub case: String,
    /// Digest of the case's files when the deal was saved.
    pub digest: String,
    /// Random bytes as hexadecimal digits: without them nobody can tell from an id which deal it names.
    pub salt: String,
    /// How the search ended: optimal or feasible.
    pub status: Status,
    /// Whether the judge followed every proof.
    pub bound_verified: bool,
    /// Whether no other deal is as good; null when that was not found out.
    pub unique: Option<bool>,
    /// The objectives, in turn.
    pub objectives: Vec<ObjectiveOut>,
    /// What moves and what is undertaken.
    pub transfers: Vec<TransferOut>,
}

impl SavedDeal {
    /// The random bytes; none when the digits are none.
    pub fn salt_bytes(&self) -> Option<Vec<u8>> {
        unhex(&self.salt)
    }
}

/// A saved deal read back against its case.
#[derive(Clone, Debug)]
pub struct ReadDeal {
    /// The deal; none when there is any error.
    pub deal: Option<(SavedDeal, Deal)>,
    /// Every finding.
    pub diagnostics: Vec<Diagnostic>,
}

/// The saved form of a deal; none when the outcome is no deal. The salt should be 16 random bytes.
pub fn save(case: &Case, digest: &str, salt: &[u8], outcome: &Outcome, bound_verified: bool) -> Option<SavedDeal> {
    let Outcome::Deal { deal, objectives, unique, .. } = outcome else { return None };
    Some(SavedDeal {
        format: FORMAT,
        id: deal_id(salt, case, deal),
        case: case.id.clone(),
        digest: digest.to_owned(),
        salt: hex(salt),
        status: status(outcome, bound_verified),
        bound_verified,
        unique: *unique,
        objectives: objectives.iter().map(ObjectiveOut::from).collect(),
        transfers: deal.transfers().iter().map(|transfer| transfer_out(case, transfer)).collect(),
    })
}

/// A transfer by names.
pub(crate) fn transfer_out(case: &Case, transfer: &Transfer) -> TransferOut {
    TransferOut {
        what: case.item(transfer.item).id.clone(),
        from: case.party(transfer.from).id.clone(),
        to: transfer.to.map(|to| case.party(to).id.clone()),
        phase: case.phase(transfer.phase).id.clone(),
        quantity: transfer.quantity,
    }
}

/// The file's content.
pub fn write_deal(deal: &SavedDeal) -> String {
    to_json(deal)
}

/// Reads a saved deal against its case, strictly: `digest` is that of the case's files now.
pub fn read_deal(path: &str, bytes: &[u8], case: &Case, digest: &str) -> ReadDeal {
    let mut sink = Sink::default();
    let content = if bytes.len() > FILE_BYTES_MAX { None } else { std::str::from_utf8(bytes).ok() };
    let text = Text::new(path, content.unwrap_or_default().to_owned());
    let read = if content.is_none() {
        let help = "restore the file, or save the deal again";
        sink.add(Code::DealNotJson, Place::default(), "the saved deal is no UTF-8 text of a sensible size", help);
        None
    } else {
        parse(&text, &mut sink)
    };
    let found = read.and_then(|saved| {
        let deal = Checker { case, text: &text, sink: &mut sink }.check(&saved, digest)?;
        Some((saved, deal))
    });
    let failed = sink.has_errors();
    let diagnostics = sink.finish(&[text]);
    debug_assert!(!failed || diagnostics.iter().any(|d| d.severity == Severity::Error));
    ReadDeal { deal: found.filter(|_| !failed), diagnostics }
}

fn parse(text: &Text, sink: &mut Sink) -> Option<SavedDeal> {
    // The version first: a later format has other fields, and that it is later is all there is to say.
    let any: serde_json::Value = match serde_json::from_str(&text.content) {
        Ok(any) => any,
        Err(error) => {
            let message = format!("this is not JSON: {error}");
            sink.add(
                Code::DealNotJson,
                text.at(0, error.line(), error.column()),
                message,
                "restore the file, or save the deal again",
            );
            return None;
        }
    };
    if any.get("format").is_some_and(|format| *format != serde_json::json!(FORMAT)) {
        let help = "this version of Takas reads `\"format\": 1`; a later format needs a later version";
        sink.add(Code::DealVersion, text.find(0, "\"format\""), "this format of saved deals is not known", help);
        return None;
    }
    serde_json::from_str(&text.content)
        .map_err(|error| {
            let help = "files of saved deals are not edited by hand: restore the file, or save the deal again";
            sink.add(Code::DealField, text.at(0, error.line(), error.column()), error.to_string(), help);
        })
        .ok()
}

struct Checker<'c> {
    case: &'c Case,
    text: &'c Text,
    sink: &'c mut Sink,
}

impl Checker<'_> {
    fn check(&mut self, saved: &SavedDeal, digest: &str) -> Option<Deal> {
        if saved.case != self.case.id {
            let message = format!("the deal belongs to the case `{}`, not to `{}`", saved.case, self.case.id);
            self.error(Code::DealOtherCase, "\"case\"", message, "move the file to its own case's folder");
        }
        if saved.digest != digest {
            let message = "the case's files have changed since the deal was saved";
            self.error(
                Code::DealStale,
                "\"digest\"",
                message.to_owned(),
                "see what has changed, and clear the case again",
            );
        }
        if matches!(saved.status, Status::Infeasible | Status::Interrupted) {
            let message = "only an optimal or a feasible deal can be saved".to_owned();
            self.error(Code::DealField, "\"status\"", message, "save the deal again");
        }
        let transfers = self.transfers(saved)?;
        let deal = Deal::new(transfers);
        let salt = unhex(&saved.salt);
        if salt.is_none_or(|salt| deal_id(&salt, self.case, &deal) != saved.id) {
            let message = format!("the transfers are not those that were saved as {}", saved.id);
            self.error(
                Code::DealId,
                "\"id\"",
                message,
                "the file was changed by hand: restore it, or save the deal again",
            );
        }
        Some(deal)
    }

    fn transfers(&mut self, saved: &SavedDeal) -> Option<Vec<Transfer>> {
        let mut seen = BTreeSet::new();
        let mut transfers = Vec::with_capacity(saved.transfers.len());
        let mut moved = vec![0_u64; self.case.items.len()];
        let mut known = true;
        for out in &saved.transfers {
            let Some(transfer) = self.transfer(out) else {
                known = false;
                continue;
            };
            if !seen.insert((transfer.item, transfer.to, transfer.phase)) {
                let message = format!("`{}` moves twice to the same party in the same phase", out.what);
                self.error(Code::DealRepeated, &quoted(&out.what), message, "restore the file, or save the deal again");
            }
            let so_far = &mut moved[transfer.item.index()];
            *so_far = so_far.saturating_add(transfer.quantity);
            if transfer.quantity == 0 || *so_far > self.case.item(transfer.item).quantity {
                let most = self.case.item(transfer.item).quantity;
                let message =
                    format!("the deal moves {so_far} of `{}`; there are {most}, and at least 1 moves", out.what);
                self.error(
                    Code::DealQuantity,
                    &quoted(&out.what),
                    message,
                    "see what has changed in the case, and clear it again",
                );
            }
            transfers.push(transfer);
        }
        known.then_some(transfers)
    }

    fn transfer(&mut self, out: &TransferOut) -> Option<Transfer> {
        let case = self.case;
        let item = case.find_item(&out.what);
        let from = case.find_party(&out.from);
        let to = out.to.as_deref().map(|to| case.find_party(to));
        let phase = case.phases.iter().position(|phase| phase.id == out.phase).map(PhaseRef::new);
        let unknown = [
            (item.is_none(), "person or thing", &out.what),
            (from.is_none(), "party", &out.from),
            (to == Some(None), "party", out.to.as_ref().unwrap_or(&out.from)),
            (phase.is_none(), "phase", &out.phase),
        ];
        for (_, what, id) in unknown.iter().filter(|(unknown, ..)| *unknown) {
            let message = format!("the case has no {what} `{id}`");
            self.error(
                Code::DealUnknownName,
                &quoted(id),
                message,
                "see what has changed in the case, and clear it again",
            );
        }
        let (item, from, to, phase) = (item?, from?, to.map_or(Some(None), |to| to.map(Some))?, phase?);
        self.goes_its_way(out, item, from, to)?;
        Some(Transfer { item, from, to, phase, quantity: out.quantity })
    }

    fn goes_its_way(
        &mut self,
        out: &TransferOut,
        item: takas_model::ItemRef,
        from: PartyRef,
        to: Option<PartyRef>,
    ) -> Option<()> {
        let found = self.case.item(item);
        let message = if found.holder != from {
            format!("`{}` is held by {}, not by {}", out.what, self.case.party(found.holder).id, out.from)
        } else if found.is_undertaking() == to.is_some() {
            format!(
                "`{}` {}",
                out.what,
                if to.is_some() { "is an undertaking, which goes nowhere" } else { "goes nowhere" }
            )
        } else {
            return Some(());
        };
        self.error(
            Code::DealField,
            &quoted(&out.what),
            message,
            "see what has changed in the case, and clear it again",
        );
        None
    }

    fn error(&mut self, code: Code, needle: &str, message: String, help: &str) {
        let place = self.text.find(0, needle);
        self.sink.add(code, place, message, help);
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
