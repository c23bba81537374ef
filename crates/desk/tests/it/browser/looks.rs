//! What is looked at on every page: names of what is used, contrast, headings, language, the order of the keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::driver::{Browser, Size};

/// What was found wrong, page after page, so that one run tells all of it.
#[derive(Default)]
pub(crate) struct Looks {
    wrong: Vec<String>,
}

impl Looks {
    /// Looks at a page at both sizes, light and dark, makes a picture of each size, and walks it with the keyboard.
    pub(crate) async fn at(&mut self, browser: &Browser, name: &str) {
        for size in Size::BOTH {
            for is_dark in [true, false] {
                browser.resize(size).await;
                browser.prefer_dark(is_dark).await;
                let found = browser.run(include_str!("looks.js")).await;
                let found = found.as_array().expect("a list of what is wrong").clone();
                let shade = if is_dark { "dark" } else { "light" };
                let told = found.iter().filter_map(|one| one.as_str());
                self.wrong.extend(told.map(|one| format!("{name}, {size:?}, {shade}: {one}")));
            }
            browser.picture(name, size).await;
        }
        let (walked, mut complained) = (walk(browser).await, browser.complaints().await);
        // That the desk is not reached is what some tests are about.
        complained.retain(|one| !one.contains("Failed to load resource: net::ERR_"));
        self.wrong.extend(walked.into_iter().chain(complained).map(|one| format!("{name}: {one}")));
    }

    /// That nothing was wrong.
    pub(crate) fn found_nothing(self) {
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

/// Presses a key.
pub(crate) async fn press(browser: &Browser, key: Key) {
    let keys = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: key.into() })
        .then(KeyAction::Up { value: key.into() });
    browser.client.perform_actions(keys).await.expect("a key can be pressed");
}

/// Goes to what a selector finds by the keyboard, from the beginning of the content: no more than so many steps away.
pub(crate) async fn tab_to(browser: &Browser, selector: &str) {
    const STEPS_MAX: usize = 40;
    browser.wait(selector).await;
    browser.run("document.querySelector('.skip').focus()").await;
    press(browser, Key::Enter).await;
    for _ in 0..STEPS_MAX {
        press(browser, Key::Tab).await;
        if browser.run(&format!("return document.activeElement.matches({selector:?})")).await == true {
            return;
        }
    }
    panic!("the keyboard does not come to {selector} on {}", browser.address().await);
}

/// Types a text where the keyboard is.
pub(crate) async fn write(browser: &Browser, text: &str) {
    let mut keys = KeyActions::new("keyboard".to_owned());
    for value in text.chars() {
        keys = keys.then(KeyAction::Down { value }).then(KeyAction::Up { value });
    }
    browser.client.perform_actions(keys).await.expect("a text can be typed");
}

/// Walks the page with the tabulator: everything that is used is reached, in the order of the page, and it shows where one is.
async fn walk(browser: &Browser) -> Vec<String> {
    let begun = browser.run(BEGIN_WALK).await;
    let wanted = usize::try_from(begun.as_u64().unwrap_or(0)).unwrap_or(0);
    let mut wrong = Vec::new();
    for step in 0..wanted.min(60) {
        press(browser, Key::Tab).await;
        let at = browser.run(AT).await;
        if at["index"].as_u64() != Some(step as u64) {
            wrong.push(format!("the keyboard comes to {} ({}) where {step} is next", at["name"], at["index"]));
            break;
        }
        if at["seen"] != true {
            wrong.push(format!("one does not see that the keyboard is at {}", at["name"]));
        }
    }
    wrong
}

/// Numbers what the keyboard should come to, remembers how it looks, and goes to the beginning of the page.
const BEGIN_WALK: &str = r"
    document.activeElement?.blur();
    window.getSelection().removeAllRanges();
    window.scrollTo(0, 0);
    const used = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]')];
    const radios = new Set();
    const isReached = (element) => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const shut = element.closest('details:not([open])');
        if (shut && element !== shut.querySelector(':scope > summary')) return false;
        if (!element.checkVisibility() || element.disabled || element.tabIndex < 0 || style.visibility === 'hidden' || box.width === 0 || element.closest('[hidden], [inert]')) return false;
        if (element.type !== 'radio') return true;
        const first = !radios.has(element.name);
        radios.add(element.name);
        return first;
    };
    const look = (element) => { const s = getComputedStyle(element); return [s.outline, s.boxShadow, s.border, s.backgroundColor, s.textDecoration].join(); };
    window.takasLook = look;
    window.takasUsed = used.filter(isReached);
    window.takasLooks = window.takasUsed.map(look);
    // Where nothing has the focus, the keyboard begins where a browser last was: at the beginning of the page.
    document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
    return window.takasUsed.length;
";

/// Where the keyboard is.
const AT: &str = r"
    const at = document.activeElement;
    const index = window.takasUsed.indexOf(at);
    const name = at.tagName.toLowerCase() + ' ' + (at.textContent || at.name || '').trim().slice(0, 40);
    return { index: index < 0 ? null : index, name, seen: index >= 0 && window.takasLook(at) !== window.takasLooks[index] };
";
