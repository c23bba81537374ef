//! Who looks at which pair: of two people who decide at the same time each is given another pair. What somebody holds lapses after a while
//! without a sign of them. It lies in the memory of one process: at two desks two people may be given the same pair, and then both their words
//! are kept.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant as Tick};

/// So long a pair is held without a sign of whoever looks at it.
const LAPSE: Duration = Duration::from_secs(120);

/// Who looks at which pair.
#[derive(Debug, Default)]
pub(super) struct Holding(Mutex<BTreeMap<String, Held>>);

#[derive(Debug)]
struct Held {
    account: String,
    name: String,
    until: Tick,
}

impl Held {
    fn now(account: &str, name: &str) -> Self {
        Self { account: account.to_owned(), name: name.to_owned(), until: Tick::now() + LAPSE }
    }
}

impl Holding {
    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Held>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, one| one.until > Tick::now());
        held
    }

    /// Gives somebody the first of these pairs that nobody else looks at; what they looked at before is let go of in any case.
    pub(super) fn take<'p>(
        &self,
        pairs: impl IntoIterator<Item = &'p str>,
        account: &str,
        name: &str,
    ) -> Option<&'p str> {
        let mut held = self.held();
        held.retain(|_, one| one.account != account);
        let taken = pairs.into_iter().find(|pair| !held.contains_key(*pair))?;
        held.insert(taken.to_owned(), Held::now(account, name));
        Some(taken)
    }

    /// Somebody goes on looking at a pair: it is theirs again where it lapsed, unless somebody else looks at it by now, or they at another.
    pub(super) fn keep(&self, pair: &str, account: &str, name: &str) {
        let mut held = self.held();
        let is_elsewhere = held.iter().any(|(other, one)| one.account == account && other != pair);
        if !is_elsewhere && held.get(pair).is_none_or(|one| one.account == account) {
            held.insert(pair.to_owned(), Held::now(account, name));
        }
    }

    /// Whether there is one of these pairs that nobody else looks at.
    pub(super) fn has_free<'p>(&self, pairs: impl IntoIterator<Item = &'p str>, account: &str) -> bool {
        let held = self.held();
        pairs.into_iter().any(|pair| held.get(pair).is_none_or(|one| one.account == account))
    }

    /// Who else looks at a pair.
    pub(super) fn other(&self, pair: &str, account: &str) -> Option<String> {
        self.held().get(pair).filter(|one| one.account != account).map(|one| one.name.clone())
    }

    /// That somebody is still there.
    pub(super) fn renew(&self, account: &str) {
        for one in self.held().values_mut().filter(|one| one.account == account) {
            one.until = Tick::now() + LAPSE;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Holding, Tick};

    #[test]
    fn of_two_each_is_given_another_pair_until_one_is_gone() {
        let holding = Holding::default();
        let take = |who: &str| holding.take(["a", "b"], who, who);
        assert_eq!((take("anna"), take("leyla"), take("cem")), (Some("a"), Some("b"), None));
        assert_eq!((holding.has_free(["a", "b"], "cem"), holding.has_free(["a", "b"], "anna")), (false, true));
        // Whoever asks again keeps what they have; who goes on lets go of it.
        assert_eq!(take("anna"), Some("a"));
        assert_eq!(holding.take(["c"], "anna", "anna"), Some("c"));
        assert_eq!(take("cem"), Some("a"));
        assert_eq!((holding.other("a", "anna").as_deref(), holding.other("a", "cem")), (Some("cem"), None));
        // Without a sign it lapses.
        let lapses = || holding.0.lock().expect("whole").values_mut().for_each(|one| one.until = Tick::now());
        lapses();
        assert_eq!((holding.other("a", "anna"), take("anna")), (None, Some("a")));
        // Whoever is given none lets go of theirs all the same.
        assert_eq!((holding.take(["a"], "leyla", "leyla"), holding.take([], "anna", "anna")), (None, None));
        assert_eq!(holding.take(["a"], "leyla", "leyla"), Some("a"));
        // Whoever goes on looking has it again, but not from under another, nor beside one of their own.
        lapses();
        holding.keep("a", "anna", "anna");
        holding.keep("a", "leyla", "leyla");
        holding.keep("b", "anna", "anna");
        let others = (holding.other("a", "leyla"), holding.other("a", "anna"), holding.other("b", "leyla"));
        assert_eq!(others, (Some("anna".to_owned()), None, None));
    }
}
