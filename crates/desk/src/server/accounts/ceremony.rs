//! Ceremonies: what begins with a challenge of the desk and is finished by a browser, once, within some minutes.
//!
//! What the desk has to remember in between it seals and hands to the browser as a cookie, so that another desk can finish what this one began.
//! That a ceremony was finished is an event in the same append as what it brought: a second one finds it there, at whatever desk.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use takas_model::Instant;
use webauthn_rs::prelude::{
    CreationChallengeResponse, CredentialID, DiscoverableAuthentication, PasskeyRegistration, Url, Webauthn,
    WebauthnBuilder,
};

use super::Accounts;
use super::error::AccountsError;
use super::event::What;
use super::id::{AccountId, CeremonyId, InvitationId};
use super::limits::CEREMONY_SECONDS;
use super::state::State;

/// The format that is sealed.
const FORMAT: u32 = 1;

/// A ceremony that has begun.
#[derive(Debug)]
pub struct Started {
    /// What the browser is asked for, as JSON.
    pub options: serde_json::Value,
    /// What it keeps for the desk: the value of a cookie.
    pub kept: String,
}

/// What is remembered of a ceremony.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ceremony {
    format: u32,
    pub(super) id: CeremonyId,
    ends: Instant,
    pub(super) purpose: Purpose,
}

/// What a ceremony is for.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Purpose {
    /// Somebody who was invited registers a first passkey.
    Join { invitation: InvitationId, account: AccountId, registration: PasskeyRegistration },
    /// Somebody registers another passkey.
    Passkey { account: AccountId, registration: PasskeyRegistration },
    /// Somebody signs in.
    SignIn { authentication: DiscoverableAuthentication },
    /// Somebody shows that a device has its key.
    Device { account: AccountId },
}

impl Ceremony {
    /// That it is finished; refused where it was before.
    pub(super) fn finish(&self, state: &State) -> Result<What, AccountsError> {
        let finished = What::CeremonyFinished { ceremony: self.id, ends: self.ends };
        if state.is_finished(self.id) { Err(AccountsError::Ceremony) } else { Ok(finished) }
    }
}

impl Accounts {
    /// Begins a ceremony of this id.
    pub(super) fn begin(
        &self,
        id: CeremonyId,
        purpose: Purpose,
        options: serde_json::Value,
    ) -> Result<Started, AccountsError> {
        let ceremony = Ceremony { format: FORMAT, id, ends: self.now() + CEREMONY_SECONDS, purpose };
        let plain = serde_json::to_vec(&ceremony).expect("texts, numbers and lists alone");
        let kept = BASE64URL_NOPAD.encode(&self.seals.seal_ceremony(&plain)?);
        Ok(Started { options, kept })
    }

    /// The ceremony that a browser kept, if it was begun here and is not over.
    pub(super) fn resume(&self, kept: &str) -> Result<Ceremony, AccountsError> {
        let sealed = BASE64URL_NOPAD.decode(kept.as_bytes()).map_err(|_| AccountsError::Ceremony)?;
        let plain = self.seals.open_ceremony(&sealed).ok_or(AccountsError::Ceremony)?;
        let ceremony: Ceremony = serde_json::from_slice(&plain).map_err(|_| AccountsError::Ceremony)?;
        let is_good = ceremony.format == FORMAT && self.now() < ceremony.ends;
        if is_good { Ok(ceremony) } else { Err(AccountsError::Ceremony) }
    }
}

/// Whether passkeys can be bound to this origin: `https` with a domain name, or `http://localhost`.
///
/// # Errors
/// When they cannot.
pub fn origin_is_fit(origin: &str) -> Result<(), AccountsError> {
    relying_party(origin).map(drop)
}

/// The desk as passkeys know it.
pub(super) fn relying_party(origin: &str) -> Result<Webauthn, AccountsError> {
    let unfit = || AccountsError::Origin { origin: origin.to_owned() };
    let url = Url::parse(origin).map_err(|_| unfit())?;
    let domain = url.domain().ok_or_else(unfit)?;
    if url.scheme() != "https" && !(url.scheme() == "http" && domain == "localhost") {
        return Err(unfit());
    }
    let length = Duration::from_secs(u64::try_from(CEREMONY_SECONDS).expect("some minutes"));
    let builder = WebauthnBuilder::new(domain, &url).map_err(|_| unfit())?;
    builder.rp_name("Takas").timeout(length).build().map_err(|_| unfit())
}

/// What a browser is asked for when a passkey is registered: one that its authenticator finds by itself, so that nobody types a name to sign in.
///
/// `webauthn-rs` asks for a passkey that need not be found; and the passkeys that are there already are named here and not in what is
/// remembered, which has to fit into a cookie. That none is registered twice is seen to when the ceremony is finished.
pub(super) fn registration_options<'c>(
    asked: &CreationChallengeResponse,
    there: impl Iterator<Item = &'c CredentialID>,
) -> serde_json::Value {
    let mut options = serde_json::to_value(asked).expect("texts, numbers and lists alone");
    let public_key = &mut options["publicKey"];
    public_key["authenticatorSelection"]["residentKey"] = "required".into();
    public_key["authenticatorSelection"]["requireResidentKey"] = true.into();
    let named = |id: &CredentialID| serde_json::json!({ "type": "public-key", "id": BASE64URL_NOPAD.encode(id) });
    public_key["excludeCredentials"] = there.map(named).collect();
    options
}

#[cfg(test)]
mod tests {
    use super::origin_is_fit;

    #[test]
    fn passkeys_want_a_name_and_encryption() {
        for fit in ["https://desk.example", "https://desk.example:8443", "http://localhost:8080"] {
            assert!(origin_is_fit(fit).is_ok(), "{fit}");
        }
        for unfit in ["http://desk.example", "https://192.0.2.1", "http://127.0.0.1:8080", "desk.example", ""] {
            assert!(origin_is_fit(unfit).is_err(), "{unfit}");
        }
    }
}
