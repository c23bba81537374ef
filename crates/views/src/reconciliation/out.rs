//! Views of lists as the types of their JSON.

use takas_formats::decisions::PairSays;
use takas_formats::reconciliations::{
    AgainstOut, AloneOut, AskedOut, CellOut, ChangedCellOut, ChangedRowOut, ChangesOut, EvidenceOut, FedOut, HitOut,
    KnotOut, MatchedOut, PairOut, PartySheetOut, PersonStatusOut, ReceivedOut, ReconciledListOut, ReconciliationOut,
    RowOut, SaidOfPairOut, ScreeningOut, StatusesOut, SubjectOut, ToldOut,
};
use takas_lists::reconcile::Band;
use takas_model::Instant;

use super::{
    ChangesView, EvidenceLine, PairLine, ReconciliationView, RowLine, SaidLine, ScreeningView, StatusLine, StatusesView,
};
use crate::names::{CLOSE, OPEN, PartyName};
use crate::projection::PartySheet;
use crate::words::reconciliation as said;

/// The mediator's view, to be written as JSON.
#[must_use]
pub fn reconciliation_out(view: &ReconciliationView) -> ReconciliationOut {
    let list = |one: &super::ListLine| ReconciledListOut {
        party: one.party.as_ref().map(|party| plain(&party.id)),
        role: said::role(one.role).to_owned(),
        rows: one.rows,
        title: plain(&one.title),
    };
    let group = |one: &super::GroupLine| MatchedOut {
        members: one.members.iter().map(|rows| rows.iter().map(row).collect()).collect(),
        probability: one.probability.in_millionths(),
        ties: one.ties.iter().map(pair).collect(),
    };
    let alone = |one: &super::AloneLine| AloneOut {
        doubles: one.doubles.iter().map(row).collect(),
        is_open: one.is_open,
        row: row(&one.row),
    };
    let pairs = |all: &[(RowLine, RowLine)]| all.iter().map(|(one, other)| (row(one), row(other))).collect();
    let knot = |one: &super::KnotLine| KnotOut {
        behind: one.behind.bits(),
        now: pairs(&one.now),
        otherwise: pairs(&one.otherwise),
    };
    ReconciliationOut {
        disputes: view.disputes.iter().map(|text| plain(text)).collect(),
        doubtful: view.doubtful.iter().map(pair).collect(),
        duplicates: view.duplicates.iter().map(pair).collect(),
        format: 1,
        knots: view.knots.iter().map(knot).collect(),
        lists: view.lists.iter().map(list).collect(),
        matched: view.matched.iter().map(group).collect(),
        one_sided: view.one_sided.iter().map(alone).collect(),
        reach: view.reach.iter().map(ToString::to_string).collect(),
        title: plain(&view.title),
        warnings: view.warnings.clone(),
    }
}

/// A row, to be written as JSON.
#[must_use]
pub fn row_out(one: &RowLine) -> RowOut {
    row(one)
}

/// A pair, to be written as JSON.
#[must_use]
pub fn pair_out(one: &PairLine) -> PairOut {
    pair(one)
}

fn row(one: &RowLine) -> RowOut {
    let cell = |(column, text): &(String, String)| CellOut { column: plain(column), text: plain(text) };
    RowOut {
        cells: one.cells.iter().map(cell).collect(),
        key: one.key.as_deref().map(plain),
        list: plain(&one.list),
        name: plain(&one.name),
        row: one.number,
        says: one.says.to_string(),
        sheet: (!one.sheet.is_empty()).then(|| plain(&one.sheet)),
    }
}

fn pair(one: &PairLine) -> PairOut {
    PairOut {
        band: match one.band {
            Band::Same => "same",
            Band::Ask => "ask",
            Band::Different => "different",
        }
        .to_owned(),
        evidence: one.evidence.iter().map(evidence).collect(),
        one: row(&one.one),
        other: row(&one.other),
        probability: one.probability.in_millionths(),
        said: one.said.iter().map(said).collect(),
        score: one.score.bits(),
        why: one.why.to_string(),
    }
}

fn evidence(one: &EvidenceLine) -> EvidenceOut {
    EvidenceOut {
        field: one.field.words().to_owned(),
        finding: one.finding.words().to_owned(),
        one: plain(&one.one),
        other: plain(&one.other),
        weight: one.weight.bits(),
    }
}

fn said(one: &SaidLine) -> SaidOfPairOut {
    SaidOfPairOut {
        at: moment(one.at),
        by: plain(&one.by),
        has_changed: one.has_changed,
        says: one.says.word().to_owned(),
        why: one.why.as_deref().map(plain),
    }
}

