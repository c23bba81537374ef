//! Bodies that are too large, of another kind, or no body at all.

use takas_desk::server::http::Limits;

use super::*;

const SMALL: usize = 4_096;

fn edge() -> Edge {
    Edge { limits: Limits { body_bytes_max: SMALL, ..Limits::default() }, ..Edge::default() }
}

#[tokio::test]
async fn what_is_too_large_is_refused_whether_it_says_so_or_not() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge())).await;
    let (cookie, token) = visitor("a visit");
    let head = format!(
        "POST /test/form HTTP/1.1\r\nhost: desk.example\r\norigin: {ORIGIN}\r\ncookie: {cookie}\r\nx-takas-token: {token}\r\n\
         content-type: application/x-www-form-urlencoded\r\nconnection: close\r\n"
    );
    let padding = |bytes: usize| format!("word={}", "x".repeat(bytes - "word=".len()));
    let sized = |body: &str| format!("{head}content-length: {}\r\n\r\n{body}", body.len());
    let chunked = |body: &str| {
        let chunks: String = body.as_bytes().chunks(1_000).fold(String::new(), |text, chunk| {
            format!("{text}{:x}\r\n{}\r\n", chunk.len(), String::from_utf8_lossy(chunk))
        });
        format!("{head}transfer-encoding: chunked\r\n\r\n{chunks}0\r\n\r\n")
    };
    for (request, expected) in [
        (sized(&padding(SMALL)), "200"),
        (sized(&padding(SMALL + 1)), "413"),
        (chunked(&padding(SMALL)), "200"),
        (chunked(&padding(SMALL + 1)), "413"),
        (format!("{head}content-length: 99999999999\r\n\r\n"), "413"),
        (format!("{head}content-length: 1\r\ncontent-length: 2\r\n\r\nx"), "400"),
        (format!("{head}content-length: -1\r\n\r\n"), "400"),
        (format!("{head}transfer-encoding: chunked\r\n\r\nzz\r\n"), "400"),
    ] {
        let answer = listening.send(request.as_bytes()).await;
        let shown = &answer[..answer.len().min(60)];
        assert!(answer.starts_with(&format!("HTTP/1.1 {expected}")), "{expected}: {shown} of {}", &request[..300]);
    }
}

#[tokio::test]
async fn what_is_no_form_is_refused() {
    let folder = Folder::new();
    let desk = folder.open(edge());
    let (cookie, token) = visitor("a visit");
    let own = [("origin", ORIGIN), ("cookie", &*cookie), ("x-takas-token", &*token)];
    let form = "application/x-www-form-urlencoded";
    for (kind, body, expected) in [
        (form, "word=said", 200),
        ("APPLICATION/X-WWW-FORM-URLENCODED;charset=utf-8", "word=said", 200),
        (form, "", 400),
        (form, "world=said", 400),
        (form, "word=%zz%ff%00", 200),
        (form, "word=a&word=b", 400),
        (form, &"&".repeat(SMALL), 400),
        (form, &"=".repeat(SMALL), 400),
        ("text/plain", "word=said", 415),
        ("multipart/form-data; boundary=x", "word=said", 415),
        ("", "word=said", 415),
    ] {
        let headers = [&own[..], &[("content-type", kind)]].concat();
        let answer = ask(&desk, request("POST", "/test/form", &headers, body)).await;
        assert_eq!(answer.status, expected, "{kind}: {}", &body[..body.len().min(20)]);
    }
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused() {
    let folder = Folder::new();
    let listening = Listening::new(folder.open(edge())).await;
    let limits = Limits::default();
    let many: String =
        (0..=limits.head_fields_max).fold(String::new(), |text, number| format!("{text}x-{number}: y\r\n"));
    for (head, expected) in [
        (format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(limits.head_bytes_max)), ["414", "431"]),
        (format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "y".repeat(limits.head_bytes_max)), ["431", "431"]),
        (format!("GET / HTTP/1.1\r\n{many}\r\n"), ["431", "400"]),
    ] {
        let answer = listening.send(head.as_bytes()).await;
        let is_refused = expected.iter().any(|status| answer.starts_with(&format!("HTTP/1.1 {status}")));
        assert!(is_refused, "{}: {}", &head[..30], &answer[..answer.len().min(80)]);
    }
}
