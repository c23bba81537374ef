//! Ending: what runs is finished, streams end, nothing new begins.

use std::time::Instant;

use takas_desk::server::http::Limits;

use super::*;

#[tokio::test]
async fn what_runs_is_finished_and_nothing_new_begins() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(Edge::default())).await;
    let mut slow = listening.connect().await;
    slow.write_all(b"GET /test/slow HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    let mut idle = listening.connect().await;
    idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    let mut silent = listening.connect().await;
    folder.is_taken().await;
    idle.readable().await.expect("an answer");
    while listening.desk.metrics().connections() < 3 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    listening.desk.end();
    let answer = read_to_end(&mut slow).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("done"), "{answer}");
    assert!(read_to_end(&mut idle).await.starts_with("HTTP/1.1 200"));
    assert_eq!(read_to_end(&mut silent).await, "");
    assert!(listening.ended.await.expect("ended"), "all of it was done");
    assert!(TcpStream::connect(listening.address).await.is_err(), "nobody listens");
}

#[tokio::test]
async fn a_stream_ends_so_that_its_reader_knows() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(Edge::default())).await;
    let mut stream = listening.connect().await;
    stream.write_all(b"GET /test/events HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    read_to(&mut stream, "data: revision").await;
    let begun = Instant::now();
    listening.desk.end();
    let answer = read_to_end(&mut stream).await;
    // The last chunk of a body that is whole.
    assert!(answer.ends_with("0\r\n\r\n"), "{answer:?}");
    assert!(listening.ended.await.expect("ended") && begun.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn what_does_not_end_is_cut_off_in_the_end() {
    let folder = Folder::new();
    // Nothing else ends it.
    let (end_within, answer_within) = (Duration::from_millis(200), Duration::from_secs(3_600));
    let limits = Limits { end_within, answer_within, ..Limits::default() };
    let listening = Listening::new(folder.open(Edge { limits, ..Edge::default() })).await;
    let mut slow = listening.connect().await;
    slow.write_all(b"GET /test/never HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    folder.is_taken().await;
    listening.desk.end();
    tokio::time::timeout(PATIENCE, listening.ended).await.expect("it ends").expect("ended");
    assert_eq!(read_to_end(&mut slow).await, "", "nothing was answered");
}

#[tokio::test]
async fn whoever_asks_whether_it_can_work_is_told_that_it_ends() {
    let folder = Folder::new();
    let desk = folder.open(Edge::default());
    assert_eq!(ask(&desk, request("GET", "/readyz", &[], "")).await.status, 200);
    desk.end();
    let answer = ask(&desk, request("GET", "/readyz", &[], "")).await;
    assert_eq!((answer.status, answer.body.contains(r#""ending":true"#)), (503, true), "{}", answer.body);
}
