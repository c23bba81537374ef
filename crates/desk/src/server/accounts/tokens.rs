//! Tokens of programs: a secret by which a program asks the API for an account: in one case, for some actions, until a day.
//!
//! A digest of it is kept. A program may no more than the account may at that moment, and less: what it is in other cases does not count. A token
//! ends with its day, when it is revoked, when its account is closed or is nothing in that case any more, and with every session.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use takas_model::Instant;
use zeroize::Zeroizing;

use super::Accounts;
use super::account::Account;
use super::error::AccountsError;
use super::event::{Event, What};
use super::id::{AccountId, Bytes, TokenId, random};
use super::invitations::good_text;
use super::limits::{LABEL_MAX, TOKEN_SECONDS_MAX, TOKEN_USED_EVERY_SECONDS, TOKENS_MAX};
use super::seal::Kept;
use crate::server::role::CaseKey;

/// How a token begins, so that programs that look for secrets know it.
pub const PREFIX: &str = "takas_";
/// What is kept of tokens' secrets is of this kind.
const KIND: &str = "token";

/// What a token is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Reading.
    Read,
    /// Handing in what was signed.
    Say,
    /// Changing what lies at the desk.
    Write,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Read, Self::Say, Self::Write];

    /// Its word in forms and in the document of the API.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Say => "say",
            Self::Write => "write",
        }
    }
}

/// A token; not its secret.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its id.
    pub id: TokenId,
    /// Whose.
    pub account: AccountId,
    /// What its owner calls it.
    pub label: String,
    /// In which case.
    pub case: CaseKey,
    /// For what.
    pub scopes: Vec<Scope>,
    /// Since when.
    pub made: Instant,
    /// Until when.
    pub ends: Instant,
    /// When it was last used, to an hour.
    pub used: Option<Instant>,
}

/// All tokens that are good, or were until a moment ago.
#[derive(Default)]
pub(super) struct Tokens {
    all: HashMap<TokenId, Token>,
    /// Which is found by what is kept of its secret.
    by_kept: HashMap<Kept, TokenId>,
}

impl Tokens {
    fn get(&self, id: TokenId, now: Instant) -> Option<&Token> {
        self.all.get(&id).filter(|token| now < token.ends)
    }

    fn find(&self, kept: &Kept, now: Instant) -> Option<&Token> {
        self.get(*self.by_kept.get(kept)?, now)
    }

    fn of(&self, account: AccountId, now: Instant) -> impl Iterator<Item = &Token> {
        self.all.values().filter(move |token| token.account == account && now < token.ends)
    }

    /// Folds the next event, if it is about tokens.
    pub(super) fn apply(&mut self, event: &Event) {
        match &event.what {
            What::TokenMade { account, token, kept, label, case, scopes, ends } => {
                // A case that is none was never written.
                let Some(case) = CaseKey::parse(case) else { return };
                let (id, account, label, scopes) = (*token, *account, label.clone(), scopes.clone());
                let made = Token { id, account, label, case, scopes, made: event.at, ends: *ends, used: None };
                self.by_kept.insert(kept.0, id);
                self.all.insert(id, made);
            }
            What::TokenUsed { token } => {
                if let Some(token) = self.all.get_mut(token) {
                    token.used = token.used.max(Some(event.at));
                }
            }
            What::TokenRevoked { token } => self.keep(|kept| kept.id != *token),
            _ => {}
        }
    }

    /// Keeps some, and no others.
    pub(super) fn keep(&mut self, is_kept: impl Fn(&Token) -> bool) {
        self.all.retain(|_, token| is_kept(token));
        let Self { all, by_kept } = self;
        by_kept.retain(|_, token| all.contains_key(token));
    }

    /// Forgets those that ended before.
    pub(super) fn forget(&mut self, before: Instant) {
        if self.all.values().any(|token| token.ends <= before) {
            self.keep(|token| token.ends > before);
        }
    }
}

/// What a token is to be.
#[derive(Clone, Debug)]
pub struct Terms {
    /// What its owner calls it.
    pub label: String,
    /// In which case.
    pub case: CaseKey,
    /// For what.
    pub scopes: Vec<Scope>,
    /// Until when.
    pub ends: Instant,
}

/// A token that was made, with its secret, which is shown once.
pub struct MadeToken {
    /// Its id.
    pub token: TokenId,
    /// What the program sends.
    pub secret: Zeroizing<String>,
}

impl fmt::Debug for MadeToken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "MadeToken({}, its secret not shown)", self.token)
    }
}

