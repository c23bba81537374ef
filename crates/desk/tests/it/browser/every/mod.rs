//! Every page of the desk, on a phone and on a wall, light and dark, in English and in Arabic: held against the rules of the looks, kept as
//! pictures under `target/desk-screenshots/pages`, and used by the keyboard alone. A route that answers with a page and is not pictured here is
//! told; so is one that is pictured and is not there any more.

mod album;
mod world;

use std::collections::BTreeSet;
use std::path::Path;

use takas_desk::server::role::Role;

use super::driver::{Browser, Driver};
use super::entry::add_device;
use super::guide::Guide;
use crate::deals::{is_done, send};
use crate::field::officer::unseal;
use album::{Album, Reader};
use world::{Closed, World};

/// Routes that answer with something that is no page.
const NO_PAGES: [(&str, &str); 9] = [
    ("/", "leads on to the cases"),
    ("/healthz", "for machines"),
    ("/readyz", "for machines"),
    ("/metrics", "for machines"),
    ("/c/{case}/events", "a stream"),
    ("/c/{case}/lists/events", "a stream"),
    ("/c/{case}/record/{file}", "files"),
    ("/c/{case}/field/worker.js", "a script"),
    ("/c/{case}/field/manifest.webmanifest", "for the browser"),
];
/// As above, for scripts.
const FOR_SCRIPTS: [&str; 1] = ["/c/{case}/field/contact"];

/// The routes that answer with pages, as the sources have them.
fn routes_of_pages() -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/server")];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.extend(pages_in(&std::fs::read_to_string(path).expect("a text")));
            }
        }
    }
    found.retain(|route| !NO_PAGES.iter().any(|(other, _)| other == route) && !FOR_SCRIPTS.contains(&route.as_str()));
    found
}

/// What follows `.route("PATH", get(`.
fn pages_in(source: &str) -> Vec<String> {
    let one = |rest: &str| {
        let (path, handlers) = rest.trim_start().strip_prefix('"')?.split_once('"')?;
        handlers.trim_start_matches([',', ' ', '\n']).starts_with("get(").then(|| path.to_owned())
    };
    source.split(".route(").skip(1).filter_map(one).collect()
}

#[test]
fn the_routes_of_pages_are_read_from_the_sources() {
    let source = r#"Router::new().route("/a", get(a)).route("/b", post(b)).route(
        "/c/{d}",
        get(c).post(d),
    ).route(files::ROUTE, get(e))"#;
    assert_eq!(pages_in(source), ["/a", "/c/{d}"]);
    let found = routes_of_pages();
    assert!(found.len() > 40 && found.contains("/c/{case}/positions/{party}"), "{found:?}");
}

/// Comes in by an invitation, with pictures on the way, makes the key of the browser, and leaves it on the page of the account: the recovery
/// codes.
async fn join(album: &mut Album, world: &World, reader: &Reader, invitation: &str, name: Option<&str>) -> String {
    let browser = &reader.browser;
    browser.plug_in_authenticator().await;
    let secret = invitation.trim_start_matches("/join/");
    let button = "[data-passkey] button:not([hidden])";
    album.page(&world.served, &[reader], ("/join/{secret}", &[secret]), ("join", button), Some(button)).await;
    if let Some(name) = name {
        browser.run("document.querySelector('#name').value = ''").await;
        browser.wait("#name").await.send_keys(name).await.expect("it can be typed");
    }
    browser.click(button).await;
    browser.wait("[data-codes]:not([hidden]) li").await;
    album.here(reader, "codes", Some("[data-codes] a.button")).await;
    let code = browser.wait("[data-codes] li").await.text().await.expect("a code");
    browser.click("[data-codes] a.button").await;
    browser.wait("#passkeys").await;
    add_device(browser).await;
    code
}

