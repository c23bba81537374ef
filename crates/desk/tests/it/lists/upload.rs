//! A list is handed in: the file, what its columns hold, what it changes; and only then it stands in the place of the former one.

use axum::body::Body;
use axum::http::{Request, StatusCode};

use takas_formats::claims::{ListLimits, read_claims};
use takas_formats::decisions::{Decision, RowKey, Verdict, append_decision};
use takas_lists::ClaimRef;

use super::world::{CLAIMED, HELD, HELD_LATER, River};
use crate::deals::send;
use crate::live::stand_in::{Desk, token_of};

/// Sends a file as a browser does: where that led, or the status.
pub(super) async fn hand_in(desk: &Desk, who: &str, party: &str, name: &str, content: &[u8]) -> (StatusCode, String) {
    let mut body =
        format!("--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n{}\r\n", token_of(who)).into_bytes();
    let head = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    body.extend(head.as_bytes());
    body.extend(content);
    body.extend(b"\r\n--b--\r\n");
    let request = Request::post(desk.page(&format!("lists/of/{party}"))).header("x-who", who);
    let request = request.header("cookie", format!("takas-visit={who}"));
    let request = request.header("content-type", "multipart/form-data; boundary=b");
    let response = desk.send(request.body(Body::from(body)).expect("a request")).await;
    let to = response.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default().to_owned();
    (response.status(), to)
}

pub(super) async fn page(desk: &Desk, who: &str, party: &str) -> String {
    let page = desk.get(who, &desk.page(&format!("lists/of/{party}"))).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    page.text()
}

/// What the page of a list that was handed in is known by.
pub(super) fn seen_on(page: &str) -> String {
    let rest = page.split("name=\"seen\" value=\"").nth(1).expect("a field");
    rest.split('"').next().expect("a value").to_owned()
}

