//! Slow clients, many connections, and answers that nobody takes.

use std::time::Instant;

use takas_desk::server::http::Limits;

use super::*;

fn brief() -> Limits {
    let brief = Duration::from_millis(400);
    Limits { head_within: brief, silent_within: brief, answer_within: brief, taken_within: brief, ..Limits::default() }
}

fn edge(limits: Limits) -> Edge {
    Edge { limits, ..Edge::default() }
}

/// How long the other side took to close, having been sent this, and what it said before.
async fn closed(listening: &Listening, said: &[u8]) -> (Duration, String) {
    let begun = Instant::now();
    let answer = listening.send(said).await;
    (begun.elapsed(), answer)
}

#[tokio::test]
async fn whoever_is_slow_is_cut_off() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge(brief()))).await;
    let body = "POST /test/form HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\
                content-type: application/x-www-form-urlencoded\r\n\r\nwor";
    for (said, expected) in [
        // Nothing at all; half a head; a head and half a body.
        ("", ""),
        ("GET / HTTP/1.1\r\nhost:", ""),
        (body, "HTTP/1.1 408"),
        // Kept for a next request that does not come.
        ("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n", "HTTP/1.1 200"),
        // A handler that takes too long.
        ("GET /test/never HTTP/1.1\r\nhost: x\r\n\r\n", "HTTP/1.1 408"),
    ] {
        let mut told = closed(&listening, said.as_bytes()).await;
        // On a machine that is busy any handler may take too long.
        for _ in 0..20 {
            if expected.ends_with("408") || !told.1.starts_with("HTTP/1.1 408") {
                break;
            }
            told = closed(&listening, said.as_bytes()).await;
        }
        let (took, answer) = told;
        assert!(answer.starts_with(expected), "{said:?}: {answer}");
        assert!(took > Duration::from_millis(300) && took < Duration::from_secs(5), "{said:?}: {took:?}");
    }
}

#[tokio::test]
async fn a_head_that_comes_byte_by_byte_is_cut_off_at_its_time() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge(brief()))).await;
    let mut stream = listening.connect().await;
    let begun = Instant::now();
    let mut was_cut_off = false;
    for byte in b"GET / HTTP/1.1\r\nx-drip: ".iter().chain(std::iter::repeat(&b'x')).take(200) {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if stream.write_all(&[*byte]).await.is_err() {
            was_cut_off = true;
            break;
        }
    }
    assert!(was_cut_off && begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn whoever_does_not_take_an_answer_is_cut_off() {
    let folder = Folder::new();
    let desk = folder.open(edge(brief()));
    let listening = Listening::new(desk.clone()).await;
    let mut stream = listening.connect().await;
    stream.write_all(b"GET /test/large HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    for _ in 0..100 {
        tokio::time::sleep(Duration::from_millis(50)).await;
        if desk.metrics().connections() == 0 && stream.peek(&mut [0]).await.is_ok() {
            return;
        }
    }
    panic!("still there: {}", desk.metrics().connections());
}

#[tokio::test]
async fn one_address_has_so_many_connections_and_no_more() {
    let folder = Folder::new();
    let desk = folder.open(edge(Limits { connections_per_address_max: 3, ..Limits::default() }));
    let listening = Listening::new(desk.clone()).await;
    let mut kept = Vec::new();
    for _ in 0..3 {
        let mut stream = listening.connect().await;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
        stream.readable().await.expect("an answer");
        kept.push(stream);
    }
    let get = b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let mut refused = listening.connect().await;
    let _ = refused.write_all(get).await;
    assert_eq!(read_to_end(&mut refused).await, "");
    drop(kept);
    while desk.metrics().connections() > 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert!(listening.send(get).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn beyond_the_room_there_is_one_waits_and_is_served_when_another_has_gone() {
    let folder = Folder::new();
    let desk = folder.open(edge(Limits { connections_max: 2, ..Limits::default() }));
    let listening = Listening::new(desk.clone()).await;
    let held = [listening.connect().await, listening.connect().await];
    while desk.metrics().connections() < 2 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let mut third = listening.connect().await;
    third.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.expect("sent");
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(desk.metrics().connections(), 2);
    drop(held);
    assert!(read_to_end(&mut third).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn where_room_is_short_no_connection_is_kept() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge(Limits { connections_max: 1, ..Limits::default() }))).await;
    let answer = listening.send(b"GET /unlock HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(answer.contains("connection: close"), "{answer}");
}