/// What concerns the desk and those who work at it.
async fn desk(album: &mut Album, world: &World, both: &[&Reader]) {
    let served = &world.served;
    album
        .page(
            served,
            both,
            ("/account", &[]),
            ("account", "[data-here]:not([hidden])"),
            Some("form[action='/sign-out'] button"),
        )
        .await;
    album.page(served, both, ("/account/devices/own", &[]), ("own-key", "#own-key-proof"), Some("button.main")).await;
    album.page(served, both, ("/account/tokens", &[]), ("tokens", "#token-label"), Some("button.main")).await;
    for reader in both {
        reader.browser.wait("#token-label").await.send_keys("The board on the wall").await.expect("it can be typed");
        reader.browser.click("form[action='/account/tokens'] button.main").await;
        reader.browser.wait("p.card code").await;
        album.here(reader, "token-made", Some("a.button.main")).await;
    }
    album.page(served, both, ("/cases/new", &[]), ("case-new", "#parties"), Some("button.main")).await;
    for reader in both {
        reader.browser.client.goto(&served.at("/cases/new")).await.expect("a page");
        reader.browser.wait("#title").await.send_keys("The second corridor").await.expect("it can be typed");
        reader.browser.wait("#parties").await.send_keys("DEU Germany\nTUR Türkiye").await.expect("it can be typed");
        reader.browser.click("button.main").await;
        reader.browser.wait("#timeline").await;
        album.here(reader, "case-begun", Some(".parties a, .waiting a")).await;
    }
    album.page(served, both, ("/cases", &[]), ("cases", "ul.cards a"), Some("ul.cards a")).await;
    // With more than one case it is asked which.
    album.page(served, both, ("/team", &[]), ("teams", "main li a"), Some("main li a")).await;
    for reader in both {
        album.page(served, &[reader], ("/c/{case}/team", &[]), ("team", "#invite"), Some("button.main")).await;
        reader.browser.wait("#name").await.send_keys("Cem").await.expect("it can be typed");
        reader.browser.click("button.main").await;
        reader.browser.wait("body:not(:has(#invite)) h1").await;
        album.here(reader, "invited", None).await;
    }
    album.page(served, both, ("/c/{case}/access", &[]), ("access", "h1"), None).await;
    world.name_keepers();
    album.page(served, both, ("/keys", &[]), ("keys", "#rotate"), Some("form[action='/keys/passphrase'] button")).await;
}

/// Talks, deals, rounds and plans.
async fn talks(album: &mut Album, world: &World, both: &[&Reader], delegate: &Reader, guide: &mut Guide) {
    let served = &world.served;
    let (work, deal) = world.clear().await;
    let saved = std::fs::read_dir(world.ankara.case().join("deals")).expect("deals").flatten().next().expect("a deal");
    let other = saved.path().file_stem().expect("an id").to_string_lossy().into_owned();
    send(&world.desk, "anna", "rounds", &format!("deal={deal}")).await;
    is_done(&world.desk).await;
    let case = "/c/{case}";
    album.page(served, both, (case, &[]), ("case", "#timeline"), Some(".parties a, .waiting a")).await;
    guide.take(&both[0].browser, "case", (1100, 760)).await;
    let page = |end: &str| format!("{case}/{end}");
    album.page(served, both, (&page("contacts"), &[]), ("contacts", "#said"), Some("a.button")).await;
    album
        .page(
            served,
            both,
            (&page("contacts/{party}"), &["DEU"]),
            ("contacts-one", "#sheet"),
            Some("button[value=save]"),
        )
        .await;
    album.page(served, both, (&page("book"), &[]), ("book", "#sheet"), Some("button[value=save]")).await;
    album.page(served, both, (&page("positions"), &[]), ("positions", "ul.cards a"), Some("ul.cards a")).await;
    album
        .page(served, both, (&page("positions/{party}"), &["DEU"]), ("position", "#sheet"), Some("button[value=save]"))
        .await;
    guide.take(&both[0].browser, "position", (1100, 760)).await;
    album
        .page(served, both, (&page("deals"), &[]), ("deals", "button[value=landscape]"), Some("button[value=clear]"))
        .await;
    album
        .page(served, both, (&page("deals/found/{work}"), &[&work]), ("found", ".found svg"), Some(".keep form button"))
        .await;
    album
        .page(served, both, (&page("deals/saved/{deal}"), &[&deal]), ("deal", ".found section"), Some("a.button.main"))
        .await;
    guide.take(&both[0].browser, "deal", (1100, 900)).await;
    let compare = page(&format!("deals/compare?deal={deal}&deal={other}"));
    album.page(served, both, (&compare, &[]), ("compare", ".found"), None).await;
    let seen_as = page("deals/saved/{deal}/as/{party}");
    album.page(served, both, (&seen_as, &[&deal, "DEU"]), ("deal-as", ".found"), None).await;
    album.page(served, both, (&page("rounds"), &[]), ("rounds", "#round-1"), Some("button.main")).await;
    album
        .page(served, &[delegate], (&page("rounds"), &[]), ("rounds-own", "a[href*='/rounds/own/']"), Some("a.button"))
        .await;
    let leads_to = "return document.querySelector(\"a[href*='/rounds/own/']\").getAttribute('href').split('/').pop()";
    let own = delegate.browser.run(leads_to).await.as_str().expect("an id").to_owned();
    let proposal = page("rounds/own/{proposal}");
    album
        .page(served, &[delegate], (&proposal, &[&own]), ("proposal", "input[value=accepts]"), Some("button.main"))
        .await;
    album.page(served, both, (&page("works"), &[]), ("work", ".works li"), Some(".works a")).await;
}