/// Statuses, to be written as JSON.
#[must_use]
pub fn statuses_out(view: &StatusesView) -> StatusesOut {
    let fed =
        |one: &super::FedLine| FedOut { kind: one.kind.to_string(), says: plain(&one.says), who: plain(&one.who) };
    StatusesOut {
        agree: view.agree,
        fed: view.fed.iter().map(fed).collect(),
        format: 1,
        now: moment(view.now),
        people: view.people.iter().map(status).collect(),
        title: plain(&view.title),
        warnings: view.warnings.clone(),
    }
}

fn status(one: &StatusLine) -> PersonStatusOut {
    let told = |(party, by, at): &(PartyName, String, Instant)| ToldOut {
        at: moment(*at),
        by: plain(by),
        party: plain(&party.id),
    };
    PersonStatusOut {
        asked: one.asked.iter().map(|(party, at)| AskedOut { at: moment(*at), party: plain(&party.id) }).collect(),
        consent: one.consent.map(|consent| consent.to_string()),
        doubles: one.doubles,
        identification: one.identification.as_deref().map(plain),
        instead: one.instead.as_deref().map(plain),
        name: plain(&one.name),
        person: one.person.as_deref().map(plain),
        protection: one.protection.map(|why| why.to_string()),
        released: one.released.iter().map(told).collect(),
        rows: one.rows.iter().map(row).collect(),
        status: one.status.to_string(),
        told: one.told.iter().map(told).collect(),
        why: one.why.as_deref().map(plain),
    }
}

/// A party's sheet, to be written as JSON.
#[must_use]
pub fn party_sheet_out(view: &PartySheet) -> PartySheetOut {
    let received = |one: &crate::projection::ReceivedLine| ReceivedOut {
        answers: one.answers.iter().map(|text| plain(text)).collect(),
        born: one.born.clone(),
        from: one.from.as_ref().map(|from| plain(&from.id)),
        names: one.names.iter().map(|name| plain(name)).collect(),
        says: one.says.to_string(),
    };
    PartySheetOut {
        format: 1,
        own: view.own.iter().map(row).collect(),
        party: plain(&view.party.id),
        received: view.received.iter().map(received).collect(),
        title: plain(&view.title),
        warnings: view.warnings.clone(),
    }
}

/// What a new version changes, to be written as JSON.
#[must_use]
pub fn changes_out(view: &ChangesView) -> ChangesOut {
    let cell = |one: &super::CellLine| ChangedCellOut {
        before: one.before.as_deref().map(plain),
        column: plain(&one.column),
        now: one.now.as_deref().map(plain),
    };
    let change = |one: &super::ChangeLine| ChangedRowOut {
        before: plain(&one.before),
        cells: one.cells.iter().map(cell).collect(),
        row: row(&one.row),
    };
    ChangesOut {
        added: view.added.iter().map(row).collect(),
        before: plain(&view.before),
        changed: view.changed.iter().map(change).collect(),
        decisions_changed: view.decisions_changed,
        decisions_kept: view.decisions_kept,
        decisions_lost: view.decisions_lost,
        format: 1,
        gone: view.gone.iter().map(row).collect(),
        kept: view.kept,
        now: plain(&view.now),
    }
}

/// A screening, to be written as JSON.
#[must_use]
pub fn screening_out(view: &ScreeningView) -> ScreeningOut {
    let decided = |says: PairSays| match says {
        PairSays::Same => "same",
        PairSays::Different => "different",
        PairSays::NotSure => "not sure",
        PairSays::Contested => "contested",
    };
    let hit = |one: &super::HitLine| HitOut {
        decided: one.decided.map(|says| decided(says).to_owned()),
        evidence: one.evidence.iter().map(evidence).collect(),
        probability: one.probability.in_millionths(),
        row: row(&one.row),
        said: one.said.iter().map(said).collect(),
    };
    let against = |(title, rows): &(String, usize)| AgainstOut { rows: *rows, title: plain(title) };
    ScreeningOut {
        against: view.against.iter().map(against).collect(),
        format: 1,
        lines: view
            .lines
            .iter()
            .map(|one| SubjectOut { hits: one.hits.iter().map(hit).collect(), row: row(&one.row) })
            .collect(),
        open: view.open(),
        subjects: plain(&view.subjects),
        threshold: view.threshold.in_millionths(),
    }
}

/// Text without marks of isolation: they are for pages.
fn plain(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

fn moment(at: Instant) -> String {
    takas_atlas::Instant::of_seconds(at).map_or_else(|_| at.to_string(), takas_atlas::Instant::rfc3339)
}
