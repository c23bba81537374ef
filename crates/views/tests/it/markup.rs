//! Whether a page is sound: balanced, of known elements, with nothing fetched and nothing run.

const ELEMENTS: &[&str] = &[
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article", "p", "h1",
    "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "b", "strong", "small", "span", "mark", "bdi", "br", "div",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "svg", "desc", "g", "path", "ellipse", "circle",
    "rect", "text",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
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
    "scope",
    "colspan",
    "title",
    "style",
    "viewBox",
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
];
const VOID: &[&str] = &["meta", "br"];

/// A page that stands alone.
pub(crate) fn check_page(page: &str) {
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{page}");
    check(page.trim_start_matches("<!doctype html>"));
    for needed in ["<meta charset=\"utf-8\">", "default-src 'none'", "noindex", "@page", "prefers-color-scheme: dark"] {
        assert!(page.contains(needed), "{needed}");
    }
    for banned in ["http://", "https://", "@import", "url(", "<script", "javascript:"] {
        assert!(!page.to_lowercase().contains(banned), "{banned}");
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
        rest = after.trim_start();
    }
}