/// Lists of persons, side by side, and who is who.
async fn lists(album: &mut Album, world: &World, both: &[&Reader], delegate: &Reader, guide: &mut Guide) {
    let served = &world.served;
    let page = |end: &str| format!("/c/{{case}}/{end}");
    album.page(served, both, (&page("lists"), &[]), ("lists", "a.button.main"), Some("a.button.main")).await;
    album.page(served, both, (&page("lists/statuses"), &[]), ("lists-statuses", "main table"), None).await;
    album.paper(served, both[0], (&page("lists/paper"), &[]), "lists-paper", 8).await;
    let rows = world.desk.get("anna", &world.desk.api("lists/rows")).await.json();
    let row = format!("{}?row={}", page("lists/row"), rows["rows"][0]["id"].as_str().expect("an id"));
    album.page(served, both, (&row, &[]), ("lists-row", "main form[action$=names] button.main"), None).await;
    album.page(served, &[delegate], (&page("lists"), &[]), ("lists-own", ".lists li"), None).await;
    let operation = world.screen().await;
    album.page(served, both, (&page("lists/screening"), &[]), ("lists-screening", ".subject summary"), None).await;
    let of = page("lists/of/{party}");
    album.page(served, both, (&of, &["RUS"]), ("lists-upload", "#file"), Some("#file")).await;
    for reader in both {
        reader.browser.client.goto(&served.at(&format!("/c/{}/lists/of/RUS", world.desk.case))).await.expect("a page");
        let path = world.ankara.case().join("lists/DEU.tsv");
        reader.browser.wait("#file").await.send_keys(&path.to_string_lossy()).await.expect("it can be chosen");
        reader.browser.click("form[enctype] button").await;
        reader.browser.wait("#columns").await;
        album.here(reader, "lists-columns", Some("#columns button[value=look]")).await;
        reader.browser.click("#columns button[value=drop]").await;
        reader.browser.wait("#notice").await;
    }
    for reader in both {
        let browser = &reader.browser;
        let show = "main form[action$=names] button.main";
        album.page(served, &[reader], (&page("lists/review"), &[]), ("lists-unnamed", show), None).await;
        browser.click(show).await;
        browser.wait("#connection[data-how=live]").await;
        if reader.language == "en" {
            // Which pair comes first depends on who looks at which: the guide has the one within a list.
            let pairs = world.desk.get("anna", &world.desk.api("lists/pairs")).await.json();
            let is_within = |one: &&serde_json::Value| one["pair"]["one"]["list"] == one["pair"]["other"]["list"];
            let within =
                pairs["pairs"].as_array().expect("pairs").iter().find(is_within).expect("a row that is doubled");
            let path = format!("/c/{}/lists/review?pair={}", world.desk.case, within["id"].as_str().expect("an id"));
            browser.client.goto(&served.at(&path)).await.expect("a page");
            browser.wait("#connection[data-how=live]").await;
            guide.take(browser, "review", (1100, 900)).await;
        }
        album.here(reader, "lists-review", Some("#decide button[value=not-sure]")).await;
        // By names there is something to decide of a hit, and something to write down of a row.
        for (path, name, act) in [
            (page("lists/screening"), "lists-screening-named", ".decide button[value=not-sure]"),
            (row.clone(), "lists-row-named", "form[action$='row/asked'] button"),
        ] {
            album.page(served, &[reader], (&path, &[]), (name, act), Some(act)).await;
        }
        browser.client.goto(&served.at(&format!("/c/{}/lists", world.desk.case))).await.expect("a page");
        browser.click("form[action$=names] button").await;
        browser.wait("h1").await;
    }
    world.put_operation(&operation);
}

