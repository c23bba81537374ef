//! What is looked at on every page: names of what is used, contrast, headings, language, the order of the keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::driver::{Browser, Size};

/// Looks at a page at both sizes, light and dark, makes a picture of each size, and walks it with the keyboard; panics with all that is
/// wrong.
pub(crate) async fn look_at(browser: &Browser, name: &str) {
    let mut wrong = Vec::new();
    for size in Size::BOTH {
        for is_dark in [true, false] {
            browser.resize(size).await;
            browser.prefer_dark(is_dark).await;
            let found = browser.run(include_str!("looks.js")).await;
            let found = found.as_array().expect("a list of what is wrong").clone();
            let shade = if is_dark { "dark" } else { "light" };
            wrong.extend(found.iter().map(|one| format!("{size:?}, {shade}: {}", one.as_str().unwrap_or_default())));
        }
        browser.picture(name, size).await;
    }
    wrong.extend(walk(browser).await);
    wrong.extend(browser.complaints().await);
    assert!(wrong.is_empty(), "{name} ({}):\n{}", browser.address().await, wrong.join("\n"));
}

/// Presses a key.
pub(crate) async fn press(browser: &Browser, key: Key) {
    let keys = KeyActions::new("keyboard".to_owned())
        .then(KeyAction::Down { value: key.into() })
        .then(KeyAction::Up { value: key.into() });
    browser.client.perform_actions(keys).await.expect("a key can be pressed");
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
        if (element.disabled || element.tabIndex < 0 || style.visibility === 'hidden' || box.width === 0 || element.closest('[hidden], [inert]')) return false;
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
