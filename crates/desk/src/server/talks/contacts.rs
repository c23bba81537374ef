//! The page of contacts: who speaks, what was said, what may go on to whom, statements.

use askama::Template;
use axum::response::Response;
use takas_model::{Direction, Instant};
use takas_views::projection::{
    ChannelLine, GoesTo, InterlocutorLine, MandateState, Obstacle, PartyName, PermissionLine, TalkLine,
};
use takas_views::{ContactsView, brief_contacts, project_contacts};

use super::{Desk, apart};
use crate::running::clock;
use crate::server::http::{Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::{Day, Value};

#[derive(Template)]
#[template(path = "talks/contacts.html")]
struct ContactsPage {
    page: Page,
    frame: Frame,
    view: ContactsView,
    /// The sheets that the visitor may write: the end of the address, and whose.
    sheets: Vec<(String, String)>,
}

impl ContactsPage {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
    fn moment(&self, at: &Instant) -> String {
        self.page.speaker.moment(*at, &self.view.zone)
    }

    #[expect(clippy::unused_self, reason = "templates have nothing else at hand")]
    fn state_class(&self, one: &InterlocutorLine) -> &'static str {
        match one.state {
            MandateState::InForce | MandateState::NotYet => "quiet",
            MandateState::EndsSoon => "wait",
            MandateState::Ended => "fault",
        }
    }

    fn state(&self, one: &InterlocutorLine) -> String {
        self.page.speaker.word(match one.state {
            MandateState::NotYet => "talks-mandate-not-yet",
            MandateState::InForce => "talks-mandate-in-force",
            MandateState::EndsSoon => "talks-mandate-ends-soon",
            MandateState::Ended => "talks-mandate-ended",
        })
    }

    /// A day of the case's zone where something begins or ends with one; else the moment.
    fn day(&self, at: Instant, is_end: bool) -> String {
        let local = |at: Instant| takas_atlas::Instant::of_seconds(at).ok()?.local(&self.view.zone).ok();
        let is_midnight = local(at).is_some_and(|local| local.get(11..16) == Some("00:00"));
        let day = local(at - i64::from(is_end)).and_then(|local| Day::read(&local)).filter(|_| is_midnight);
        day.map_or_else(|| self.moment(&at), |day| self.page.speaker.day(day))
    }

    fn span(&self, one: &InterlocutorLine) -> String {
        let since = self.day(one.since, false);
        match one.until {
            Some(until) => {
                let until = self.day(until, true);
                self.page.speaker.say("talks-span", &[("since", Value::from(since)), ("until", Value::from(until))])
            }
            None => self.page.speaker.say("talks-since", &[("since", Value::from(since))]),
        }
    }

    fn until(&self, one: &ChannelLine) -> String {
        let until = |until: Instant| {
            let given = [("until", Value::from(self.day(until, true)))];
            self.page.speaker.say("talks-until", &given)
        };
        one.until.map(until).unwrap_or_default()
    }

    fn went(&self, talk: &TalkLine) -> String {
        let given = [("by", Value::from(&talk.by)), ("with", Value::from(&talk.with))];
        match talk.way {
            Direction::Heard => self.page.speaker.say("talks-heard", &given),
            Direction::Told => self.page.speaker.say("talks-told", &given),
        }
    }

    fn names(&self, parties: &[PartyName]) -> String {
        let names: Vec<&str> = parties.iter().map(|party| party.name.as_str()).collect();
        self.page.speaker.list(&names)
    }

    fn permission(&self, one: &PermissionLine) -> String {
        let speaker = &self.page.speaker;
        let given = [
            ("to", Value::from(self.names(&one.to))),
            ("by", Value::from(&one.by)),
            ("at", Value::from(self.moment(&one.at))),
        ];
        let mut parts = vec![speaker.say("talks-permission", &given)];
        if let Some(from) = one.not_before {
            parts.push(speaker.say("talks-not-before", &[("from", Value::from(self.moment(&from)))]));
        }
        if let Some(until) = one.until {
            parts.push(speaker.say("talks-until", &[("until", Value::from(self.moment(&until)))]));
        }
        if let Some(at) = one.withdrawn {
            parts.push(speaker.say("talks-withdrawn", &[("at", Value::from(self.moment(&at)))]));
        }
        parts.push(speaker.word(if one.is_named { "talks-named" } else { "talks-unnamed" }));
        parts.join(" · ")
    }

    fn goes(&self, goes: &GoesTo) -> String {
        let (speaker, to) = (&self.page.speaker, Value::from(&goes.to.name));
        if goes.obstacles.is_empty() {
            return speaker.say("talks-may-go", &[("to", to)]);
        }
        let why: Vec<String> = goes.obstacles.iter().map(|(why, about)| self.obstacle(why, about)).collect();
        speaker.say("talks-may-not-go", &[("to", to), ("why", Value::from(why.join(" · ")))])
    }

    fn obstacle(&self, obstacle: &Obstacle, about: &str) -> String {
        let speaker = &self.page.speaker;
        match obstacle {
            Obstacle::NotPermitted(_) => speaker.say("talks-why-not-permitted", &[("about", Value::from(about))]),
            Obstacle::NoMandate(_) => speaker.say("talks-why-no-mandate", &[("about", Value::from(about))]),
            Obstacle::OtherMandate(_) => speaker.say("talks-why-other-mandate", &[("about", Value::from(about))]),
            Obstacle::NotBefore(_, from) => {
                let from = Value::from(self.moment(from));
                speaker.say("talks-why-not-before", &[("about", Value::from(about)), ("from", from)])
            }
            Obstacle::Ended(_) => speaker.say("talks-why-ended", &[("about", Value::from(about))]),
            Obstacle::Withdrawn(_) => speaker.say("talks-why-withdrawn", &[("about", Value::from(about))]),
        }
    }
}

/// What a visitor may know of the contacts, if any of it is theirs to see; that is written down.
pub(super) fn asked(visit: &Visit) -> Result<(), Refusal> {
    visit.asks_for(Action::SeeContacts, &visit.part())
}

/// The view for a visitor.
pub(super) fn view(visit: &Visit, desk: &Desk) -> ContactsView {
    let (case, book, now) = (&desk.talks.case, desk.book(), clock::now());
    match visit.role.party().and_then(|id| case.find_party(id)) {
        Some(party) => project_contacts(case, &book, party, now, visit.names),
        None => brief_contacts(case, &book, now, visit.names),
    }
}

/// `GET /c/{case}/contacts`.
pub(super) async fn page(visit: Visit) -> Result<Response, Refusal> {
    asked(&visit)?;
    apart(move || {
        let desk = Desk::of(&visit)?;
        let case = &desk.talks.case;
        let mut sheets = Vec::new();
        for party in &case.parties {
            if visit.is_offered(Action::WriteContacts, &Compartment::Party(party.id.clone())) {
                sheets.push((format!("contacts/{}", party.id), party.name.clone()));
            }
        }
        if visit.is_offered(Action::WriteContacts, &Compartment::Mediator) {
            sheets.push(("book".to_owned(), visit.word("talks-book")));
        }
        let view = view(&visit, &desk);
        let frame = Frame::of(&visit, "contacts");
        Ok(show(&ContactsPage { page: visit.page.clone(), frame, view, sheets }))
    })
    .await
}
