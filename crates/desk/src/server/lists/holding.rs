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

impl Holding {
    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Held>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|_, one| one.until > Tick::now());
        held
    }

    /// Gives somebody the first of these pairs that nobody else looks at; what they looked at before is let go of.
    pub(super) fn take<'p>(
        &self,
        pairs: impl IntoIterator<Item = &'p str>,
        account: &str,
        name: &str,
    ) -> Option<&'p str> {
        let mut held = self.held();
        let is_free = |pair: &&str| held.get(*pair).is_none_or(|one| one.account == account);
        let taken = pairs.into_iter().find(is_free)?;
        held.retain(|_, one| one.account != account);
        let (account, name) = (account.to_owned(), name.to_owned());
        held.insert(taken.to_owned(), Held { account, name, until: Tick::now() + LAPSE });
        Some(taken)
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
        // Whoever asks again keeps what they have; who goes on lets go of it.
        assert_eq!(take("anna"), Some("a"));
        assert_eq!(holding.take(["c"], "anna", "anna"), Some("c"));
        assert_eq!(take("cem"), Some("a"));
        assert_eq!((holding.other("a", "anna").as_deref(), holding.other("a", "cem")), (Some("cem"), None));
        // Without a sign it lapses.
        holding.0.lock().expect("whole").values_mut().for_each(|one| one.until = Tick::now());
        assert_eq!((holding.other("a", "anna"), take("anna")), (None, Some("a")));
    }
}
