//! The vault as the chest in which operations keep their keys: by names, each of which has one key for ever.

use super::{Open, State, Vault, VaultError};
use crate::failure::Failure;
use crate::running::keys::{Chest, Found, Key};

impl Chest for Vault {
    fn find(&self, name: &str) -> Result<Found, Failure> {
        if let State::Open(open) = &*self.look()
            && let found @ (Found::Key(_) | Found::Erased(_)) = open.found(name)?
        {
            return Ok(found);
        }
        // Another process may have made it.
        Ok(self.with_ways(|_, open, _| open.found(name))?)
    }

    fn get_or_make(&self, name: &str) -> Result<Key, Failure> {
        Ok(self.key(name)?)
    }

    fn erase(&self, name: &str) -> Result<[u8; 16], Failure> {
        let ids = Vault::erase(self, name)?;
        Ok(ids.last().copied().ok_or(VaultError::NoKey)?)
    }

    fn names(&self, begin: &str) -> Result<Vec<String>, Failure> {
        let names = |open: &mut Open| open.names.0.keys().filter(|name| name.starts_with(begin)).cloned().collect();
        Ok(self.with_ways(|_, open, _| Ok(names(open)))?)
    }
}

impl Open {
    fn found(&self, name: &str) -> Result<Found, VaultError> {
        let Some(named) = self.names.0.get(name).and_then(|ids| ids.last()) else { return Ok(Found::Nothing) };
        if named.is_erased {
            return Ok(Found::Erased(named.id));
        }
        let secret = self.secrets.get(&named.id).ok_or(VaultError::Damaged("one of its keys is missing"))?;
        Ok(Found::Key(Key { id: named.id, secret: secret.clone() }))
    }
}
