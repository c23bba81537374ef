//! A Chromium without a window, driven by its own driver: the two programs that `cargo xtask setup` installs.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::http::Method;
use fantoccini::elements::Element;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value as Json, json};
use webauthn_rs::prelude::Url;

/// How long is waited for something that a page is to show.
const PATIENCE: Duration = Duration::from_secs(180);
/// How often a page is asked for that has not what it is to have, and how long each time is waited for it.
const ASKED_AGAIN: u32 = 4;
const ASKED_WITHIN: Duration = Duration::from_secs(30);
/// How long a script may run, in milliseconds: it may wait for several things, one after the other.
const SCRIPT_MILLISECONDS: u64 = 300_000;
/// A picture goes so many windows down.
const WINDOWS_MAX: u32 = 4;

/// What a browser finds by name: the desk alone, which is on this machine.
const DESK_ALONE: &str = "MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1";

/// Size of a page's window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// In a hand.
    Phone,
    /// On a wall.
    Wall,
    /// What a page is held against that somebody has enlarged four times on a small screen (WCAG 2.2, 1.4.10).
    Narrow,
}

impl Size {
    fn pixels(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::Wall => (1920, 1080),
            Self::Narrow => (320, 640),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Wall => "wall",
            Self::Narrow => "narrow",
        }
    }
}

/// The driver: a process that starts browsers and ends with the test, with all that it started.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    profiles: PathBuf,
}

impl Driver {
    /// Starts one on a free port.
    pub(crate) fn start() -> Self {
        let named = std::env::var_os("TAKAS_CHROMEDRIVER").filter(|value| !value.is_empty());
        let program = named.map_or_else(|| PathBuf::from("chromedriver"), PathBuf::from);
        let mut process = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{} does not run ({error}): `cargo xtask setup` installs it", program.display())
            });
        let mut lines = BufReader::new(process.stdout.take().expect("it was asked for")).lines();
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        // What it says later has to go somewhere, or it would wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let profiles = std::env::temp_dir().join(format!("takas-desk-browser-{}", process.id()));
        Self { port: port.expect("the driver says on which port it listens"), process, profiles }
    }

    /// Where the browser of that name keeps what it keeps.
    pub(crate) fn profile(&self, name: &str) -> PathBuf {
        self.profiles.join(name)
    }

    /// Opens a browser with a profile of its own, under a name, that prefers these languages.
    pub(crate) async fn open(&self, name: &str, languages: &str) -> Browser {
        self.open_finding(name, languages, DESK_ALONE).await
    }

    /// The same, that finds by name what these rules of Chromium's say.
    pub(crate) async fn open_finding(&self, name: &str, languages: &str, rules: &str) -> Browser {
        let found = format!("--host-resolver-rules={rules}");
        let chromium = std::env::var("TAKAS_CHROMIUM").ok().filter(|value| !value.is_empty());
        let profile = format!("--user-data-dir={}", self.profiles.join(name).display());
        let language = format!("--accept-lang={languages}");
        let flags = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--disable-extensions",
            "--hide-scrollbars",
            found.as_str(),
            profile.as_str(),
            language.as_str(),
        ];
        let mut options = json!({ "args": flags, "prefs": { "intl.accept_languages": languages } });
        options["binary"] = json!(chromium.unwrap_or_else(|| "/usr/bin/chromium".to_owned()));
        let asked = json!({
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": SCRIPT_MILLISECONDS },
        });
        let Json::Object(capabilities) = asked else { unreachable!("it is an object") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .unwrap_or_else(|error| panic!("no browser: {error}"));
        Browser { client, name: name.to_owned() }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It ends its browsers when it is asked to go, not when it is killed.
        if let Ok(mut stream) = TcpStream::connect(("127.0.0.1", self.port)) {
            let _ = stream.set_read_timeout(Some(Duration::from_secs(5)));
            let _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
            let _ = stream.read_to_end(&mut Vec::new());
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profiles);
    }
}

/// A browser with one page.
pub(crate) struct Browser {
    pub(crate) client: Client,
    name: String,
}

