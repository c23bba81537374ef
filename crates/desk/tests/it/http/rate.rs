//! How often somebody may ask.

use takas_desk::server::http::Limits;
use takas_desk::server::http::rates::Rate;

use super::*;

fn edge(proxies: &[&str]) -> (Edge, Arc<std::sync::atomic::AtomicU64>) {
    let (ticks, clock) = told_clock();
    let limits = Limits {
        by_address: Rate::new(20, 10),
        by_session: Rate::new(5, 1),
        guesses: Rate::new(3, 1),
        ..Limits::default()
    };
    let proxies = proxies.iter().map(|proxy| proxy.parse().expect("an address")).collect();
    (Edge { limits, ticks, proxies, ..Edge::default() }, clock)
}

/// How many of thirty requests are answered.
async fn let_through(desk: &Desk, method: &str, headers: &[(&str, &str)]) -> usize {
    let mut through = 0;
    for _ in 0..30 {
        let answer = ask(desk, request(method, "/test/c/0", headers, "")).await;
        if answer.status == 429 {
            assert_ne!(answer.header("retry-after"), "");
        } else {
            through += 1;
        }
    }
    through
}

#[tokio::test]
async fn an_address_a_session_and_a_guess_have_each_their_own_rate() {
    let folder = Folder::new();
    let (edge, clock) = edge(&["0.0.0.0"]);
    let desk = folder.open(edge);
    let from = |address: &'static str| ("x-forwarded-for", address);
    assert_eq!(let_through(&desk, "GET", &[from("192.0.2.1")]).await, 20);
    assert_eq!(let_through(&desk, "GET", &[from("192.0.2.1")]).await, 0);
    assert_eq!(let_through(&desk, "GET", &[from("192.0.2.2"), ("cookie", "__Host-takas=one")]).await, 5);
    // The same session from another address; another session from the same.
    assert_eq!(let_through(&desk, "GET", &[from("192.0.2.3"), ("cookie", "__Host-takas=one")]).await, 0);
    clock.store(2_000, Ordering::Relaxed);
    assert_eq!(let_through(&desk, "GET", &[from("192.0.2.3"), ("cookie", "__Host-takas=two")]).await, 5);
    assert_eq!(let_through(&desk, "POST", &[from("192.0.2.4")]).await, 3);
    // Of one network of IPv6 all are one.
    assert_eq!(let_through(&desk, "GET", &[from("2001:db8::1")]).await, 20);
    assert_eq!(let_through(&desk, "GET", &[from("2001:db8::2")]).await, 0);
    clock.store(1_000_000, Ordering::Relaxed);
    assert_eq!(let_through(&desk, "GET", &[from("192.0.2.1")]).await, 20);
}

#[tokio::test]
async fn whoever_is_no_proxy_cannot_speak_for_others() {
    let folder = Folder::new();
    let (edge, _) = edge(&[]);
    let desk = folder.open(edge);
    assert_eq!(let_through(&desk, "GET", &[("x-forwarded-for", "192.0.2.1")]).await, 20);
    assert_eq!(let_through(&desk, "GET", &[("x-forwarded-for", "192.0.2.2")]).await, 0);
}

#[tokio::test]
async fn numbers_are_for_the_machine_itself() {
    let folder = Folder::new();
    let listening =
        Listening::new(folder.open(Edge { proxies: vec!["127.0.0.1".parse().expect("one")], ..Edge::default() })).await;
    let ask = |forwarded: &'static str| {
        let request = format!("GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{forwarded}\r\n");
        let listening = &listening;
        async move { listening.send(request.as_bytes()).await }
    };
    assert!(ask("x-forwarded-for: 192.0.2.1\r\n").await.starts_with("HTTP/1.1 404"));
    let own = ask("").await;
    assert!(own.starts_with("HTTP/1.1 200") && own.contains("takas_open 1"), "{own}");
    assert!(own.contains("takas_requests_total{route=\"/metrics\",status=\"404\"} 1"), "{own}");
}
