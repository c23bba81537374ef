//! Connecting to a PostgreSQL server.

use std::path::Path;

use postgres::{Client, NoTls};

use crate::engine::postgres::failed;
use crate::error::StoreError;

/// Connects to the server at `address`.
pub(crate) fn connect(address: &str, _roots: Option<&Path>) -> Result<Client, StoreError> {
    Client::connect(address, NoTls).map_err(|error| failed(&error))
}