/// Plans, and what is printed of them.
async fn plans(album: &mut Album, world: &World, both: &[&Reader], delegate: &Reader, guide: &mut Guide) {
    let (served, plan) = (&world.served, world.ankara.plan.as_str());
    let page = |end: &str| format!("/c/{{case}}/{end}");
    let begin = "form.begin button";
    album.page(served, both, (&page("board"), &[]), ("board-before", begin), Some(begin)).await;
    let approve = format!("plans/{plan}/approve");
    send(&world.desk, "anna", &approve, "").await;
    album.page(served, both, (&page("plans"), &[]), ("plans", "ul.cards a"), Some("ul.cards a")).await;
    let moment = "#moment:not([hidden])";
    let rehearse = Some("form[action$=begin] button");
    album.page(served, both, (&page("plans/{plan}"), &[plan]), ("plan", moment), rehearse).await;
    guide.take(&both[0].browser, "plan", (1100, 1000)).await;
    let tried = send(&world.desk, "anna", &format!("plans/{plan}/rehearse"), "runs=20").await;
    let work = tried.rsplit('/').next().expect("an address");
    album.page(served, both, (&page("rehearsals/{work}"), &[work]), ("rehearsal", "main svg"), None).await;
    album.page(served, both, (&page("plans/{plan}?as=2"), &[plan]), ("plan-as", "p.wait"), None).await;
    let changes = page("plans/{plan}/changes");
    let since = format!("{changes}?since={plan}");
    album.page(served, both, (&since, &[&world.again]), ("changes", ".gantt"), None).await;
    album.page(served, &[delegate], (&page("plans"), &[]), ("plans-own", "ul.cards a"), Some("ul.cards a")).await;
    let sheet = page("plans/{plan}/paper/{sheet}");
    for (kind, sheets_max) in [("order", 40), ("abort-card", 4), ("gate-0", 2), ("manifest-0", 2)] {
        album.paper(served, both[0], (&sheet, &[plan, kind]), &format!("plan-{kind}"), sheets_max).await;
    }
}

/// The operation as it runs.
async fn operation(album: &mut Album, world: &World, both: &[&Reader], delegate: &Reader, guide: &mut Guide) -> usize {
    let served = &world.served;
    let names = ["zeynep", "leyla"];
    let leads: Vec<(&str, &Browser)> =
        names.into_iter().zip(both).map(|(name, reader)| (name, &reader.browser)).collect();
    let ride = world.begin(&leads).await;
    let page = |end: &str| format!("/c/{{case}}/{end}");
    album
        .page(
            served,
            both,
            (&page("board"), &[]),
            ("board", "[data-part=gates] .sides li"),
            Some(".offer:not([hidden])"),
        )
        .await;
    guide.take(&both[0].browser, "board", (1100, 900)).await;
    album
        .page(served, both, (&page("board?size=wall"), &[]), ("board-wall", "[data-part=gates] .sides li"), None)
        .await;
    album
        .page(served, &[delegate], (&page("board"), &[]), ("board-delegate", "[data-part=gates] .sides li"), None)
        .await;
    album.page(served, both, (&page("pictures"), &[]), ("pictures", "#pictures svg.flow"), None).await;
    album.page(served, both, (&page("people"), &[]), ("people", "table.people"), None).await;
    album.page(served, both, (&page("requests"), &[]), ("requests", "h1"), None).await;
    let say = page("say?line=hold%20everything");
    album.page(served, both, (&say, &[]), ("say", "#signed"), Some("form[action$=say] button")).await;
    album
        .page(served, both, (&page("record"), &[]), ("record", "#verify-all:not([hidden])"), Some("#verify-all"))
        .await;
    album.page(served, both, (&page("paper"), &[]), ("paper", "main li a"), Some("main ul:not(nav ul) a")).await;
    let sheet = page("paper/{sheet}");
    for (kind, sheets_max) in [("order", 40), ("abort-card", 4), ("gate-0", 2), ("manifest-0", 2)] {
        album.paper(served, both[0], (&sheet, &[kind]), &format!("paper-{kind}"), sheets_max).await;
    }
    for language in ["tr", "ar"] {
        let sheet = format!("{sheet}?language={language}");
        album.paper(served, both[0], (&sheet, &["protocol"]), &format!("protocol-{language}"), 8).await;
    }
    ride
}

