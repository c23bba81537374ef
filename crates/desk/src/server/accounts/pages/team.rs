//! The team of a case: who is what, who is invited, whose devices sign.

use std::collections::BTreeSet;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use takas_model::Instant;

use super::super::limits::{INVITATION_SECONDS, INVITATION_SECONDS_MAX};
use super::super::signed_in::{SignedIn, wait_for};
use super::super::{
    Account, AccountId, AccountsError, DeviceId, Invitation, InvitationId, Invited, Membership, role_code,
};
use super::{Nothing, moment_in_words, role_in_words, spoken};
use crate::server::app::App;
use crate::server::http::{Desk, Form, Page, Refusal, show};
use crate::server::policy::{Action, CaseState, Compartment, Object};
use crate::server::role::{CaseKey, Role};
use crate::server::ways::take_all_along;
use crate::server::words::Value;

const DAY: Instant = 24 * 3600;

#[derive(Template)]
#[template(path = "accounts/team.html")]
struct TeamPage {
    page: Page,
    case: CaseKey,
    /// What the case is called.
    title: String,
    account: Arc<Account>,
    members: Vec<Arc<Account>>,
    invitations: Vec<Invitation>,
    roles: Vec<Role>,
    days: Vec<Instant>,
    may_invite: bool,
    may_revoke: bool,
}

#[derive(Template)]
#[template(path = "accounts/teams.html")]
struct TeamsPage {
    page: Page,
    /// The cases whose team somebody may see, with their titles.
    cases: Vec<(CaseKey, String)>,
}

#[derive(Template)]
#[template(path = "accounts/invited.html")]
struct InvitedPage {
    page: Page,
    case: CaseKey,
    name: String,
    link: String,
    days: Instant,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand in references")]
impl TeamPage {
    fn said(&self, role: &Role) -> String {
        role_in_words(&self.page, role)
    }

    /// What somebody is in this case alone: what they are elsewhere is not told here.
    fn roles_of<'m>(&self, memberships: &'m [Membership]) -> Vec<&'m Role> {
        memberships.iter().filter(|one| one.case == self.case).map(|one| &one.role).collect()
    }

    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn code(&self, role: &Role) -> String {
        role_code::code(role)
    }

    fn devices_of(&self, member: &Account) -> String {
        self.page.speaker.say("team-devices", &[("count", Value::from(member.signing_keys().count()))])
    }

    fn struck_off(&self, at: &Instant) -> String {
        moment_in_words(&self.page, "struck-off-on", *at)
    }

    fn until(&self, at: &Instant) -> String {
        moment_in_words(&self.page, "invitation-until", *at)
    }
}

impl InvitedPage {
    fn text(&self) -> String {
        let given = [("name", Value::from(&self.name)), ("days", Value::from(self.days))];
        self.page.speaker.say("invited-text", &given)
    }
}

/// The team of a case, as the policies speak of it. Of a case that this desk was not started with nothing runs here.
fn team_of(app: &App, case: &CaseKey) -> Object {
    let state = app.cases.get(case).map_or(CaseState::Preparing, |known| known.state());
    Object { case: case.clone(), compartment: Compartment::Desk, state }
}

/// The case of an address, if whoever asks may do this with its team. A case that is not there and one that is not theirs look the same.
async fn allowed(app: &App, who: &SignedIn, case: &str, action: Action) -> Result<CaseKey, Refusal> {
    let case = CaseKey::parse(case).ok_or(Refusal::NotFound)?;
    let (who, team) = (who.clone(), team_of(app, &case));
    wait_for(app, move |app| Ok(app.may(&who, action, &team))).await??;
    Ok(case)
}

/// Whether somebody may do this with the team of a case, for a page that shows what can be done; nothing is asked for yet.
fn is_allowed(app: &App, account: &Account, case: &CaseKey, action: Action) -> bool {
    let team = team_of(app, case);
    account.roles(case).any(|role| app.policy.allows(role, action, &team))
}

