//! Requests that are nearly right, by the thousand, and rubbish behind right ones: the desk answers or cuts off, lives, and does not grow.

use takas_desk::server::http::Limits;
use takas_desk::server::http::rates::Rate;

use super::*;

/// Requests in one run.
const ROUNDS: u32 = 4_000;
/// By how much the process may grow meanwhile, in bytes.
const GROWTH_MAX: u64 = 48 << 20;

/// A small generator (`SplitMix64`; Steele, Lea, Flood, 2014): the same requests in every run.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(bound.max(1)).expect("small")).expect("small")
    }

    fn one<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

const SEEDS: &[&[u8]] = &[
    b"GET /healthz HTTP/1.1\r\nhost: desk.example\r\naccept: */*\r\n\r\n",
    b"POST /unlock HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 24\r\n\r\ntoken=0&passphrase=12345",
    b"POST /test/json HTTP/1.1\r\nhost: x\r\norigin: https://desk.example\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n10\r\n{\"word\":\"said\"} \r\n0\r\n\r\n",
    b"HEAD /static/desk.css HTTP/1.1\r\nhost: x\r\ncookie: __Host-takas=1; takas-visit=2\r\nif-none-match: \"0\"\r\n\r\n",
    b"GET /test/c/0123?x=%ff HTTP/1.0\r\nx-forwarded-for: 10.0.0.1, rubbish\r\naccept-language: ar;q=0.5,*\r\n\r\n",
    b"POST /lock HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 5\r\n\r\ntoken",
];

const PIECES: &[&[u8]] = &[
    b"\r\n",
    b"\n",
    b"\r",
    b"\0",
    b":",
    b" ",
    b"%",
    b"%00",
    b"//",
    b"/../",
    b"?",
    b"#",
    b"\xff\xfe",
    b"HTTP/9.9",
    b"content-length: 18446744073709551616\r\n",
    b"content-length: 0\r\n",
    b"transfer-encoding: chunked\r\n",
    b"transfer-encoding: identity, chunked\r\n",
    b"connection: upgrade\r\nupgrade: h2c\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"ffffffffffffffff\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00",
    b"host: a\r\nhost: b\r\n",
    b"origin: null\r\n",
    b"cookie: ;=;;=\r\n",
];

/// A request that was changed in some places.
fn mutated(chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.one(SEEDS).to_vec();
    for _ in 0..=chance.below(6) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(7) {
            0 if at < bytes.len() => bytes[at] = u8::try_from(chance.below(256)).expect("a byte"),
            1 => bytes.truncate(at),
            2 => drop(bytes.splice(at..at, chance.one(PIECES).iter().copied())),
            3 => {
                let end = (at + chance.below(16)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                let end = (at + chance.below(64)).min(bytes.len());
                let copied = bytes[at..end].repeat(chance.below(40));
                bytes.splice(at..at, copied);
            }
            5 => {
                let more = *chance.one::<&[u8]>(SEEDS);
                bytes.extend_from_slice(more);
            }
            _ => {
                let letter = u8::try_from(chance.below(256)).expect("a byte");
                let run = chance.below(3_000);
                bytes.splice(at..at, std::iter::repeat_n(letter, run));
            }
        }
    }
    bytes
}

fn resident_bytes() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}

fn edge() -> Edge {
    let brief = Duration::from_millis(500);
    let often = Rate::new(1_000_000, 1_000_000);
    let limits = Limits {
        head_within: brief,
        silent_within: brief,
        answer_within: brief,
        taken_within: brief,
        by_address: often,
        by_session: often,
        guesses: often,
        ..Limits::default()
    };
    Edge { limits, ..Edge::default() }
}

/// Sends it, and reads what comes for a while: a status of ours, or nothing.
async fn tried(listening: &Listening, bytes: &[u8]) {
    let mut stream = listening.connect().await;
    if stream.write_all(bytes).await.is_err() {
        return;
    }
    let _ = stream.shutdown().await;
    let answer = read_to_end(&mut stream).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1."), "{:?}: {answer:?}", String::from_utf8_lossy(bytes));
    let is_defect = answer.starts_with("HTTP/1.1 5") && !answer.starts_with("HTTP/1.1 503");
    assert!(!is_defect, "{:?}: {answer}", String::from_utf8_lossy(bytes));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn requests_that_are_nearly_right_do_no_harm() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge())).await;
    let mut chance = Chance(20_240_801);
    let mut before = None;
    for round in 0..ROUNDS {
        // The first requests make what is made once.
        if round == ROUNDS / 8 {
            before = resident_bytes();
        }
        let bytes = mutated(&mut chance);
        tried(&listening, &bytes).await;
    }
    let alive = listening.send_in_time(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    assert!(alive.starts_with("HTTP/1.1 200"), "{alive}");
    if let (Some(before), Some(after)) = (before, resident_bytes()) {
        assert!(after.saturating_sub(before) < GROWTH_MAX, "{before} {after}");
    }
    for _ in 0..100 {
        if listening.desk.metrics().connections() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{} connections are left", listening.desk.metrics().connections());
}

#[tokio::test]
async fn rubbish_behind_a_right_request_does_not_touch_its_answer() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge())).await;
    let right = b"GET /test/c/0123 HTTP/1.1\r\nhost: x\r\n\r\n";
    for rubbish in
        [&b"\0\0\0\0"[..], b"GET", b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00", b"GET  /  HTTP/1.1\r\n\r\n"]
    {
        let answer = listening.send_in_time(&[right, right, rubbish].concat()).await;
        assert_eq!(answer.matches("HTTP/1.1 200").count(), 2, "{rubbish:?}: {answer}");
        assert_eq!(answer.matches("\r\n\r\nseen").count(), 2, "{rubbish:?}: {answer}");
    }
    // Two lengths are a way to smuggle a second request past a proxy: nothing of it is answered.
    let smuggled = b"POST /test/form HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /test/c/0123 HTTP/1.1\r\nhost: x\r\n\r\n";
    let answer = listening.send(smuggled).await;
    assert!(!answer.contains("seen") || answer.starts_with("HTTP/1.1 4"), "{answer}");
}

#[tokio::test]
async fn many_requests_one_after_the_other_on_one_connection_are_answered_in_their_order() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge())).await;
    let mut said = b"GET /test/c/0123 HTTP/1.1\r\nhost: x\r\n\r\n".repeat(200);
    said.extend_from_slice(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    let answer = listening.send_in_time(&said).await;
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 201);
    assert!(answer.trim_end().ends_with('}'), "{answer}");
}