impl Accounts {
    /// Makes a token.
    ///
    /// # Errors
    /// When the account is nothing in that case, the terms are none, or there are too many.
    pub fn make_token(&self, account: AccountId, terms: &Terms) -> Result<MadeToken, AccountsError> {
        let label = good_text("a label", &terms.label, LABEL_MAX)?;
        let secret = Zeroizing::new(random::<32>()?);
        let (token, kept) = (TokenId::random()?, Bytes(self.seals.kept(KIND, secret.as_slice())));
        let mut scopes = terms.scopes.clone();
        scopes.sort_unstable();
        scopes.dedup();
        self.decide(Some(account), |state, now| {
            let owner = state.open_account(account).ok_or(AccountsError::Absent)?;
            owner.roles(&terms.case).next().ok_or(AccountsError::Absent)?;
            if scopes.is_empty() || terms.ends <= now || terms.ends > now + TOKEN_SECONDS_MAX {
                return Err(AccountsError::TokenTerms);
            }
            if state.programs.of(account, now).count() >= TOKENS_MAX {
                return Err(AccountsError::Full { what: "tokens", most: TOKENS_MAX });
            }
            let (label, case) = (label.to_owned(), terms.case.as_str().to_owned());
            let what = What::TokenMade { account, token, kept, label, case, scopes: scopes.clone(), ends: terms.ends };
            Ok((vec![what], ()))
        })?;
        let secret = Zeroizing::new(format!("{PREFIX}{}", BASE64URL_NOPAD.encode(secret.as_slice())));
        Ok(MadeToken { token, secret })
    }

    /// Revokes a token of an account.
    ///
    /// # Errors
    /// When there is none that is good.
    pub fn revoke_token(&self, by: AccountId, account: AccountId, token: TokenId) -> Result<(), AccountsError> {
        self.decide(Some(by), |state, now| {
            state.programs.of(account, now).find(|own| own.id == token).ok_or(AccountsError::Absent)?;
            Ok((vec![What::TokenRevoked { token }], ()))
        })
    }

    /// The tokens of an account that are good, the newest first.
    pub fn tokens(&self, account: AccountId) -> Vec<Token> {
        let state = self.state();
        let own = state.programs.of(account, self.now()).filter(|token| self.is_token_after_the_shutting(token));
        let mut tokens: Vec<Token> = own.cloned().collect();
        tokens.sort_by_key(|token| (std::cmp::Reverse(token.made), token.id));
        tokens
    }

    /// Whether a token is good still.
    pub fn has_token(&self, token: TokenId) -> bool {
        let state = self.state();
        state.programs.get(token, self.now()).is_some_and(|token| self.is_token_after_the_shutting(token))
    }

    /// Who asks by this secret, and by which token. Looks at what other desks wrote, as of sessions, and writes down from time to time that it is
    /// used.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find_token(&self, secret: &str) -> Result<Option<(Arc<Account>, Token)>, AccountsError> {
        let Some(kept) = self.kept_of_token(secret) else { return Ok(None) };
        self.freshen()?;
        let mut found = self.token_of(&kept);
        if found.is_none() {
            self.catch_up()?;
            found = self.token_of(&kept);
        }
        if let Some((account, token)) = &found
            && self.is_use_to_be_written(token)
        {
            // A store that takes no writes for now keeps no program out.
            let _ = self.decide(Some(account.id), |state, now| {
                let used = state.programs.get(token.id, now).map(|token| What::TokenUsed { token: token.id });
                Ok((used.into_iter().collect(), ()))
            });
        }
        Ok(found)
    }

    /// The same where it can be said without asking the store.
    pub(super) fn find_known_token(&self, secret: &str) -> Option<(Arc<Account>, Token)> {
        let kept = self.kept_of_token(secret).filter(|_| !self.is_stale())?;
        self.token_of(&kept).filter(|(_, token)| !self.is_use_to_be_written(token))
    }

    fn kept_of_token(&self, secret: &str) -> Option<Kept> {
        let secret = Zeroizing::new(BASE64URL_NOPAD.decode(secret.strip_prefix(PREFIX)?.as_bytes()).ok()?);
        (secret.len() == 32).then(|| self.seals.kept(KIND, &secret))
    }

    /// The account as it is for this token: what it is in the token's case, and nothing else.
    fn token_of(&self, kept: &Kept) -> Option<(Arc<Account>, Token)> {
        let state = self.state();
        let token = state.programs.find(kept, self.now()).filter(|token| self.is_token_after_the_shutting(token))?;
        let mut account = Account::clone(state.open_account(token.account)?);
        account.memberships.retain(|membership| membership.case == token.case);
        Some((Arc::new(account), token.clone()))
    }

    fn is_token_after_the_shutting(&self, token: &Token) -> bool {
        token.made > self.shut.load(Ordering::SeqCst)
    }

    fn is_use_to_be_written(&self, token: &Token) -> bool {
        token.used.is_none_or(|used| self.now() - used >= TOKEN_USED_EVERY_SECONDS)
    }
}
