//! The address of a PostgreSQL server, `postgres://…`: what of it the driver does not know, and whether the way there is one to go.
//!
//! Over a network the connection is encrypted and the server proves who it is (`sslmode=verify-full`), or the address says that neither
//! is wanted (`sslmode=disable`). What lies between gives no safety that could be relied on, and is refused.

use std::net::IpAddr;
use std::path::PathBuf;

use postgres::Config;
use postgres::config::{Host, SslMode};

use super::postgres::failed;
use crate::error::StoreError;

/// How a server is reached.
#[derive(Debug)]
pub(super) enum Way {
    /// As it is: a way within this machine, or one that somebody else protects.
    Plain(Config),
    /// Encrypted, with the file of those who may sign the server's certificate.
    #[cfg_attr(not(any(feature = "tls", test)), expect(dead_code, reason = "without `tls` it is read and refused"))]
    Encrypted(Config, PathBuf),
}

impl Way {
    /// Reads an address.
    pub(super) fn read(address: &str) -> Result<Self, StoreError> {
        let (known, verified, roots) = split(address)?;
        let mut config: Config = known.parse().map_err(|error| failed(&error))?;
        match (verified, roots) {
            (false, None) if is_near(&config) || config.get_ssl_mode() == SslMode::Disable => Ok(Way::Plain(config)),
            (false, None) => unfit(
                "over a network, say `sslmode=verify-full` and `sslrootcert=FILE` in the address of PostgreSQL; or lead the connection \
                 through a tunnel and say `sslmode=disable`, or use a socket of this machine",
            ),
            (false, Some(_)) => unfit("`sslrootcert` in the address of PostgreSQL wants `sslmode=verify-full`"),
            (true, None) => unfit(
                "`sslmode=verify-full` wants `sslrootcert=FILE`: the certificates of those who may sign the server's",
            ),
            (true, Some(_)) if !has_names(&config) => {
                unfit("`sslmode=verify-full` wants the name of the server in the address, for that is what is verified")
            }
            (true, Some(roots)) => {
                config.ssl_mode(SslMode::Require);
                Ok(Way::Encrypted(config, roots))
            }
        }
    }
}

fn unfit<T>(what: &str) -> Result<T, StoreError> {
    Err(StoreError::Unfit { what: what.to_owned() })
}

/// The address without what the driver does not know; whether the server is to be verified; and by which file.
fn split(address: &str) -> Result<(String, bool, Option<PathBuf>), StoreError> {
    let Some((place, query)) = address.split_once('?') else { return Ok((address.to_owned(), false, None)) };
    let (mut verified, mut roots, mut known) = (false, None, Vec::new());
    for part in query.split('&') {
        match part.split_once('=') {
            Some(("sslmode", "verify-full")) => verified = true,
            Some(("sslmode", "verify-ca")) => {
                return unfit(
                    "`sslmode=verify-ca` takes any server for the one that is meant: say `sslmode=verify-full`",
                );
            }
            Some(("sslrootcert", file)) => match decoded(file) {
                Some(file) => roots = Some(PathBuf::from(file)),
                None => return unfit("`sslrootcert` in the address of PostgreSQL is not written as addresses are"),
            },
            _ => known.push(part),
        }
    }
    let query = if known.is_empty() { String::new() } else { format!("?{}", known.join("&")) };
    Ok((format!("{place}{query}"), verified, roots))
}

/// Text of an address, in which `%2F` stands for a character.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        if *byte != b'%' {
            bytes.push(*byte);
            continue;
        }
        let (digits, tail) = rest.split_at_checked(2)?;
        rest = tail;
        let digit = |at: usize| char::from(digits[at]).to_digit(16);
        bytes.push(u8::try_from(digit(0)? * 16 + digit(1)?).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Whether it leads nowhere but within this machine.
fn is_near(config: &Config) -> bool {
    let is_near = |host: &Host| match host {
        Host::Tcp(name) => name == "localhost" || name.parse().is_ok_and(|address: IpAddr| address.is_loopback()),
        Host::Unix(_) => true,
    };
    config.get_hosts().iter().all(is_near) && config.get_hostaddrs().iter().all(IpAddr::is_loopback)
}

/// Whether every server has a name that a certificate could be for.
fn has_names(config: &Config) -> bool {
    let hosts = config.get_hosts();
    !hosts.is_empty() && hosts.iter().all(|host| matches!(host, Host::Tcp(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is made of an address: how it is reached and by which file, or the beginning of why not.
    fn shown(address: &str) -> String {
        match Way::read(address) {
            Ok(Way::Plain(_)) => "plain".to_owned(),
            Ok(Way::Encrypted(config, roots)) => {
                assert_eq!(config.get_ssl_mode(), SslMode::Require);
                format!("encrypted by {}", roots.display())
            }
            Err(StoreError::Unfit { what }) => what,
            Err(other) => other.to_string(),
        }
    }

    #[test]
    fn a_way_over_a_network_is_encrypted_and_verified_or_meant_to_be_plain() {
        let rows = [
            ("postgres://a@localhost/b", "plain"),
            ("postgres://a@127.0.0.1/b?sslmode=prefer", "plain"),
            ("postgres://a@%2Ftmp/b?options=-c%20search_path%3Dc", "plain"),
            ("postgres://a@203.0.113.1/b", "over a network"),
            ("postgres://a@203.0.113.1/b?sslmode=require", "over a network"),
            ("postgres://a@localhost,far.example/b", "over a network"),
            ("postgres://a@localhost/b?hostaddr=203.0.113.1", "over a network"),
            ("postgres://a@far.example/b?sslmode=disable", "plain"),
            ("postgres://a@far.example/b?sslmode=verify-full", "`sslmode=verify-full` wants `sslrootcert=FILE`"),
            ("postgres://a@far.example/b?sslmode=verify-ca&sslrootcert=c", "`sslmode=verify-ca` takes any server"),
            ("postgres://a@far.example/b?sslrootcert=c", "`sslrootcert` in the address"),
            ("postgres://a@far.example/b?sslmode=disable&sslrootcert=c", "`sslrootcert` in the address"),
            ("postgres://a@far.example/b?sslmode=verify-full&sslrootcert=%2", "`sslrootcert` in the address of"),
            ("postgres://a@far.example/b?sslmode=verify-full&sslrootcert=%ff", "`sslrootcert` in the address of"),
            ("postgres://a@%2Ftmp/b?sslmode=verify-full&sslrootcert=c", "`sslmode=verify-full` wants the name"),
            (
                "postgres:///b?hostaddr=203.0.113.1&sslmode=verify-full&sslrootcert=c",
                "`sslmode=verify-full` wants the name",
            ),
            (
                "postgres://a@far.example/b?sslmode=verify-full&application_name=x&sslrootcert=%2Fa%20b%2Fc.pem",
                "encrypted by /a b/c.pem",
            ),
        ];
        for (address, expected) in rows {
            let found = shown(address);
            assert!(found.starts_with(expected), "{address}: {found}");
        }
    }
}
