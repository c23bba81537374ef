//! Whom a request comes from: the connection's other end, or, where that is a proxy that was named, whom it speaks for.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::http::HeaderMap;

/// The other end of a connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

impl Default for Peer {
    /// Nobody that is known: where a request did not come over a connection.
    fn default() -> Self {
        Self(SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0))
    }
}

/// The address that a request comes from. `X-Forwarded-For` is read from its end, for its beginning is whatever the client wrote: the last
/// address that is no proxy of ours is the client's. Of anybody but a proxy that was named, it is not read at all.
#[must_use]
pub fn address(peer: Peer, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let direct = peer.0.ip().to_canonical();
    if !proxies.contains(&direct) {
        return direct;
    }
    let lines = headers.get_all("x-forwarded-for").iter().rev();
    let hops = lines.filter_map(|line| line.to_str().ok()).flat_map(|line| line.rsplit(','));
    for hop in hops {
        match hop.trim().parse::<IpAddr>().map(|hop| hop.to_canonical()) {
            Ok(hop) if proxies.contains(&hop) => {}
            Ok(hop) => return hop,
            // What is no address says nothing, and nothing before it can be believed.
            Err(_) => return direct,
        }
    }
    direct
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forwarded_addresses_are_believed_of_named_proxies_alone() {
        for (peer, forwarded, expected) in [
            ("198.51.100.7", &["203.0.113.9"][..], "198.51.100.7"),
            ("10.0.0.1", &[][..], "10.0.0.1"),
            ("10.0.0.1", &["203.0.113.9"][..], "203.0.113.9"),
            // What a client wrote there itself stands before what the proxy added.
            ("10.0.0.1", &["192.0.2.66, 203.0.113.9"][..], "203.0.113.9"),
            ("10.0.0.1", &["192.0.2.66", "203.0.113.9"][..], "203.0.113.9"),
            ("10.0.0.1", &["203.0.113.9, 10.0.0.2"][..], "203.0.113.9"),
            ("10.0.0.1", &["203.0.113.9, rubbish"][..], "10.0.0.1"),
            ("10.0.0.1", &["10.0.0.2"][..], "10.0.0.1"),
            ("::ffff:10.0.0.1", &["2001:db8::1"][..], "2001:db8::1"),
        ] {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append("x-forwarded-for", line.parse().expect("a value"));
            }
            let proxies = ["10.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().expect("an address"));
            let peer = Peer(SocketAddr::new(peer.parse().expect("an address"), 1));
            assert_eq!(address(peer, &headers, &proxies).to_string(), expected, "{forwarded:?}");
        }
    }
}
