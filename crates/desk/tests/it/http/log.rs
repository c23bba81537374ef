//! What the log has, and what it has not.

use std::io::Write;
use std::sync::Mutex;

use takas_desk::server::http::log::Log;

use super::*;

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("unpoisoned").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Kept {
    /// The lines, when there are so many.
    async fn lines(&self, expected: usize) -> Vec<String> {
        for _ in 0..200 {
            let text = String::from_utf8(self.0.lock().expect("unpoisoned").clone()).expect("text");
            if text.lines().count() >= expected {
                return text.lines().map(str::to_owned).collect();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("there are not {expected} lines");
    }
}

#[tokio::test]
async fn a_line_has_the_pattern_of_the_route_and_nobody() {
    const CANARIES: [&str; 6] =
        ["canary-id", "canary-query", "canary-cookie", "canary-agent", "192.0.2.77", "CANARY-METHOD"];
    let (folder, kept) = (Folder::new(), Kept::default());
    let desk = folder.open(Edge {
        log: Log::to(kept.clone()),
        proxies: vec!["0.0.0.0".parse().expect("one")],
        ..Edge::default()
    });
    let headers = [
        ("cookie", "__Host-takas=canary-cookie"),
        ("user-agent", "canary-agent"),
        ("x-forwarded-for", "192.0.2.77"),
        ("referer", "https://desk.example/canary-id"),
    ];
    let seen = ask(&desk, request("GET", "/test/c/canary-id?canary-query", &headers, "")).await;
    let absent = ask(&desk, request("GET", "/canary-id?canary-query", &headers, "")).await;
    ask(&desk, request("CANARY-METHOD", "/test/c/canary-id", &headers, "")).await;
    ask(&desk, request("GET", "/test/panic?canary-query", &headers, "")).await;
    desk.lock();
    let lines = kept.lines(5).await;
    let read = |line: &String| serde_json::from_str::<serde_json::Value>(line).expect("JSON");
    let rows: Vec<serde_json::Value> = lines.iter().map(read).collect();
    for (row, route, status, id) in [
        (&rows[0], "/test/c/{case}", 200, Some(seen.header("x-request-id"))),
        (&rows[1], "-", 404, Some(absent.header("x-request-id"))),
        (&rows[2], "-", 403, None),
        (&rows[3], "/test/panic", 500, None),
    ] {
        let answered = &row["answered"]["answered"];
        assert_eq!((&answered["route"], &answered["status"]), (&route.into(), &status.into()), "{row}");
        assert!(id.is_none_or(|id| answered["request"] == id), "{row}");
        assert_eq!(answered["whole"], true, "{row}");
        assert!(row["answered"]["time"].as_str().is_some_and(|time| time.ends_with('Z')), "{row}");
    }
    assert_eq!(rows[0]["answered"]["answered"]["bytes"], "seen".len());
    assert_eq!(rows[2]["answered"]["answered"]["method"], "-");
    assert_eq!(rows[4]["happened"]["what"], "locked");
    let text = lines.join("\n");
    for canary in CANARIES {
        assert!(!text.contains(canary), "{canary}: {text}");
    }
}

#[tokio::test]
async fn an_answer_that_was_not_taken_to_its_end_is_told_from_one_that_was() {
    let (folder, kept) = (Folder::new(), Kept::default());
    let desk = folder.open(Edge { log: Log::to(kept.clone()), ..Edge::default() });
    let stream = whole(desk.clone()).oneshot(request("GET", "/test/events", &[], "")).await.expect("an answer");
    drop(stream);
    let lines = kept.lines(1).await;
    assert!(lines[0].contains(r#""whole":false"#), "{}", lines[0]);
}
