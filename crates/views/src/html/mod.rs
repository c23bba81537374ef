//! Self-contained pages.

use crate::mediator::MediatorView;
use crate::projection::PartyView;
use crate::text;

/// The mediator's page.
pub fn mediator(view: &MediatorView) -> String {
    page(&view.title, &text::mediator(view, 100))
}

/// A party's own page.
pub fn party(view: &PartyView) -> String {
    page(&view.title, &text::party(view, 100))
}

fn page(title: &str, body: &str) -> String {
    let escaped = |s: &str| s.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>{}</title>\n<pre>{}</pre>\n</html>\n",
        escaped(title),
        escaped(body)
    )
}