/// What is taken along, and sheets.
async fn field(album: &mut Album, world: &World, both: &[&Reader], ride: usize, guide: &mut Guide) {
    let (served, code) = (&world.served, world.code(ride).await);
    let page = |end: &str| format!("/c/{{case}}/{end}");
    for reader in both {
        let browser = &reader.browser;
        let choose = "#choose:not([hidden]) button";
        album.page(served, &[reader], (&page("field"), &[]), ("field-choose", choose), Some(choose)).await;
        unseal(browser, "#choose", "seven grey herons").await;
        browser.wait("#rides details").await;
        browser.run("document.querySelector('#rides details').open = true").await;
        album.here(reader, "field", Some("#rides button:not(:disabled)")).await;
        if reader.language == "en" {
            guide.take(browser, "field", (390, 780)).await;
        }
        album.page(served, &[reader], (&page("field/sheet"), &[]), ("sheet-read", "#read"), Some("button.main")).await;
        browser.wait("#code").await.send_keys(&code).await.expect("it can be typed");
        browser.click("#read button.main").await;
        browser.wait("#ticks").await;
        album.here(reader, "sheet-ticks", Some("#ticks button.main")).await;
        browser.click("#ticks input[type=checkbox]").await;
        browser.wait("#ticks input[name$=-at]").await.send_keys("10:05").await.expect("it can be typed");
        browser.click("#ticks button.main").await;
        browser.wait("#sign:not([hidden])").await;
        album.here(reader, "sheet-lines", Some("#sign")).await;
    }
    let sheet = page("field/sheet/{ride}");
    album.paper(served, both[0], (&sheet, &[&ride.to_string()]), "sheet", 2).await;
    album.page(served, &both[1..], (&sheet, &[&ride.to_string()]), ("sheet", "svg.code"), None).await;
}

/// The way out, and in again by a recovery code; what is not there; the desk locked.
async fn out(album: &mut Album, world: &World, both: &[&Reader], codes: &[String]) {
    let served = &world.served;
    for (reader, code) in both.iter().zip(codes) {
        let browser = &reader.browser;
        browser.client.goto(&served.at("/nowhere")).await.expect("a page");
        browser.wait("h1").await;
        // The driver writes down that the answer was no: so it was.
        let _ = browser.complaints().await;
        album.here(reader, "not-found", Some("main a")).await;
        browser.client.goto(&served.at("/account")).await.expect("a page");
        browser.click("form[action='/sign-out'] button").await;
        let button = "[data-kind=enter] button:not([hidden])";
        album.page(served, &[reader], ("/sign-in", &[]), ("sign-in", button), Some(button)).await;
        browser.wait("#code").await.send_keys(code).await.expect("it can be typed");
        browser.click("form[action='/sign-in/recover'] button").await;
        browser.wait("#passkeys").await;
        album.here(reader, "account-recovered", Some("[data-passkey] button")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_page_is_looked_at_in_every_size_and_shade_and_used_by_the_keyboard_alone() {
    let driver = Driver::start();
    let lead = Reader { browser: driver.open("zeynep", "en").await, language: "en" };
    let second = Reader { browser: driver.open("leyla", "ar").await, language: "ar" };
    let delegate = Reader { browser: driver.open("deu", "en").await, language: "en" };
    let both = [&lead, &second];
    let (mut album, mut guide, closed) = (Album::new(), Guide::default(), Closed::new().await);
    album.page(&closed.served, &both, ("/unlock", &[]), ("unlock", "#passphrase"), Some("button.main")).await;
    let world = tokio::task::block_in_place(|| closed.open());
    album.open(&world.desk.case);
    let mut codes = vec![join(&mut album, &world, &lead, &world.invitation, Some("Zeynep")).await];
    let invited = world.invite("leyla", Role::Lead);
    codes.push(join(&mut album, &world, &second, &invited, None).await);
    let invited = world.invite("deu", Role::Delegate("DEU".to_owned()));
    super::entry::join(&delegate.browser, &world.served.at(&invited)).await;

    desk(&mut album, &world, &both).await;
    talks(&mut album, &world, &both, &delegate, &mut guide).await;
    lists(&mut album, &world, &both, &delegate, &mut guide).await;
    plans(&mut album, &world, &both, &delegate, &mut guide).await;
    let ride = operation(&mut album, &world, &both, &delegate, &mut guide).await;
    field(&mut album, &world, &both, ride, &mut guide).await;
    out(&mut album, &world, &both, &codes).await;
    let differences = guide.differences(&lead.browser).await;
    album.add(differences);
    album.close(&routes_of_pages());
}
