//! The page of a case: where one lands. Parties, people by pseudonym, what happened when, what waits, and where one may go from here.

use askama::Template;
use axum::response::Response;
use takas_atlas::Instant;
use takas_views::projection::PersonLine;
use takas_views::{brief_people, project_parties, project_people};

use super::sheet::Sheet;
use super::timeline::{Happening, ran, timeline};
use super::waiting::{Wait, state_word, waiting};
use super::{Desk, apart};
use crate::server::http::{Page, Refusal, show};
use crate::server::live::frame::{Frame, html};
use crate::server::live::visit::Visit;
use crate::server::policy::{Action, Compartment};
use crate::server::words::{Day, Value};

/// A party, and what of it the visitor may open.
pub(super) struct PartyShown {
    pub(super) id: String,
    pub(super) name: String,
    has_position: bool,
    has_contacts: bool,
}

#[derive(Template)]
#[template(path = "talks/case.html")]
struct CasePage {
    page: Page,
    frame: Frame,
    title: String,
    role: String,
    state: &'static str,
    is_historical: bool,
    parties: Vec<PartyShown>,
    people: Vec<PersonLine>,
    may_see_people: bool,
    may_see_names: bool,
    has_names: bool,
    timeline: Vec<Happening>,
    waiting: Vec<Wait>,
    zone: String,
    may_see_team: bool,
}

impl CasePage {
    fn when(&self, one: &Happening) -> String {
        let day = Instant::of_seconds(one.at).ok().and_then(|at| Day::read(&at.utc())).filter(|_| one.is_day);
        match day {
            Some(day) => self.page.speaker.day(day),
            None => self.page.speaker.moment(one.at, &self.zone),
        }
    }

    fn happened(&self, one: &Happening) -> String {
        let speaker = &self.page.speaker;
        let of: Vec<String> = one.of.iter().map(|phrase| speaker.tell(phrase)).collect();
        let of = Value::from(speaker.list(&of));
        match one.kind {
            "proposed" => speaker.say("talks-happened-proposed", &[("of", of)]),
            "proposed-to-you" => speaker.say("talks-happened-proposed-to-you", &[("of", of)]),
            "answered" => speaker.say("talks-happened-answered", &[("of", of)]),
            "you-answered" => speaker.say("talks-happened-you-answered", &[("of", of)]),
            "heard" => speaker.say("talks-happened-heard", &[("of", of)]),
            "told" => speaker.say("talks-happened-told", &[("of", of)]),
            "mandate-ends" => speaker.say("talks-happened-mandate-ends", &[("of", of)]),
            "approved" => speaker.say("talks-happened-approved", &[("of", of)]),
            "begun" => speaker.word("talks-happened-begun"),
            "gate-opened" => speaker.say("talks-happened-gate-opened", &[("of", of)]),
            "arrived" => speaker.say("talks-happened-arrived", &[("of", of)]),
            "held" => speaker.say("talks-happened-held", &[("of", of)]),
            "broken-off" => speaker.say("talks-happened-broken-off", &[("of", of)]),
            "embargo-ends" => speaker.say("talks-happened-embargo-ends", &[("of", of)]),
            _ => speaker.say("talks-happened-written", &[("of", of)]),
        }
    }

    fn waits(&self, one: &Wait) -> String {
        let speaker = &self.page.speaker;
        let of = Value::from(speaker.list(&one.of));
        match one.kind {
            "answer" => speaker.say("talks-waits-answer", &[("of", of)]),
            "own-answer" => speaker.say("talks-waits-own-answer", &[("of", of)]),
            "draft" => speaker.say("talks-waits-draft", &[("of", of)]),
            "own-draft" => speaker.say("talks-waits-own-draft", &[("of", of)]),
            "mandate" => speaker.say("talks-waits-mandate", &[("of", of)]),
            "pairs" => {
                let count = one.of.first().and_then(|count| count.parse::<u64>().ok()).unwrap_or(0);
                speaker.say("talks-waits-pairs", &[("count", Value::from(count))])
            }
            "statement" => speaker.say("talks-waits-statement", &[("of", of)]),
            _ => speaker.word("talks-waits-begin"),
        }
    }

    fn person(&self, one: &PersonLine) -> String {
        match one.count {
            Some(count) if count > 1 => format!("{} ({})", one.who, self.page.speaker.number(count)),
            _ => one.who.clone(),
        }
    }
}

/// `GET /c/{case}`.
pub(super) async fn page(visit: Visit) -> Result<Response, Refusal> {
    visit.asks_for(Action::SeeCase, &visit.part())?;
    let ran = ran(&visit).await;
    apart(move || {
        let desk = Desk::of(&visit)?;
        let may_see_people = visit.is_offered(Action::SeePeople, &visit.part());
        let page = CasePage {
            page: visit.page.clone(),
            frame: Frame::of(&visit, ""),
            title: desk.talks.case.title.clone(),
            role: visit.page.speaker.role(&visit.role),
            state: state_word(visit.case.state()),
            is_historical: desk.talks.case.nature == takas_model::Nature::Historical,
            parties: parties(&visit, &desk),
            people: people(&visit, &desk),
            may_see_people,
            may_see_names: may_see_people && visit.may_ask_for_names(),
            has_names: visit.names == takas_views::Names::Real,
            timeline: timeline(&visit, &desk, ran.as_ref()),
            waiting: waiting(&visit, &desk),
            zone: desk.talks.case.zone.clone(),
            may_see_team: visit.is_offered(Action::SeeTeam, &Compartment::Desk),
        };
        Ok(show(&page))
    })
    .await
}

/// The parties that the visitor may know.
pub(super) fn parties(visit: &Visit, desk: &Desk) -> Vec<PartyShown> {
    let case = &desk.talks.case;
    let own = visit.role.party().and_then(|id| case.find_party(id));
    let known: Vec<(String, String)> = match own {
        Some(party) => {
            let seen = seen(visit, desk).unwrap_or_default();
            project_parties(case, party, &seen).into_iter().map(|party| (party.id, party.name)).collect()
        }
        None if visit.is_offered(Action::SeeDeals, &Compartment::Mediator) => {
            case.parties.iter().map(|party| (party.id.clone(), party.name.clone())).collect()
        }
        None => Vec::new(),
    };
    let shown = |(id, name): (String, String)| {
        let part = Compartment::Party(id.clone());
        PartyShown {
            has_position: visit.is_offered(Action::SeePosition, &part),
            has_contacts: visit.is_offered(Action::WriteContacts, &part),
            id,
            name,
        }
    };
    known.into_iter().map(shown).collect()
}

/// The people whom the visitor may know; none where they are not theirs to see.
pub(super) fn people(visit: &Visit, desk: &Desk) -> Vec<PersonLine> {
    let case = &desk.talks.case;
    if !visit.is_offered(Action::SeePeople, &visit.part()) {
        return Vec::new();
    }
    match visit.role.party().and_then(|id| case.find_party(id)) {
        Some(party) => {
            seen(visit, desk).map(|seen| project_people(case, party, &seen, visit.names)).unwrap_or_default()
        }
        None if visit.part() == Compartment::Mediator => brief_people(case, visit.names),
        None => Vec::new(),
    }
}

/// What somebody who is bound to a party sees of its position; nothing of it where that is not theirs to see.
fn seen(visit: &Visit, desk: &Desk) -> Option<String> {
    let sheet = Sheet::Position(visit.role.party()?.to_owned());
    let may_see = visit.is_offered(Action::SeePosition, &sheet.part());
    Some(if may_see { sheet.seen(&sheet.whole(&desk.contents), sheet.is_whole_to(visit)) } else { String::new() })
}
