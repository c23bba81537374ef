//! Limits of size, time, number and rate. What is larger, longer or more is refused; nothing that a client sends makes memory grow without
//! bound.

use std::time::Duration;

use super::rates::Rate;

/// Limits of a desk. The defaults are those of `docs/reference/desk.md`.
#[derive(Clone, Debug)]
pub struct Limits {
    /// The most connections at once. Further ones wait in the system's queue.
    pub connections_max: usize,
    /// The most connections at once from one address. Proxies that were named are not counted.
    pub connections_per_address_max: usize,
    /// How long a connection may take to send the head of a request, and how long it may idle between two.
    pub head_within: Duration,
    /// How long a connection may say nothing at all before its first request.
    pub silent_within: Duration,
    /// How long a request may take from its head to the head of its answer: its body comes within this, too.
    pub answer_within: Duration,
    /// How long nothing at all of an answer may be taken by its reader.
    pub taken_within: Duration,
    /// How long the desk waits, when it ends, for requests that are being answered.
    pub end_within: Duration,
    /// The most bytes of a request's head.
    pub head_bytes_max: usize,
    /// The most fields in a request's head.
    pub head_fields_max: usize,
    /// The most bytes of a request's body, where a route does not say otherwise.
    pub body_bytes_max: usize,
    /// Requests of one address (of one /64 where it is of IPv6).
    pub by_address: Rate,
    /// Requests of one session, or of a program by one token.
    pub by_session: Rate,
    /// Changes asked for by one address without a session: sign-in, joining.
    pub guesses: Rate,
    /// Attempts of one address to unlock the desk.
    pub unlocking: Rate,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections_max: 12_000,
            connections_per_address_max: 1_024,
            head_within: Duration::from_secs(20),
            silent_within: Duration::from_secs(60),
            answer_within: Duration::from_secs(20),
            taken_within: Duration::from_secs(30),
            end_within: Duration::from_secs(10),
            head_bytes_max: 16 * 1024,
            head_fields_max: 64,
            body_bytes_max: 64 * 1024,
            // A headquarters can sit behind one address, and each screen asks again at each event.
            by_address: Rate::new(2_000, 400),
            by_session: Rate::new(240, 20),
            guesses: Rate::new(300, 1),
            unlocking: Rate::each(10, Duration::from_secs(6)),
        }
    }
}
