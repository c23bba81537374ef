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
        self.glance(browser, name, &[false]).await;
        self.by_keys(browser, name, None).await;
    }

    /// The same, with pictures of both shades; and does with the keyboard alone what the page is for, if it is for more than reading.
    pub(crate) async fn closely(&mut self, browser: &Browser, name: &str, act: Option<&str>) {
        self.glance(browser, name, &[true, false]).await;
        self.by_keys(browser, name, act).await;
    }

    /// Walks a page with the keyboard, and does with it what the page is for.
    pub(crate) async fn by_keys(&mut self, browser: &Browser, name: &str, act: Option<&str>) {
        let mut wrong = walk(browser).await;
        if let Some(act) = act {
            wrong.extend(do_by_keys(browser, act).await);
        }
        self.wrong.extend(wrong.into_iter().map(|one| format!("{name}: {one}")));
    }

    /// Looks at a page at both sizes, light and dark, and once where the window is as narrow as it may get; makes pictures of these shades
    /// (dark: yes or no); leaves the page light, on a wall.
    pub(crate) async fn glance(&mut self, browser: &Browser, name: &str, pictured: &[bool]) {
        for size in [Size::Narrow, Size::Phone, Size::Wall] {
            for is_dark in [true, false].into_iter().filter(|is_dark| size != Size::Narrow || !is_dark) {
                browser.resize(size).await;
                browser.prefer_dark(is_dark).await;
                let found = browser.run(include_str!("looks.js")).await;
                let found = found.as_array().expect("a list of what is wrong").clone();
                let shade = if is_dark { "dark" } else { "light" };
                let told = found.iter().filter_map(|one| one.as_str());
                self.wrong.extend(told.map(|one| format!("{name}, {size:?}, {shade}: {one}")));
                if size != Size::Narrow && pictured.contains(&is_dark) {
                    browser.picture(&format!("{name}{}", if is_dark { "-dark" } else { "" }), size).await;
                }
            }
        }
        let mut complained = browser.complaints().await;
        // That the desk is not reached is what some tests are about.
        complained.retain(|one| !one.contains("Failed to load resource: net::ERR_"));
        self.wrong.extend(complained.into_iter().map(|one| format!("{name}: {one}")));
    }

    /// Something that was found wrong in another way.
    pub(crate) fn add(&mut self, wrong: impl IntoIterator<Item = String>) {
        self.wrong.extend(wrong);
    }

    /// What was wrong.
    pub(crate) fn into_wrong(self) -> Vec<String> {
        self.wrong
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

/// Walks the page with the tabulator: everything that is used is reached, in the order of the page, and it shows where one is. A page that
/// has changed under the walk, as a board does, is walked again.
async fn walk(browser: &Browser) -> Vec<String> {
    for _ in 0..WALKS_MAX {
        let (wrong, is_as_it_was) = walk_once(browser).await;
        if wrong.is_empty() || is_as_it_was {
            return wrong;
        }
    }
    vec!["the page does not stand still".to_owned()]
}

/// What is wrong on one walk, and whether the page is what it was when it began.
async fn walk_once(browser: &Browser) -> (Vec<String>, bool) {
    let begun = browser.run(BEGIN_WALK).await;
    let wanted = usize::try_from(begun.as_u64().unwrap_or(0)).unwrap_or(0);
    let mut wrong = Vec::new();
    for step in 0..wanted.min(STEPS_MAX) {
        press(browser, Key::Tab).await;
        let mut at = browser.run(AT).await;
        // A field of a time has several stops.
        for _ in 0..STOPS_MAX {
            if at["stops"] != true || at["index"].as_u64() >= Some(step as u64) {
                break;
            }
            press(browser, Key::Tab).await;
            at = browser.run(AT).await;
        }
        if at["index"].as_u64() != Some(step as u64) {
            wrong.push(format!("the keyboard comes to {} ({}) where {step} is next", at["name"], at["index"]));
            break;
        }
        if at["seen"] != true {
            wrong.push(format!("one does not see that the keyboard is at {}", at["name"]));
        }
        if at["covered"] == true {
            wrong.push(format!("something lies on {}, where the keyboard is", at["name"]));
        }
    }
    (wrong, browser.run(IS_AS_IT_WAS).await == true)
}

/// Does what a page is for, after it was walked: the keyboard came to it within the steps that were walked, and a key does it. Nothing is
/// done: the page is kept from hearing of it.
async fn do_by_keys(browser: &Browser, act: &str) -> Vec<String> {
    let begun = browser.run(&format!("const act = {act:?}; {BEGIN_ACT}")).await;
    match begun.as_u64() {
        None => return vec![format!("the keyboard does not come to `{act}`, for which the page is there")],
        Some(step) if step >= STEPS_MAX as u64 => return vec![format!("`{act}` is {step} steps away")],
        Some(_) => press(browser, Key::Enter).await,
    }
    if browser.run(END_ACT).await == true { Vec::new() } else { vec![format!("a key does not do `{act}`")] }
}

/// How often a page is walked that changes meanwhile.
const WALKS_MAX: usize = 4;
/// How many stops a field has at most: day, month, year, hour, minute, and what opens a calendar.
const STOPS_MAX: usize = 8;
/// How far a page is walked.
const STEPS_MAX: usize = 60;

/// Goes to what a page is for, and stands between it and the page: which of those it is that the keyboard comes to.
const BEGIN_ACT: &str = r"
    const wanted = document.querySelector(act);
    const index = window.takasUsed.indexOf(wanted);
    if (index < 0) return null;
    window.takasStop = (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        if (wanted.contains(event.target)) window.takasActed = true;
    };
    for (const type of ['click', 'submit']) window.addEventListener(type, window.takasStop, true);
    wanted.focus();
    return index;
";

/// Whether it was done.
const END_ACT: &str = r"
    for (const type of ['click', 'submit']) window.removeEventListener(type, window.takasStop, true);
    return window.takasActed === true;
";

/// Whether what the keyboard comes to is what it was when the walk began.
const IS_AS_IT_WAS: &str = r"
    const now = window.takasReached();
    return now.length === window.takasUsed.length && now.every((element, at) => element === window.takasUsed[at]);
";

/// Numbers what the keyboard should come to, remembers how it looks, and goes to the beginning of the page.
const BEGIN_WALK: &str = r"
    document.activeElement?.blur();
    window.getSelection().removeAllRanges();
    window.scrollTo(0, 0);
    const isReached = (radios) => (element) => {
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
    const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
    window.takasReached = () => [...document.querySelectorAll(all)].filter(isReached(new Set()));
    window.takasUsed = window.takasReached();
    window.takasLooks = window.takasUsed.map(look);
    // Where nothing has the focus, the keyboard begins where a browser last was: at the beginning of the page.
    document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex');
    return window.takasUsed.length;
";

/// Where the keyboard is, whether one sees that, and whether something lies on it (WCAG 2.2, 2.4.11).
const AT: &str = r"
    const at = document.activeElement;
    const index = window.takasUsed.indexOf(at);
    const name = at.tagName.toLowerCase() + ' ' + (at.textContent || at.name || '').trim().slice(0, 40);
    const box = at.getClientRects()[0] || at.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const there = left < right && top < bottom ? document.elementFromPoint((left + right) / 2, (top + bottom) / 2) : null;
    // In a drawing a point has its name beside it.
    const covered = !at.closest('svg') && !(there && (at.contains(there) || there.contains(at) || [...(at.labels || [])].some((label) => label.contains(there))));
    return { index: index < 0 ? null : index, name, covered, stops: at.type === 'datetime-local', seen: index >= 0 && window.takasLook(at) !== window.takasLooks[index] };
";