/// `GET /team`: the way to the one team that somebody may see, or to choose among several.
pub(crate) async fn teams(State(app): State<App>, who: SignedIn, page: Page) -> Response {
    let seen: BTreeSet<&CaseKey> = who.account.memberships.iter().map(|one| &one.case).collect();
    let seen = seen.into_iter().filter(|case| is_allowed(&app, &who.account, case, Action::SeeTeam));
    let titled = |case: &CaseKey| Some((case.clone(), app.cases.get(case)?.case().title.clone()));
    let cases: Vec<(CaseKey, String)> = seen.filter_map(titled).collect();
    match cases.as_slice() {
        [(only, _)] => back(only).into_response(),
        _ => show(&TeamsPage { page: spoken(page, &app, &who.account), cases }),
    }
}

/// `GET /c/{case}/team`.
pub(crate) async fn page(
    State(app): State<App>,
    who: SignedIn,
    Path(case): Path<String>,
    page: Page,
) -> Result<Response, Refusal> {
    let case = allowed(&app, &who, &case, Action::SeeTeam).await?;
    let page = spoken(page, &app, &who.account);
    let is_in = |memberships: &[Membership]| memberships.iter().any(|one| one.case == case);
    let members = app.accounts.accounts().into_iter().filter(|account| is_in(&account.memberships)).collect();
    let invitations = app.accounts.invitations().into_iter().filter(|one| is_in(&one.memberships)).collect();
    let known = app.cases.get(&case).map(|known| known.case());
    let parties = known.iter().flat_map(|known| &known.parties);
    let roles = Role::all(parties.map(|party| party.id.as_str()));
    let title = known.as_ref().map(|known| known.title.clone()).unwrap_or_default();
    let may_invite = is_allowed(&app, &who.account, &case, Action::Invite);
    let may_revoke = is_allowed(&app, &who.account, &case, Action::Revoke);
    let days = vec![1, INVITATION_SECONDS / DAY, 7, INVITATION_SECONDS_MAX / DAY];
    let account = who.account;
    Ok(show(&TeamPage { page, case, title, account, members, invitations, roles, days, may_invite, may_revoke }))
}

/// Whom to invite.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    name: String,
    /// `lead`, `liaison:DEU`.
    role: String,
    days: Instant,
}

/// The role that a form says, if the case has its party.
fn role_of(app: &App, case: &CaseKey, code: &str) -> Result<Role, Refusal> {
    let role = role_code::parse(code).ok_or(Refusal::Malformed)?;
    let is_there = match (role.party(), app.cases.get(case)) {
        (Some(party), Some(known)) => known.case().find_party(party).is_some(),
        (None, _) | (_, None) => true,
    };
    if is_there { Ok(role) } else { Err(Refusal::Malformed) }
}

/// `POST /c/{case}/team/invitations`: the link is shown on this page and on no other.
pub(crate) async fn invite(
    State(app): State<App>,
    who: SignedIn,
    Path(case): Path<String>,
    page: Page,
    Form(asked): Form<Asked>,
) -> Result<Response, Refusal> {
    let case = allowed(&app, &who, &case, Action::Invite).await?;
    if !app.accounts.is_recent(who.session) {
        return Err(AccountsError::NotRecent.into());
    }
    let page = spoken(page, &app, &who.account);
    let role = role_of(&app, &case, &asked.role)?;
    let Asked { name, days, .. } = asked;
    let days = days.clamp(1, INVITATION_SECONDS_MAX / DAY);
    let (by, invited, membership) = (who.account.id, name.clone(), Membership { case: case.clone(), role });
    let made = wait_for(&app, move |app| app.accounts.invite(by, &invited, &[membership], days * DAY));
    let Invited { secret, .. } = made.await?;
    let link = format!("{}/join/{}", app.settings.origin.trim_end_matches('/'), secret.as_str());
    Ok(show(&InvitedPage { page, case, name, link, days }))
}

fn back(case: &CaseKey) -> Redirect {
    Redirect::to(&format!("/c/{}/team", case.as_str()))
}