/// Takes a list as its page shows it, with these columns: where that leads.
pub(super) async fn take(desk: &Desk, who: &str, party: &str, columns: &str) -> String {
    let seen = seen_on(&page(desk, who, party).await);
    send(desk, who, &format!("lists/of/{party}/columns"), &format!("{columns}&seen={seen}&do=take")).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_is_taken_once_its_columns_are_right_and_says_what_it_changes() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD)]);
    let desk = &river.desk;
    send(desk, "analyst", "names", "show=real&back=lists").await;
    let (status, _) = hand_in(desk, "analyst", "POL", "spring.csv", HELD_LATER.as_bytes()).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let before = river.file("lists/POL.csv");
    assert_eq!(before, HELD, "it is not taken yet");
    let shown = page(desk, "analyst", "POL").await;
    for word in ["фамилия", "Солмаз", "the heading is", "What it changes", "Take the list", "14.03.1988", "1991-02-07"]
    {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    // Nobody else sees what is not yet taken: not the mediator beside, not the party.
    assert!(!page(desk, "anna", "POL").await.contains("Take the list"));
    let columns = "column-0=key&column-1=family&column-2=given&column-3=middle&column-4=born&column-5=birth+place&column-6=standing&column-7=nothing";
    let to = take(desk, "analyst", "POL", &format!("{columns}&role=acknowledges&headings=1")).await;
    assert!(to.ends_with("done=taken"), "{to}");
    assert_eq!(river.file("lists/POL.csv"), HELD_LATER);
    let mapping = river.file("lists/POL.mapping.toml");
    for line in ["role = \"acknowledges\"", "\"примечание\" = \"nothing\"", "fingerprint"] {
        assert!(
            mapping.contains(line) || mapping.contains(&line.replace("\"примечание\"", "примечание")),
            "{line}: {mapping}"
        );
    }
    assert!(!page(desk, "analyst", "POL").await.contains("id=\"columns\""), "what was handed in is gone");
    // The next version with the same headings is read as this one was corrected.
    hand_in(desk, "analyst", "POL", "summer.csv", HELD.as_bytes()).await;
    let shown = page(desk, "analyst", "POL").await;
    assert!(shown.contains("said so before") && shown.contains("value=\"nothing\" selected"), "{shown}");
    // Another kind of file takes the place of the former.
    let tsv = "key\tname\tborn\nX-1\tAnna Example\t1980\n";
    hand_in(desk, "analyst", "POL", "autumn.tsv", tsv.as_bytes()).await;
    let to = take(desk, "analyst", "POL", "headings=1").await;
    assert!(to.ends_with("done=taken"), "{to}");
    assert_eq!((river.file("lists/POL.csv").as_str(), river.file("lists/POL.tsv").as_str()), ("", tsv));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_no_list_is_told_with_its_code_and_loses_nothing() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD)]);
    let desk = &river.desk;
    send(desk, "anna", "names", "show=real&back=lists").await;
    // No column is known to hold names: the page says so, and a corrected mapping mends it.
    let odd = "aa;bb\n17;Ivan Example\n18;Petra Sample\n";
    hand_in(desk, "anna", "POL", "odd.csv", odd.as_bytes()).await;
    // Where the headings stand is said first: then columns are guessed anew.
    send(desk, "anna", "lists/of/POL/columns", "headings=1&do=look").await;
    assert!(page(desk, "anna", "POL").await.contains("<bdi>bb</bdi>"));
    let to = take(desk, "anna", "POL", "column-0=other&column-1=other&headings=1").await;
    assert!(to.ends_with("done=unfit"), "{to}");
    let shown = page(desk, "anna", "POL").await;
    assert!(shown.contains("E03") && shown.contains("Ivan Example") && !shown.contains("Take the list"), "{shown}");
    assert_eq!(river.file("lists/POL.csv"), HELD);
    let to = take(desk, "anna", "POL", "column-0=key&column-1=name&headings=1").await;
    assert!(to.ends_with("done=taken"), "{to}");
    let json = desk.get("anna", &desk.api("lists")).await.json();
    let rows =
        json["lists"].as_array().expect("lists").iter().find(|one| one["party"] == "POL").expect("one")["rows"].clone();
    assert_eq!(rows, 2, "{json}");
    // What cannot be read at all is told with its code, kept, and let go of.
    for (name, content) in
        [("x.xlsx", &b"PK\x03\x04 not a workbook"[..]), ("x.csv", &b"%PDF-1.7"[..]), ("x.json", &b"[{"[..])]
    {
        let (status, _) = hand_in(desk, "anna", "POL", name, content).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{name}");
        let shown = page(desk, "anna", "POL").await;
        assert!(shown.contains("<code>E03") && !shown.contains("Take the list"), "{name}: {shown}");
        assert_eq!(river.file("lists/POL.csv"), odd, "{name}");
    }
    send(desk, "anna", "lists/of/POL/columns", "do=drop").await;
    assert!(!page(desk, "anna", "POL").await.contains("<code>E03"));
    let (_, to) = hand_in(desk, "anna", "POL", "x.exe", b"MZ").await;
    assert!(to.ends_with("done=kind"), "{to}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_bound_to_a_party_hands_in_its_list_and_no_other() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD)]);
    let desk = &river.desk;
    let list = "name,born\nCanary of the draft,1980\n";
    for who in ["nor", "liaison-nor"] {
        let (status, _) = hand_in(desk, who, "NOR", "own.csv", list.as_bytes()).await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{who}");
        assert!(page(desk, who, "NOR").await.contains("Take the list"), "{who}");
        for other in ["POL", "ZZZ"] {
            let (status, _) = hand_in(desk, who, other, "other.csv", list.as_bytes()).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{who} {other}");
            let seen = desk.get(who, &desk.page(&format!("lists/of/{other}"))).await;
            assert_eq!(seen.status, StatusCode::NOT_FOUND, "{who} {other}");
        }
    }
    for who in ["watcher", "cem", "doctor", "pol"] {
        let seen = desk.get(who, &desk.page("lists/of/NOR")).await;
        assert!(!seen.everything().contains("Canary"), "{who}");
    }
    let to = take(desk, "nor", "NOR", "headings=1&column-0=name&column-1=born").await;
    assert!(to.ends_with("done=taken"), "{to}");
    assert_eq!(river.file("lists/NOR.csv"), list);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_hand_in_a_list_and_may_try_it_first() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED)]);
    let desk = &river.desk;
    let body = |content: &str, mapping: Option<&str>| {
        let content = data_encoding::BASE64.encode(content.as_bytes());
        serde_json::json!({ "format": 1, "file": "x.csv", "content": content, "mapping": mapping }).to_string()
    };
    let odd = "aa;bb\n17;Ivan Example\n18;Petra Sample\n";
    let mapping = "format = 1\nheadings = [1]\n[columns]\naa = \"key\"\nbb = \"name\"\n";
    let tried = desk.post("anna", &desk.api("lists/of/POL/check"), body(odd, Some(mapping))).await.json();
    assert_eq!(
        (&tried["is_fit"], &tried["rows"]["claims"], &tried["rows"]["rows"]),
        (&true.into(), &2.into(), &3.into()),
        "{tried}"
    );
    assert_eq!(river.file("lists/POL.csv"), "");
    for wrong in [body("%PDF-1.7", None), body(odd, Some("format = 1\n[columns]\nzz = \"name\"\n"))] {
        let refused = desk.post("anna", &desk.api("lists/of/POL"), wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    }
    let done = desk.post("anna", &desk.api("lists/of/POL"), body(odd, Some(mapping))).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.text());
    assert_eq!(river.file("lists/POL.csv"), odd);
    assert!(river.file("lists/POL.mapping.toml").contains("fingerprint"));
    let denied = desk.post("nor", &desk.api("lists/of/POL"), body(odd, None)).await;
    assert_eq!(denied.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_that_are_said_to_be_headings_and_cells_that_are_complained_of_are_shown_with_names_only() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED)]);
    let desk = &river.desk;
    let list = "name,born,note\nAda Canary,not a day,x\nBo Canary,1980,y\nCy Canary,1981,z\nDi Canary,1982,z\n";
    hand_in(desk, "anna", "POL", "list.csv", list.as_bytes()).await;
    let shown = page(desk, "anna", "POL").await;
    assert!(shown.contains("<bdi>name</bdi>"), "a heading that is a known word is shown: {shown}");
    send(desk, "anna", "lists/of/POL/columns", "headings=2,3,4&do=look").await;
    let hidden = page(desk, "anna", "POL").await;
    assert!(!hidden.contains("Canary") && !hidden.contains("not a day"), "{hidden}");
    let body = serde_json::json!({
        "format": 1, "file": "x.csv", "content": data_encoding::BASE64.encode(list.as_bytes()), "mapping": null
    });
    for path in ["lists/of/POL/check", "lists/of/POL"] {
        let told = |names: &str| format!("{}{names}", desk.api(path));
        let hidden = desk.post("anna", &told(""), body.to_string()).await;
        assert_eq!(hidden.status, StatusCode::OK, "{}", hidden.text());
        assert!(hidden.text().contains("W0") && !hidden.text().contains("not a day"), "{}", hidden.text());
    }
    assert!(!desk.door.names_asked.lock().expect("whole").contains(&"anna".to_owned()), "nothing was asked for");
    let named = desk.post("anna", &format!("{}?names=real", desk.api("lists/of/POL/check")), body.to_string()).await;
    assert!(named.text().contains("not a day"), "{}", named.text());
    assert!(desk.door.names_asked.lock().expect("whole").contains(&"anna".to_owned()), "it is written down");
    send(desk, "anna", "names", "show=real&back=lists").await;
    hand_in(desk, "anna", "POL", "list.csv", list.as_bytes()).await;
    send(desk, "anna", "lists/of/POL/columns", "headings=2,3,4&do=look").await;
    assert!(page(desk, "anna", "POL").await.contains("Canary"), "the same search finds it with names");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_list_that_was_taken_is_the_one_that_counts_whatever_the_others_are_called() {
    for former in ["lists/POL.CSV", "lists/POL.Csv", "lists/POL.2.Tsv"] {
        let river = River::with(&[("lists/NOR.csv", CLAIMED), (former, HELD)]);
        let desk = &river.desk;
        let body = in_json("x.csv", "key,name\n1,Anna Example\n");
        let done = desk.post("anna", &desk.api("lists/of/POL"), body).await;
        assert_eq!(done.status, StatusCode::OK, "{former}: {}", done.text());
        assert_eq!(river.file(former), "", "{former} would count in its place");
        let lists = desk.get("anna", &desk.api("lists")).await.json();
        let of =
            |party: &str| lists["lists"].as_array().expect("lists").iter().find(|one| one["party"] == party).cloned();
        assert_eq!(of("POL").expect("a list")["rows"], 1, "{former}: {lists}");
        assert_eq!(of("NOR").expect("a list")["file"], "lists/NOR.csv", "that of others stays");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_lists_that_are_handed_in_at_the_same_instant_one_is_told_or_gone_and_one_counts() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED)]);
    let desk = &river.desk;
    let files = [("x.csv", "key,name\n1,Anna Example\n"), ("x.tsv", "key\tname\n1\tPetra Sample\n2\tIvan Sample\n")];
    for round in 0..12 {
        let to = desk.api("lists/of/POL");
        let hand_in = |(name, content)| desk.post("anna", &to, in_json(name, content));
        let came = tokio::join!(hand_in(files[0]), hand_in(files[1]));
        let taken: Vec<StatusCode> = vec![came.0.status, came.1.status];
        assert!(taken.contains(&StatusCode::OK), "{round}: {taken:?}");
        let known = |one: &StatusCode| [StatusCode::OK, StatusCode::CONFLICT].contains(one);
        assert!(taken.iter().all(known), "{round}: {taken:?}");
        let lying = [river.file("lists/POL.csv"), river.file("lists/POL.tsv")];
        let there = lying.iter().filter(|text| !text.is_empty()).count();
        assert_eq!(there, 1, "{round}: {taken:?}");
        if let Some(refused) = taken.iter().position(|one| *one == StatusCode::CONFLICT) {
            assert_eq!(lying[refused], "", "{round}: what was refused lies there");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_takes_a_list_has_seen_the_one_in_whose_place_it_comes() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD)]);
    let desk = &river.desk;
    send(desk, "anna", "names", "show=real&back=lists").await;
    let own = "key,name\n1,Anna Example\n";
    hand_in(desk, "anna", "POL", "own.csv", own.as_bytes()).await;
    let seen = seen_on(&page(desk, "anna", "POL").await);
    // Somebody else puts another in its place.
    hand_in(desk, "analyst", "POL", "later.csv", HELD_LATER.as_bytes()).await;
    let to = take(desk, "analyst", "POL", "headings=1").await;
    assert!(to.ends_with("done=taken"), "{to}");
    let form = format!("headings=1&seen={seen}&do=take");
    let to = send(desk, "anna", "lists/of/POL/columns", &form).await;
    assert!(to.ends_with("done=overtaken"), "{to}");
    assert_eq!(river.file("lists/POL.csv"), HELD_LATER, "nothing is overwritten");
    let shown = desk.get("anna", &to).await.text();
    for word in
        ["another list was put in its place", "In its place lies now", "lists/POL.csv", "Anna Example", "Солмаз"]
    {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    // Nor is a file taken that was handed in since, under the columns of another.
    let seen = seen_on(&page(desk, "anna", "POL").await);
    hand_in(desk, "anna", "POL", "other.csv", b"name,key\nPetra Sample,1\n").await;
    let to = send(desk, "anna", "lists/of/POL/columns", &format!("headings=1&seen={seen}&do=take")).await;
    assert!(to.ends_with("done=overtaken"), "{to}");
    let unseen = format!("token={}&headings=1&do=take", token_of("anna"));
    assert_eq!(desk.post_form("anna", "lists/of/POL/columns", unseen).await.status, StatusCode::BAD_REQUEST);
    assert!(take(desk, "anna", "POL", "headings=1").await.ends_with("done=taken"));
    assert!(river.file("lists/POL.csv").contains("Petra Sample"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_say_in_the_place_of_which_list_theirs_is_to_come() {
    let river = River::with(&[("lists/NOR.csv", CLAIMED)]);
    let desk = &river.desk;
    let version = async || {
        let json = desk.get("anna", &desk.api("lists")).await.json();
        let lists = json["lists"].as_array().expect("lists").clone();
        let own = lists.iter().find(|one| one["party"] == "POL").map(|one| one["version"].clone());
        own.map(|version| version.as_str().expect("a version").to_owned())
    };
    let hand_in = async |content: &str, version: &str| {
        let request = Request::post(desk.api("lists/of/POL")).header("x-who", "anna");
        let request = request.header("content-type", "application/json").header("if-match", format!("\"{version}\""));
        let request = request.header("cookie", "takas-visit=anna").header("x-takas-token", token_of("anna"));
        desk.send(request.body(Body::from(in_json("x.csv", content))).expect("a request")).await.status()
    };
    let (one, two) = ("key,name\n1,Anna Example\n", "key,name\n1,Petra Sample\n");
    assert_eq!(version().await, None);
    let tried = desk.post("anna", &desk.api("lists/of/POL/check"), in_json("x.csv", one)).await.json();
    let none = tried["replaces"].as_str().expect("a version").to_owned();
    assert_eq!(hand_in(one, &none).await, StatusCode::OK);
    let first = version().await.expect("a list");
    // It was the place of none, and is not any more.
    assert_eq!(hand_in(two, &none).await, StatusCode::PRECONDITION_FAILED);
    assert_eq!(river.file("lists/POL.csv"), one);
    assert_eq!(hand_in(two, &first).await, StatusCode::OK);
    assert_ne!(version().await, Some(first.clone()));
    // Another mapping makes another list of the same file.
    let second = version().await.expect("a list");
    river.put("lists/POL.mapping.toml", "format = 1\nrole = \"saw\"\n");
    assert_eq!(hand_in(one, &second).await, StatusCode::PRECONDITION_FAILED);
    assert_eq!(river.file("lists/POL.csv"), two);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_decided_about_rows_is_told_before_another_version_comes() {
    let held = "key,name,born\n1,Ivan Petrenko,1979\n2,Pavel Zorin,1982\n3,Leyla Demiray,1990\n";
    let asked = "key,name,born\n1,Ivan Petrenko,1976\n2,Pavel Zorin,1983\n3,Leyla Demirai,1991\n";
    let river = River::with(&[("lists/NOR.csv", asked), ("lists/POL.csv", held)]);
    let desk = &river.desk;
    let lists = [("NOR.csv", asked), ("POL.csv", held)];
    let read = lists
        .map(|(name, text)| read_claims(text.as_bytes(), name, None, &ListLimits::default()).list.expect("a list"));
    let mut book = String::new();
    for row in 0..3 {
        let key = |list: usize| RowKey::of(&read[list], ClaimRef(row));
        let (says, why) = (Verdict::Same, Some("canary-of-a-reason".to_owned()));
        let word = Decision { one: key(0), other: key(1), says, by: "Lea".to_owned(), at: 1_700_000_000, why };
        book = append_decision(&book, &word);
    }
    river.put("lists/decisions.toml", &book);
    let key = RowKey::of(&read[1], ClaimRef(1));
    let row = format!("{{ list = \"POL.csv\", key = \"2\", name = \"Pavel Zorin\", digest = \"{}\" }}", key.digest);
    let release = format!("format = 1\n\n[[released]]\nrow = {row}\nto = [\"NOR\"]\nby = \"Lea\"\nat = 2020-01-01\n");
    river.put("mediator/lists.toml", &release);
    send(desk, "anna", "names", "show=real&back=lists").await;
    // One row is as it was, one has changed, one is gone.
    let next = "key,name,born\n1,Ivan Petrenko,1979\n2,Pavel Zorin,1983\n";
    hand_in(desk, "anna", "POL", "next.csv", next.as_bytes()).await;
    let shown = page(desk, "anna", "POL").await.replace(['\u{2068}', '\u{2069}'], "");
    for word in [
        "Words that carry over: 1. Of rows that have changed: 1. Of rows that are not found any more: 1.",
        "Releases that would hold no more, for their rows are not as they were: 1.",
        "row 4: Leyla Demiray · Lea: the same",
        "row 3: Pavel Zorin · Lea: the same",
    ] {
        assert!(shown.contains(word), "{word}: {shown}");
    }
    let check = async |who: &str| desk.post(who, &desk.api("lists/of/POL/check"), in_json("x.csv", next)).await;
    let told = check("anna").await.json()["decisions"].clone();
    assert_eq!(told, serde_json::json!({ "changed": 1, "kept": 1, "lost": 1, "releases_lost": 1 }));
    // That there is a decision about a row tells that there is another one like it: that is not a party's to know.
    let own = check("pol").await;
    assert_eq!(own.json()["decisions"], serde_json::Value::Null, "{}", own.text());
    hand_in(desk, "pol", "POL", "next.csv", next.as_bytes()).await;
    let shown = page(desk, "pol", "POL").await;
    assert!(shown.contains("What it changes") && !shown.contains("decided") && !shown.contains("Lea"), "{shown}");
}

/// A list as programs hand it in.
fn in_json(name: &str, content: &str) -> String {
    let content = data_encoding::BASE64.encode(content.as_bytes());
    serde_json::json!({ "format": 1, "file": name, "content": content }).to_string()
}
