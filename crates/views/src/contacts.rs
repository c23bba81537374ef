//! A view of the contacts as the types of their JSON.

use takas_formats::contacts::{
    AgreedOut, ChannelOut, ContactsOut, GoesOut, InterlocutorOut, NoteOut, ObstacleOut, PassedOut, PermissionOut,
    StatementOut, TalkOut,
};
use takas_model::{Direction, Instant};

use crate::names::{CLOSE, OPEN};
use crate::projection::{
    ContactsView, GoesTo, InterlocutorLine, MandateState, Obstacle, PartyName, PassedLine, PermissionLine,
    StatementLine, TalkLine,
};

/// The word of a state in JSON.
#[must_use]
pub fn mandate_word(state: MandateState) -> &'static str {
    match state {
        MandateState::NotYet => "not-yet",
        MandateState::InForce => "in-force",
        MandateState::EndsSoon => "ends-soon",
        MandateState::Ended => "ended",
    }
}

/// The word of an obstacle in JSON.
#[must_use]
pub fn obstacle_word(obstacle: &Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NotPermitted(_) => "not-permitted",
        Obstacle::NoMandate(_) => "no-mandate",
        Obstacle::OtherMandate(_) => "other-mandate",
        Obstacle::NotBefore(..) => "not-before",
        Obstacle::Ended(_) => "ended",
        Obstacle::Withdrawn(_) => "withdrawn",
    }
}

/// A reader's view, to be written as JSON.
#[must_use]
pub fn contacts_out(view: &ContactsView) -> ContactsOut {
    let channel = |one: &crate::projection::ChannelLine| ChannelOut {
        is_open: one.is_open,
        kind: one.kind.as_deref().map(plain),
        name: plain(&one.name),
        party: id(&one.party),
        until: one.until.map(moment),
    };
    let note = |one: &crate::projection::NoteLine| NoteOut {
        at: one.at.map(moment),
        by: one.by.as_deref().map(plain),
        name: plain(&one.name),
        says: plain(&one.says),
    };
    ContactsOut {
        channels: view.channels.iter().map(channel).collect(),
        format: 1,
        interlocutors: view.interlocutors.iter().map(interlocutor).collect(),
        notes: view.notes.iter().map(note).collect(),
        now: moment(view.now),
        party: view.party.as_ref().map(id),
        statements: view.statements.iter().map(statement).collect(),
        talks: view.talks.iter().map(talk).collect(),
        title: plain(&view.title),
    }
}

fn interlocutor(one: &InterlocutorLine) -> InterlocutorOut {
    InterlocutorOut {
        group: one.group.as_deref().map(plain),
        mandate: one.mandate.as_deref().map(plain),
        name: plain(&one.name),
        on: one.on.iter().map(|on| plain(on)).collect(),
        party: id(&one.party),
        since: moment(one.since),
        state: mandate_word(one.state).to_owned(),
        until: one.until.map(moment),
    }
}

fn talk(one: &TalkLine) -> TalkOut {
    TalkOut {
        about: one.about.iter().map(|about| plain(about)).collect(),
        at: moment(one.at),
        by: plain(&one.by),
        channel: one.channel.as_deref().map(plain),
        may_go: one.may_go.iter().map(goes).collect(),
        name: plain(&one.name),
        party: id(&one.party),
        permissions: one.permissions.iter().map(permission).collect(),
        says: plain(&one.says),
        sources: one.sources.iter().map(passed).collect(),
        way: match one.way {
            Direction::Heard => "heard".to_owned(),
            Direction::Told => "told".to_owned(),
        },
        went_to: one.went_to.iter().map(passed).collect(),
        with: plain(&one.with),
    }
}

fn permission(one: &PermissionLine) -> PermissionOut {
    PermissionOut {
        at: moment(one.at),
        by: plain(&one.by),
        is_named: one.is_named,
        not_before: one.not_before.map(moment),
        to: one.to.iter().map(id).collect(),
        until: one.until.map(moment),
        withdrawn: one.withdrawn.map(moment),
    }
}

fn goes(one: &GoesTo) -> GoesOut {
    let obstacle = |(obstacle, about): &(Obstacle, String)| ObstacleOut {
        about: plain(about),
        kind: obstacle_word(obstacle).to_owned(),
        not_before: if let Obstacle::NotBefore(_, from) = obstacle { Some(moment(*from)) } else { None },
    };
    GoesOut { obstacles: one.obstacles.iter().map(obstacle).collect(), to: id(&one.to) }
}

fn passed(one: &PassedLine) -> PassedOut {
    PassedOut { party: id(&one.party), was_permitted: one.was_permitted, word: plain(&one.word) }
}

fn statement(one: &StatementLine) -> StatementOut {
    let agreed = |(party, at): &(PartyName, Instant)| AgreedOut { at: moment(*at), party: id(party) };
    StatementOut {
        agreed: one.agreed.iter().map(agreed).collect(),
        embargo: one.embargo.map(moment),
        is_agreed: one.is_agreed,
        is_embargoed: one.is_embargoed,
        missing: one.missing.iter().map(id).collect(),
        name: plain(&one.name),
        said_by: one.said_by.iter().map(id).collect(),
        says: plain(&one.says),
    }
}

fn id(party: &PartyName) -> String {
    plain(&party.id)
}

/// Text without marks of isolation: they are for pages.
fn plain(text: &str) -> String {
    text.replace([OPEN, CLOSE], "")
}

fn moment(at: Instant) -> String {
    takas_atlas::Instant::of_seconds(at).map_or_else(|_| at.to_string(), takas_atlas::Instant::rfc3339)
}
