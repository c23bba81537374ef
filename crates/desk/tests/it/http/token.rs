//! Only our own pages change anything.

use super::*;

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

#[tokio::test]
async fn what_another_site_makes_a_browser_send_changes_nothing() {
    let folder = Folder::new();
    let desk = folder.open(Edge::default());
    let (cookie, token) = visitor("a visit");
    let (session, of_session) = ("__Host-takas=a session".to_owned(), tokens::of_cookie("a session"));
    let own = ("origin", ORIGIN);
    let with = |token: &str| format!("word=said&token={token}");
    for (headers, body, expected) in [
        (vec![own, ("cookie", &*cookie)], with(&token), 200),
        (vec![own, ("cookie", &*cookie), ("sec-fetch-site", "same-origin")], with(&token), 200),
        (vec![own, ("cookie", &*session)], with(&of_session), 200),
        // The token is that of the session, as soon as there is one.
        (vec![own, ("cookie", &*cookie), ("cookie", &*session)], with(&of_session), 200),
        (vec![own, ("cookie", &*cookie), ("cookie", &*session)], with(&token), 403),
        (vec![own, ("cookie", &*cookie), ("x-takas-token", &*token)], "word=said".to_owned(), 200),
        (vec![own, ("cookie", &*cookie), ("x-takas-token", "0")], with(&token), 403),
        (vec![own, ("cookie", &*cookie)], "word=said".to_owned(), 403),
        (vec![own, ("cookie", &*cookie)], with(""), 403),
        (vec![own, ("cookie", &*cookie)], with(&token[1..]), 403),
        (vec![own, ("cookie", &*cookie)], with(&tokens::of_cookie("another")), 403),
        (vec![own], with(&token), 403),
        (vec![own, ("cookie", "takas-visit=")], with(&token), 403),
        (vec![("cookie", &*cookie)], with(&token), 403),
        (vec![("origin", "https://evil.example"), ("cookie", &*cookie)], with(&token), 403),
        (vec![("origin", "null"), ("cookie", &*cookie)], with(&token), 403),
        (vec![own, ("cookie", &*cookie), ("sec-fetch-site", "cross-site")], with(&token), 403),
        (vec![own, ("cookie", &*cookie), ("sec-fetch-site", "same-site")], with(&token), 403),
    ] {
        let mut all = vec![FORM];
        all.extend(headers.clone());
        let answer = ask(&desk, request("POST", "/test/form", &all, &body)).await;
        assert_eq!(answer.status, expected, "{headers:?} {body}");
        assert_eq!(answer.body == "said", expected == 200, "{headers:?} {body}");
    }
}

#[tokio::test]
async fn a_script_sends_the_token_in_a_header() {
    let folder = Folder::new();
    let desk = folder.open(Edge::default());
    let (cookie, token) = visitor("a visit");
    let json = ("content-type", "application/json; charset=utf-8");
    let own = [("origin", ORIGIN), ("cookie", &*cookie), json];
    let body = r#"{"word":"said"}"#;
    for (more, body, expected) in [
        (&[("x-takas-token", &*token)][..], body, 200),
        (&[], body, 403),
        (&[("x-takas-token", "")], body, 403),
        (&[("x-takas-token", &*token)], r#"{"word":"#, 400),
        (&[("x-takas-token", &*token)], r#"{"world":1}"#, 400),
        (&[("x-takas-token", &*token)], "\u{feff}{}", 400),
    ] {
        let answer = ask(&desk, request("POST", "/test/json", &[&own[..], more].concat(), body)).await;
        assert_eq!(answer.status, expected, "{more:?} {body}");
        // What was wrong with it is not quoted.
        assert!(!answer.body.contains("world"), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_page_brings_the_cookie_that_its_token_follows_from() {
    let folder = Folder::new();
    let desk = folder.locked(Edge::default());
    let answer = ask(&desk, request("GET", "/unlock", &[], "")).await;
    let line = answer.header("set-cookie");
    for part in ["__Host-takas-visit=", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(line.contains(part), "{line}");
    }
    let value = line.split(['=', ';']).nth(1).expect("a value");
    assert_eq!(value.len(), 64);
    let field = format!(r#"name="token" value="{}""#, tokens::of_cookie(value));
    assert!(answer.body.contains(&field), "{}", answer.body);
    // Whoever has one keeps it.
    let cookie = format!("__Host-takas-visit={value}");
    let again = ask(&desk, request("GET", "/unlock", &[("cookie", &cookie)], "")).await;
    assert_eq!(again.header("set-cookie"), "");
    assert!(again.body.contains(&field), "{}", again.body);
    // On one's own machine, without encryption, browsers take no guarded cookie.
    let plain = Folder::new();
    let answer = ask(&plain.locked_at("http://localhost:1", Edge::default()), request("GET", "/unlock", &[], "")).await;
    assert!(answer.header("set-cookie").starts_with("takas-visit="), "{}", answer.header("set-cookie"));
}