/// `POST /c/{case}/team/invitations/{invitation}/withdraw`: of an invitation into this case.
pub(crate) async fn withdraw_invitation(
    State(app): State<App>,
    who: SignedIn,
    Path((case, invitation)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let case = allowed(&app, &who, &case, Action::Invite).await?;
    let id = InvitationId::parse(&invitation).ok_or(Refusal::NotFound)?;
    let is_into_case = |one: &Invitation| one.id == id && one.memberships.iter().any(|one| one.case == case);
    app.accounts.invitations().iter().find(|one| is_into_case(one)).ok_or(Refusal::NotFound)?;
    wait_for(&app, move |app| app.accounts.withdraw_invitation(who.account.id, id)).await?;
    Ok(back(&case))
}

/// Somebody of the team of this case.
fn member(app: &App, case: &CaseKey, account: &str) -> Result<Arc<Account>, Refusal> {
    let account = AccountId::parse(account).and_then(|id| app.accounts.account(id)).ok_or(Refusal::NotFound)?;
    let is_member = account.roles(case).next().is_some();
    if is_member { Ok(account) } else { Err(Refusal::NotFound) }
}

/// What somebody is to be, or to be no more.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Said {
    role: String,
}

/// `POST /c/{case}/team/{account}/grant`: to somebody who is in the team.
pub(crate) async fn grant(
    State(app): State<App>,
    who: SignedIn,
    Path((case, account)): Path<(String, String)>,
    Form(said): Form<Said>,
) -> Result<Redirect, Refusal> {
    let case = allowed(&app, &who, &case, Action::Invite).await?;
    let account = member(&app, &case, &account)?.id;
    let membership = Membership { case: case.clone(), role: role_of(&app, &case, &said.role)? };
    wait_for(&app, move |app| app.accounts.grant(who.account.id, account, &membership)).await?;
    Ok(back(&case))
}

/// `POST /c/{case}/team/{account}/revoke`.
pub(crate) async fn revoke(
    State(app): State<App>,
    who: SignedIn,
    Path((case, account)): Path<(String, String)>,
    Form(said): Form<Said>,
) -> Result<Redirect, Refusal> {
    let case = allowed(&app, &who, &case, Action::Revoke).await?;
    let account = member(&app, &case, &account)?.id;
    let membership = Membership { case: case.clone(), role: role_of(&app, &case, &said.role)? };
    wait_for(&app, move |app| app.accounts.revoke(who.account.id, account, &membership)).await?;
    Ok(back(&case))
}

/// `POST /c/{case}/team/{account}/devices/{device}/strike-off`: a device was lost, and its owner cannot say so.
pub(crate) async fn strike_off_device(
    State(app): State<App>,
    who: SignedIn,
    Path((case, account, device)): Path<(String, String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let case = allowed(&app, &who, &case, Action::Revoke).await?;
    let account = member(&app, &case, &account)?.id;
    let device = DeviceId::parse(&device).ok_or(Refusal::NotFound)?;
    wait_for(&app, move |app| app.accounts.strike_off_device(who.account.id, account, device)).await?;
    Ok(back(&case))
}

/// `POST /c/{case}/team/{account}/sessions/end`: every session of somebody of the team.
pub(crate) async fn end_sessions(
    State(app): State<App>,
    who: SignedIn,
    Path((case, account)): Path<(String, String)>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let case = allowed(&app, &who, &case, Action::Revoke).await?;
    let account = member(&app, &case, &account)?.id;
    wait_for(&app, move |app| app.accounts.end_other_sessions(account, None)).await?;
    Ok(back(&case))
}

/// `POST /c/{case}/team/{account}/close`: somebody works here no more. Not of somebody who works in another case as well: of that its lead decides; nor of a keeper of the desk's keys.
pub(crate) async fn close(
    State(app): State<App>,
    who: SignedIn,
    Path((case, account)): Path<(String, String)>,
    desk: Option<Extension<Desk>>,
    Form(Nothing {}): Form<Nothing>,
) -> Result<Redirect, Refusal> {
    let case = allowed(&app, &who, &case, Action::Revoke).await?;
    let account = member(&app, &case, &account)?;
    if account.id == who.account.id || account.is_keeper || account.memberships.iter().any(|one| one.case != case) {
        return Err(Refusal::NotFound);
    }
    wait_for(&app, move |app| {
        app.accounts.close_account(who.account.id, account.id)?;
        if let Some(Extension(desk)) = desk {
            take_all_along(&desk, account.id);
        }
        Ok(())
    })
    .await?;
    Ok(back(&case))
}
