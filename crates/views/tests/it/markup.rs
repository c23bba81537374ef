//! Whether a page is sound: balanced, of known elements, with nothing fetched and nothing run.

use sha2::{Digest as _, Sha256};

const ELEMENTS: &[&str] = &[
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "p", "h1",
    "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "b", "strong", "small", "span", "mark", "bdi", "br", "div",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "svg", "desc", "g", "path", "ellipse", "circle",
    "rect", "text", "line", "input", "button", "output", "script",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "dir",
    "charset",
    "name",
    "content",
    "http-equiv",
    "class",
    "id",
    "aria-labelledby",
    "aria-label",
    "aria-hidden",
    "role",
    "tabindex",
    "scope",
    "colspan",
    "title",
    "style",
    "viewBox",
    "preserveAspectRatio",
    "d",
    "stroke-width",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "x",
    "y",
    "width",
    "height",
    "text-anchor",
    "font-size",
    "xmlns",
    "hidden",
    "type",
    "min",
    "max",
    "value",
    "step",
    "for",
    "x1",
    "x2",
    "y1",
    "y2",
    "visibility",
    "data-from",
    "data-until",
    "data-left",
    "data-width",
];
const VOID: &[&str] = &["meta", "br", "input"];

/// A page that stands alone and runs nothing.
pub(crate) fn check_page(page: &str) {
    assert!(!page.to_lowercase().contains("<script"));
    check_any_page(page);
}

/// A page that stands alone with one script of ours, which its policy names, and data for it, which is given back.
pub(crate) fn check_scripted_page(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("<script>").expect("a script");
    let (script, after) = rest.split_once("</script>").expect("it ends");
    assert!(!after.contains("<script"), "one script alone");
    for banned in ["fetch(", "XMLHttpRequest", "import(", "eval(", "Function(", "innerHTML", "localStorage", "cookie"] {
        assert!(!script.contains(banned), "{banned}");
    }
    let digest = base64(&Sha256::digest(script.as_bytes()));
    assert!(page.contains(&format!("script-src 'sha256-{digest}'")), "SCRIPT_DIGEST must be {digest}");
    let (_, rest) = page.split_once("<script type=\"application/json\" id=\"plan-data\">").expect("its data");
    let (data, _) = rest.split_once("</script>").expect("they end");
    check_any_page(page);
    serde_json::from_str(data).expect("data are JSON")
}

/// Base64 (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let letter = LETTERS[((word >> (18 - 6 * place)) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

fn check_any_page(page: &str) {
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{page}");
    check(page.trim_start_matches("<!doctype html>"));
    for needed in ["<meta charset=\"utf-8\">", "default-src 'none'", "noindex", "@page", "prefers-color-scheme: dark"] {
        assert!(page.contains(needed), "{needed}");
    }
    for banned in ["http://", "https://", "@import", "url(", "javascript:"] {
        assert!(!page.to_lowercase().contains(banned), "{banned}");
    }
    for broken in ["NaN", "\"inf", "-inf", " inf"] {
        assert!(!page.contains(&format!("{broken} ")) && !page.contains(&format!("{broken}\"")), "{broken}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
}

/// A drawing that stands alone.
pub(crate) fn check_drawing(drawing: &str) {
    let body = drawing.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").expect("an XML head");
    assert!(body.contains("<title id=") && body.contains("<desc id=") && body.contains("role=\"img\""));
    assert!(!drawing.contains("NaN") && !drawing.contains("inf"), "{drawing}");
    check(body);
}

fn check(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page;
    let mut ids: Vec<&str> = Vec::new();
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>') || open.last() == Some(&"style"), "a stray > in {:?}", &rest[..at]);
        let end = rest[at..].find('>').expect("every tag ends") + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "in {tag:?}");
            continue;
        }
        let closed = tag.ends_with('/');
        let tag = tag.trim_end_matches('/');
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(ELEMENTS.contains(&name), "an unknown element {name:?}");
        check_attributes(attributes, &mut ids);
        if !closed && !VOID.contains(&name) {
            open.push(name);
        }
        if name == "style" {
            let end = rest.find("</style>").expect("a style ends");
            assert!(!rest[..end].contains('<'));
            rest = &rest[end..];
        }
        if name == "script" {
            rest = &rest[rest.find("</script>").expect("a script ends")..];
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are unique");
}

fn check_attributes<'p>(attributes: &'p str, ids: &mut Vec<&'p str>) {
    let mut rest = attributes.trim();
    while !rest.is_empty() {
        let (name, after) =
            rest.split_once("=\"").unwrap_or_else(|| panic!("an attribute without value in {attributes:?}"));
        assert!(ATTRIBUTES.contains(&name.trim()), "an unknown attribute {name:?} in {attributes:?}");
        let (value, after) = after.split_once('"').expect("a quoted value");
        if name.trim() == "id" {
            ids.push(value);
        }
        // What scrolls is reached in the order of the page, and in no other.
        assert!(name.trim() != "tabindex" || value == "0", "{attributes:?}");
        rest = after.trim_start();
    }
}
