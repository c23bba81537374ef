//! The frame of a page: head, running heads, warnings, footer; and small parts that all pages share.

use super::escape::{body, plain, style_string};
use super::pen::Pen;
use crate::phrase::{Phrase, Tongue};
use crate::svg;
use crate::words::{self, label, own, papers};

/// What stands on every sheet of a printed page.
pub(super) struct Frame<'a> {
    pub(super) title: &'a str,
    /// Above the title.
    pub(super) kicker: &'a str,
    /// Whether the case is historical: said on every sheet.
    pub(super) historical: bool,
    /// At the foot of every sheet.
    pub(super) foot: &'a str,
    pub(super) warnings: &'a [String],
    pub(super) pseudonyms: bool,
    /// In which language the page is.
    pub(super) tongue: &'a dyn Tongue,
}

/// What some pages have beyond the others.
#[derive(Clone, Copy, Default)]
pub(super) struct Extra {
    /// Rules of style.
    pub(super) style: &'static str,
    /// A script, with the SHA-256 of its text in base64: the page lets no other run.
    pub(super) script: Option<(&'static str, &'static str)>,
}

/// What puts a frame around lead and content: [`page`], or [`inside`].
pub(super) type Around = fn(&Frame, &str, &str) -> String;

/// Lead and content alone, with the warnings between them, to stand in another page that has a title of its own.
pub(super) fn inside(frame: &Frame, lead: &str, content: &str) -> String {
    let mut out = lead.to_owned();
    warnings(&mut out, frame);
    out.push_str(content);
    if !frame.foot.is_empty() {
        put!(out, "<p class=\"quiet foot\">{}</p>\n", body(frame.foot));
    }
    out
}

/// The page around `content`; `lead` stands under the title, above the warnings.
pub(super) fn page(frame: &Frame, lead: &str, content: &str) -> String {
    page_with(frame, lead, content, Extra::default())
}

/// A page with something beyond the others.
pub(super) fn page_with(frame: &Frame, lead: &str, content: &str, extra: Extra) -> String {
    let mut out = String::new();
    let dir = if frame.tongue.dir() == "rtl" { " dir=\"rtl\"" } else { "" };
    put!(out, "<!doctype html>\n<html lang=\"{}\"{dir}>\n<head>\n<meta charset=\"utf-8\">\n", frame.tongue.code());
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.push_str(
        "<meta name=\"robots\" content=\"noindex, nofollow\">\n<meta name=\"referrer\" content=\"no-referrer\">\n",
    );
    let script = extra.script.map(|(_, digest)| format!("; script-src 'sha256-{digest}'")).unwrap_or_default();
    put!(
        out,
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'{script}\">\n"
    );
    out.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    put!(
        out,
        "<title>{}</title>\n<style>\n{}{}{}{}\n",
        plain(frame.title),
        svg::COLOURS,
        include_str!("page.css"),
        svg::STYLE,
        extra.style
    );
    running_heads(&mut out, frame);
    out.push_str("</style>\n</head>\n<body>\n<header class=\"top\">\n");
    put!(out, "<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n{lead}", body(frame.kicker), body(frame.title));
    warnings(&mut out, frame);
    put!(out, "</header>\n<main>\n{content}</main>\n");
    if !frame.foot.is_empty() {
        put!(out, "<footer><p>{}</p></footer>\n", body(frame.foot));
    }
    if let Some((script, _)) = extra.script {
        put!(out, "<script>{script}</script>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn running_heads(out: &mut String, frame: &Frame) {
    let kicker = frame.kicker;
    let short = || frame.tongue.tell(&papers::HISTORICAL_SHORT.phrase());
    let running = if frame.historical { format!("{kicker} · {}", short()) } else { kicker.to_owned() };
    put!(
        out,
        "@page {{ @top-left {{ content: \"{}\" }} @top-right {{ content: \"{}\" }} @bottom-left {{ content: \"{}\" }} }}\n",
        style_string(frame.title),
        style_string(&running),
        style_string(frame.foot)
    );
}

fn warnings(out: &mut String, frame: &Frame) {
    let told: Vec<String> = frame.warnings.iter().map(|warning| body(warning)).collect();
    out.push_str(&warnings_told(&told, frame.pseudonyms, Pen(frame.tongue)));
}

/// Warnings as phrases, to stand under a title.
pub(super) fn warnings_of(warnings: &[Phrase], pseudonyms: bool, pen: Pen<'_>) -> String {
    let told: Vec<String> = warnings.iter().map(|warning| pen.put(warning)).collect();
    warnings_told(&told, pseudonyms, pen)
}

fn warnings_told(told: &[String], pseudonyms: bool, pen: Pen<'_>) -> String {
    if told.is_empty() && !pseudonyms {
        return String::new();
    }
    let mut out = format!("<ul class=\"warnings\" aria-label=\"{}\">\n", pen.quote(papers::WARNINGS));
    for warning in told {
        put!(out, "<li>{warning}</li>\n");
    }
    if pseudonyms {
        put!(out, "<li>{}</li>\n", pen.put(papers::UNDER_PSEUDONYMS));
    }
    out.push_str("</ul>\n");
    out
}

/// Under the title of what only the mediator may read.
pub(super) fn compartment() -> String {
    format!("<p class=\"compartment\">{}</p>\n", words::COMPARTMENT_MEANS)
}

/// The same in the language of a page.
pub(super) fn compartment_in(pen: Pen<'_>) -> String {
    format!("<p class=\"compartment\">{}</p>\n", pen.put(own::COMPARTMENT_MEANS))
}

/// A section with its heading.
pub(super) fn section(out: &mut String, id: &str, heading: &str, content: &str) {
    put!(
        out,
        "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n{content}</section>\n",
        body(heading)
    );
}

/// A heading cell of a column.
pub(super) fn column(out: &mut String, text: &str, number: bool) {
    let class = if number { " class=\"number\"" } else { "" };
    put!(out, "<th scope=\"col\"{class}>{}</th>", body(text));
}

/// A bar of so many thousandths, with its words beside it. A drawing, for pages whose policy lets no style stand in them.
pub(super) fn bar(permille: u64, said: &str) -> String {
    format!(
        "<span class=\"share\"><svg class=\"bar\" viewBox=\"0 0 1000 90\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect width=\"{}\" height=\"90\"/></svg> {}</span>",
        permille.min(1000),
        body(said)
    )
}

/// Thousandths of a whole.
pub(super) fn permille(part: u64, whole: u64) -> u64 {
    if whole == 0 {
        return 0;
    }
    u64::try_from(u128::from(part) * 1000 / u128::from(whole)).unwrap_or(1000)
}

/// The mark of the protected, with its words for those who hear the page.
pub(super) fn protected_mark() -> String {
    format!(
        "<span class=\"guard\" title=\"{0}\"><span aria-hidden=\"true\">{1}</span><span class=\"heard\">, {0}</span></span>",
        label::PROTECTED,
        label::PROTECTED_MARK
    )
}
