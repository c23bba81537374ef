//! The pictures of the guide (`docs/guide/pictures`): taken anew, and held against those that are kept. `TAKAS_BLESS=1` keeps the new ones.
//!
//! What is compared, and why. Machines have other fonts, and with them lines break elsewhere: a picture of the same page is another picture
//! there. So what has to be the same everywhere is *what the page says* where the picture was taken, word for word and in its order, and how
//! wide the picture is; what is new each time (ids, days, clocks, how long something took) is left out of the words. Where the fonts are those with
//! which the kept picture was taken (a few lines of text are measured to know), the pixels are compared as well: a page that looks otherwise
//! is found although it says the same.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::driver::Browser;

/// How large a share of the pixels may differ: ids and days are others each time.
const SHARE_MAX: f64 = 0.02;
/// A picture goes no further down a page than so many lines.
const LINES_MAX: usize = 40;
/// In which file it stands what the pictures say.
const WORDS: &str = "pictures.json";

/// What is known of all pictures.
#[derive(Default, Deserialize, Serialize)]
struct Kept {
    /// The widths of some texts in the fonts with which the pictures were taken.
    fonts: String,
    pictures: Vec<Picture>,
}

/// One picture.
#[derive(Deserialize, Serialize)]
struct Picture {
    name: String,
    width: u32,
    /// What the page says there, line by line, as far down as a picture goes.
    says: Vec<String>,
}

/// The pictures as they are now.
#[derive(Default)]
pub(crate) struct Guide {
    now: Kept,
    drawn: Vec<Vec<u8>>,
}

impl Guide {
    /// Takes a picture of the page where a browser is: so wide, and no higher than that. What the page says is that of `main`.
    pub(crate) async fn take(&mut self, browser: &Browser, name: &str, (width, height): (u32, u32)) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        browser.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
        browser.prefer_dark(false).await;
        browser.run("window.scrollTo(0, 0); document.activeElement?.blur()").await;
        browser.run(SAME_DAY).await;
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        self.drawn.push(browser.part(&clip).await);
        let says = browser.run(SAYS).await;
        let says = says.as_array().expect("lines").iter().filter_map(|line| line.as_str()).map(str::to_owned);
        let says = says.take(LINES_MAX).collect();
        self.now.pictures.push(Picture { name: name.to_owned(), width, says });
        browser.run(FONTS).await.as_str().expect("widths").clone_into(&mut self.now.fonts);
    }

    /// What differs from what is kept; where it is to be kept, it is, and nothing differs.
    pub(crate) async fn differences(self, browser: &Browser) -> Vec<String> {
        browser.client.goto("about:blank").await.expect("a page of nothing");
        if std::env::var_os("TAKAS_BLESS").is_some_and(|value| value == "1") {
            self.keep(browser).await;
            return Vec::new();
        }
        let text = std::fs::read_to_string(folder().join(WORDS)).unwrap_or_default();
        let kept: Kept = serde_json::from_str(&text).unwrap_or_default();
        let mut wrong = Vec::new();
        for (picture, drawn) in self.now.pictures.iter().zip(&self.drawn) {
            let name = &picture.name;
            let file = std::fs::read(folder().join(format!("{name}.png"))).unwrap_or_default();
            let Some(before) = kept.pictures.iter().find(|before| before.name == *name && !file.is_empty()) else {
                wrong.push(format!("the guide has no picture {name}: TAKAS_BLESS=1 keeps it"));
                continue;
            };
            wrong.extend(said_otherwise(before, picture));
            let found = compared(browser, &file, drawn).await;
            if found["width"] != picture.width {
                wrong.push(format!("the guide's picture {name} is {} wide and not {}", found["width"], picture.width));
            } else if kept.fonts == self.now.fonts && found["share"].as_f64().is_none_or(|share| share > SHARE_MAX) {
                wrong.push(format!("the guide's picture {name} looks otherwise now: {} of it", found["share"]));
            }
        }
        wrong
    }

    async fn keep(self, browser: &Browser) {
        std::fs::create_dir_all(folder()).expect("a folder");
        for (picture, drawn) in self.now.pictures.iter().zip(&self.drawn) {
            let asked = json!({ "does": "shrink", "now": data_encoding::BASE64.encode(drawn) });
            let small = done(browser, &asked).await;
            let bytes = data_encoding::BASE64.decode(small["png"].as_str().expect("a picture").as_bytes());
            let path = folder().join(format!("{}.png", picture.name));
            std::fs::write(path, bytes.expect("base64")).expect("written");
        }
        let text = serde_json::to_string_pretty(&self.now).expect("texts and numbers");
        std::fs::write(folder().join(WORDS), text + "\n").expect("written");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide/pictures")
}

/// The first line that differs.
fn said_otherwise(before: &Picture, now: &Picture) -> Option<String> {
    let lines = before.says.len().max(now.says.len());
    let at = (0..lines).find(|at| before.says.get(*at) != now.says.get(*at))?;
    let line = |picture: &Picture| picture.says.get(at).cloned().unwrap_or_else(|| "nothing".to_owned());
    let (name, before, now) = (&before.name, line(before), line(now));
    Some(format!(
        "what the guide's picture {name} shows is said otherwise now: {before:?} was {now:?}; TAKAS_BLESS=1 takes it anew"
    ))
}

async fn compared(browser: &Browser, kept: &[u8], now: &[u8]) -> serde_json::Value {
    let letters = |bytes: &[u8]| data_encoding::BASE64.encode(bytes);
    done(browser, &json!({ "does": "compare", "kept": letters(kept), "now": letters(now) })).await
}

async fn done(browser: &Browser, asked: &serde_json::Value) -> serde_json::Value {
    browser.run(&format!("const asked = {asked};\n{}", include_str!("guide.js"))).await
}

/// In the evening it is the next day already where the case is: the line that says so is longer then, and all below it lies lower.
const SAME_DAY: &str = r"
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
        node.data = node.data.replace(/local time on \d{1,2} [A-Z][a-z]+ 20\d\d/, 'local time');
    }
";

/// What the page says, without what is new each time.
const SAYS: &str = r"
    const text = document.querySelector('main').innerText;
    const known = text.replace(/[0-9a-f]{16,}/g, '(an id)')
        .replace(/\d{1,2} [A-Z][a-z]+ 20\d\d(, \d\d:\d\d( UTC)?)?/g, '(a day)')
        .replace(/\d\d:\d\d(:\d\d)?Z?/g, '(a time)')
        .replace(/Pair \u2068?\d+\u2069? of \u2068?\d+\u2069?/g, '(a pair)')
        .replace(/\d+ min \d+ s/g, '(a while)');
    return known.split('\n').map((line) => line.trim().replace(/\s+/g, ' ')).filter((line) => line !== '');
";

/// How wide some texts are in the fonts of the page.
const FONTS: &str = r"
    const pen = document.createElement('canvas').getContext('2d');
    const family = getComputedStyle(document.documentElement).fontFamily;
    const widths = [family, 'monospace'].flatMap((font) => ['Handgloves 0123', 'Жълтата дюля', 'تبادل'].map((text) => {
        pen.font = '16px ' + font;
        return pen.measureText(text).width.toFixed(2);
    }));
    return widths.join(' ');
";