impl Browser {
    /// Makes the page as large as that.
    pub(crate) async fn resize(&self, size: Size) {
        let (width, height) = size.pixels();
        let is_phone = size != Size::Wall;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": is_phone });
        self.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Light or dark, as the system would say.
    pub(crate) async fn prefer_dark(&self, is_dark: bool) {
        let scheme = if is_dark { "dark" } else { "light" };
        // Nothing moves while it is looked at.
        let still = json!({ "name": "prefers-reduced-motion", "value": "reduce" });
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }, still]);
        self.chromium("Emulation.setEmulatedMedia", json!({ "media": "", "features": features })).await;
    }

    /// Takes the network away, or brings it back.
    pub(crate) async fn go_offline(&self, is_offline: bool) {
        self.chromium("Network.enable", json!({})).await;
        let conditions =
            json!({ "offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.chromium("Network.emulateNetworkConditions", conditions).await;
    }

    /// Plugs in an authenticator of this machine that says yes to whatever it is asked: passkeys need no finger then. Its passkeys have a
    /// pseudo-random function.
    pub(crate) async fn plug_in_authenticator(&self) {
        let authenticator = json!({
            "protocol": "ctap2_1",
            "extensions": ["prf"],
            "transport": "internal",
            "hasResidentKey": true,
            "hasUserVerification": true,
            "isUserVerified": true,
            "isUserConsenting": true,
        });
        self.command(Method::POST, "webauthn/authenticator", authenticator).await;
    }

    /// What Chromium understands and the standard of drivers does not.
    pub(crate) async fn chromium(&self, command: &str, parameters: Json) -> Json {
        self.command(Method::POST, "goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// What the page and the browser complained of since this was asked last.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.command(Method::POST, "se/log", json!({ "type": "browser" })).await;
        let entries = log.as_array().cloned().unwrap_or_default();
        let is_bad = |entry: &&Json| ["WARNING", "SEVERE"].contains(&entry["level"].as_str().unwrap_or_default());
        entries.iter().filter(is_bad).map(|entry| entry["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Runs a script on the page: its answer.
    pub(crate) async fn run(&self, script: &str) -> Json {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// The same of a script that is handed something.
    pub(crate) async fn run_with(&self, script: &str, handed: Vec<Json>) -> Json {
        self.client.execute(script, handed).await.unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }

    /// Waits until the page has something.
    pub(crate) async fn wait(&self, selector: &str) -> Element {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        match found {
            Ok(element) => element,
            Err(error) => {
                self.picture_as("failed").await;
                let text = self.run("return document.body ? document.body.innerText : ''").await;
                panic!("{}: no `{selector}` ({error}) on {}:\n{text}", self.name, self.address().await)
            }
        }
    }

    /// Goes to an address until the page there has something, if it comes to have it. On a machine that is busy the desk may have to be asked
    /// twice: a page that says that it took too long does not ask again by itself.
    pub(crate) async fn look_for(&self, address: &str, selector: &str) -> Option<Element> {
        for _ in 0..ASKED_AGAIN {
            self.client.goto(address).await.unwrap_or_else(|error| panic!("{}: {address}: {error}", self.name));
            let found = self.client.wait().at_most(ASKED_WITHIN).for_element(Locator::Css(selector)).await;
            if found.is_ok() {
                return found.ok();
            }
            // That it was not there at once stands in the browser's own log.
            let _ = self.complaints().await;
        }
        None
    }

    /// The same of something that the page has to have.
    pub(crate) async fn see(&self, address: &str, selector: &str) -> Element {
        match self.look_for(address, selector).await {
            Some(element) => element,
            None => self.wait(selector).await,
        }
    }

    /// Clicks what a selector finds, when it is there.
    pub(crate) async fn click(&self, selector: &str) {
        let element = self.wait(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{}: {selector}: {error}", self.name));
    }

    /// The address of the page, without the desk's.
    pub(crate) async fn address(&self) -> String {
        self.client.current_url().await.map(|url| url.path().to_owned()).unwrap_or_default()
    }

    /// The page as a picture at a size, with what is below the window as far as a few more reach, in `target/desk-screenshots`.
    pub(crate) async fn picture(&self, name: &str, size: Size) {
        self.resize(size).await;
        let (width, height) = size.pixels();
        let whole = self.run("return document.documentElement.scrollHeight").await.as_u64().unwrap_or_default();
        let height = u32::try_from(whole).unwrap_or(u32::MAX).clamp(height, WINDOWS_MAX * height);
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        keep(&format!("{name}-{}.png", size.name()), &self.part(&clip).await);
    }

    /// A part of the page as a picture.
    pub(crate) async fn part(&self, clip: &Json) -> Vec<u8> {
        let asked = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        decoded(&self.chromium("Page.captureScreenshot", asked).await)
    }

    /// The page printed as Chromium does: how many sheets come of it. The document is left among the pictures.
    pub(crate) async fn printed(&self, name: &str) -> usize {
        let asked = json!({ "printBackground": true, "preferCSSPageSize": true });
        let bytes = decoded(&self.chromium("Page.printToPDF", asked).await);
        assert!(bytes.starts_with(b"%PDF-"), "{name}");
        keep(&format!("{name}.pdf"), &bytes);
        let text = String::from_utf8_lossy(&bytes);
        ["/Type /Page\n", "/Type /Page ", "/Type /Page/"].iter().map(|page| text.matches(page).count()).sum()
    }

    async fn picture_as(&self, name: &str) {
        let picture = self.client.screenshot().await.expect("a browser can draw its page");
        keep(&format!("{name}.png"), &picture);
    }

    /// An extension of the driver.
    async fn command(&self, method: Method, path: &'static str, body: Json) -> Json {
        let answer = self.client.issue_cmd(Extension { method, path, body: body.to_string() }).await;
        answer.unwrap_or_else(|error| panic!("{}: {path} {body}: {error}", self.name))
    }
}

/// What came in the letters of base 64.
fn decoded(answer: &Json) -> Vec<u8> {
    let letters = answer["data"].as_str().expect("a document");
    data_encoding::BASE64.decode(letters.as_bytes()).expect("base64")
}

/// Keeps a picture or a document where they are looked at.
fn keep(name: &str, bytes: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/desk-screenshots").join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of pictures can be made");
    std::fs::write(path, bytes).expect("a picture can be kept");
}

/// A command of the driver that is in no standard.
#[derive(Debug)]
struct Extension {
    method: Method,
    path: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (self.method.clone(), Some(self.body.clone()))
    }
}
