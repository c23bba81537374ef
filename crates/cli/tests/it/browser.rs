//! The pages in a real browser: Chromium without a window, without a network, from `file://`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::desk::Desk;

/// Chromium: that of `TAKAS_CHROMIUM`, or the one on the path.
fn chromium() -> PathBuf {
    std::env::var_os("TAKAS_CHROMIUM").map_or_else(|| PathBuf::from("chromium"), PathBuf::from)
}

/// What the browser gave back.
struct Seen {
    stdout: String,
    stderr: String,
}

/// Opens a page of the desk with these further flags. No name is looked up, and nothing of an earlier run is kept.
fn open(desk: &Desk, page: &str, profile: &str, flags: &[&str]) -> Seen {
    let url = format!("file://{}", desk.path(page).display());
    let output = Command::new(chromium())
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            "--virtual-time-budget=2000",
            "--timeout=30000",
        ])
        .arg(format!("--user-data-dir={}", desk.path(profile).display()))
        .args(flags)
        .arg(url)
        .output()
        .unwrap_or_else(|error| panic!("Chromium does not run ({error}): `cargo xtask setup` installs it"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let seen = Seen { stdout: text(&output.stdout), stderr: text(&output.stderr) };
    assert!(output.status.success(), "{}", seen.stderr);
    seen
}

/// The page as the browser understood it; holds that it complains of nothing and asks for nothing.
pub(crate) fn dom(desk: &Desk, page: &str, profile: &str) -> String {
    let log = format!("{profile}.net.json");
    let net = format!("--log-net-log={}", desk.path(&log).display());
    let seen = open(desk, page, profile, &["--dump-dom", &net]);
    let complaints: Vec<&str> = seen.stderr.lines().filter(|line| line.contains("CONSOLE")).collect();
    assert!(complaints.is_empty(), "{page}: {complaints:#?}");
    let requests = desk.read(&log);
    let own = desk.path(page).display().to_string();
    for url in urls(&requests) {
        assert!(url.ends_with(&own), "{page} asks for {url}");
    }
    seen.stdout
}

/// Addresses of the requests that were made, from the browser's own log; less those by which the browser looks after itself,
/// which no page can make: the pages name no address at all, as the test of the demo holds.
fn urls(log: &str) -> Vec<String> {
    let parts = log.split("\"url\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    let of_the_browser = |url: &str| {
        let host = url.split('/').nth(2).unwrap_or_default();
        ["google.com", "googleapis.com", "gvt1.com"].iter().any(|own| host.ends_with(own)) || url.starts_with("chrome")
    };
    parts.filter(|url| !of_the_browser(url)).map(str::to_owned).collect()
}

/// How many pages a printed page has: objects of the type `Page` in the PDF.
pub(crate) fn pages(desk: &Desk, page: &str, profile: &str) -> usize {
    let pdf = format!("{profile}.pdf");
    let print = format!("--print-to-pdf={}", desk.path(&pdf).display());
    open(desk, page, profile, &["--no-pdf-header-footer", &print]);
    let bytes = fs::read(desk.path(&pdf)).expect("the page was printed");
    assert!(bytes.starts_with(b"%PDF"), "{page}");
    let text = String::from_utf8_lossy(&bytes);
    text.match_indices("/Type /Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s')).count()
}

/// What stands between tags.
pub(crate) fn words(html: &str) -> String {
    let mut out = String::new();
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    for part in body.split('<').skip(1) {
        out.push_str(part.split_once('>').map_or("", |(_, text)| text));
        out.push(' ');
    }
    out
}

#[test]
fn the_pages_of_the_demo_open_offline() {
    let desk = Desk::new("browser-demo");
    desk.takas(&["demo", "--pace", "0"]).exits(0);
    let mediator = dom(&desk, "takas-demo/ankara-2024.html", "mediator");
    assert!(mediator.contains("<svg") && mediator.matches("<path").count() >= 8, "the exchange is drawn");
    let read = words(&mediator);
    for name in ["Vadim Krasikov", "Evan Gershkovich", "Rico Krieger", "Pavel Rubtsov", "Türkiye", "Patrick Schöbel"]
    {
        assert!(read.contains(name), "{name} in\n{read}");
    }
    assert!(read.contains("Historical case"), "the warning is on every output");
    assert!(!mediator.contains("<parsererror"));

    let party = dom(&desk, "takas-demo/ankara-2024-DEU.html", "party");
    let read = words(&party);
    for name in ["Vadim Krasikov", "Rico Krieger", "Kevin Lik", "Historical case"] {
        assert!(read.contains(name), "{name} in\n{read}");
    }
    for others in ["Roman Seleznev", "Evan Gershkovich", "Pavel Rubtsov", "a spy for a spy"] {
        assert!(!party.contains(others), "{others} is none of Germany's");
    }
}

#[test]
fn the_pages_of_the_demo_print() {
    let desk = Desk::new("browser-print");
    desk.takas(&["demo", "--pace", "0"]).exits(0);
    let mediator = pages(&desk, "takas-demo/ankara-2024.html", "mediator");
    assert!((2..=10).contains(&mediator), "{mediator} pages for the mediator");
    let party = pages(&desk, "takas-demo/ankara-2024-DEU.html", "party");
    assert!((1..=2).contains(&party), "{party} pages for Germany");
}

#[test]
fn a_case_without_a_deal_has_a_page_too() {
    let desk = Desk::with_examples("browser-conflict", &["ankara-2024-february"]);
    let arguments =
        ["deals", "ankara-2024-february", "--without", "navalny", "--html", "conflict.html", "--pseudonyms"];
    desk.takas(&arguments).exits(4);
    let page = dom(&desk, "conflict.html", "conflict");
    let read = words(&page);
    for said in ["cost 5", "cost 7", "RUS-01", "Pseudonyms"] {
        assert!(read.to_lowercase().contains(&said.to_lowercase()), "{said} in\n{read}");
    }
    assert!(!page.contains("Navalny") && !page.contains("navalny"), "pseudonyms stand for names");
}

/// The control: a page that does ask for something is found out.
#[test]
fn a_page_that_asks_for_something_is_found_out() {
    let desk = Desk::new("browser-control");
    desk.write("leak.html", "<!doctype html><title>x</title><img src=\"http://example.org/pixel.png\"><script>console.error('seen')</script>");
    let log = desk.path("net.json");
    let net = format!("--log-net-log={}", log.display());
    let seen = open(&desk, "leak.html", "control", &["--dump-dom", &net]);
    assert!(seen.stderr.contains("CONSOLE"), "{}", seen.stderr);
    let asked = urls(&desk.read("net.json"));
    assert!(asked.iter().any(|url| url.contains("example.org/pixel.png")), "{asked:?}");
}
