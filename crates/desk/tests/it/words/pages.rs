//! Templates, scripts and sources: that they ask for messages that there are, and say nothing by themselves.

use std::collections::{BTreeMap, BTreeSet};

use takas_desk::server::words::Language;
use takas_formats::Code;

use super::{Message, files, messages};

/// What a page may say by itself: the same in every language.
const NAMES: &[&str] = &["Takas", "UTC", "JSON", "Ed25519", "SHA"];

/// What follows `say(` or `word(`: the name of the message, and the names of what is put in; none of what is not written there.
fn calls(text: &str) -> Vec<(String, Option<BTreeSet<String>>)> {
    let mut found = Vec::new();
    for (call, has_arguments) in [(".say(", true), (".word(", false)] {
        for (at, _) in text.match_indices(call) {
            let rest = text[at + call.len()..].trim_start();
            let Some(id) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
            let inside = until_closed(rest);
            let is_written = !has_arguments || inside.contains("&[") && !inside.contains("[..]");
            found.push((id.to_owned(), is_written.then(|| named(&inside))));
        }
    }
    found
}

/// The text up to the bracket that closes what was opened before it.
fn until_closed(text: &str) -> String {
    let (mut depth, mut in_quotes) = (1_usize, false);
    let is_inside = |c: &char| {
        match c {
            '"' => in_quotes = !in_quotes,
            '(' if !in_quotes => depth += 1,
            ')' if !in_quotes => depth -= 1,
            _ => {}
        }
        depth > 0
    };
    text.chars().take_while(is_inside).collect()
}

/// The names of arguments: `("name", …`.
fn named(text: &str) -> BTreeSet<String> {
    text.split("(\"").skip(1).filter_map(|rest| rest.split_once("\",")).map(|(name, _)| name.to_owned()).collect()
}

/// What is wrong with the calls of one file.
fn wrong_calls(name: &str, text: &str, known: &BTreeMap<String, Message>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, given) in calls(text) {
        match known.get(&id) {
            None => wrong.push(format!("{name}: there is no message `{id}`")),
            Some(message) => {
                let given = given.unwrap_or_else(|| message.arguments.clone());
                if given != message.arguments {
                    wrong.push(format!("{name}: `{id}` wants {:?} and is given {given:?}", message.arguments));
                }
            }
        }
    }
    wrong
}

/// A template without what askama reads: `{{ … }}`, `{% … %}`, `{# … #}`; and without the blocks that are names of classes.
fn without_askama(text: &str) -> String {
    let mut text = text.to_owned();
    for block in ["{% block kind %}", "{% block class %}"] {
        while let Some((before, after)) = text.split_once(block) {
            text = format!("{before}{}", after.split_once("{% endblock %}").map_or("", |(_, after)| after));
        }
    }
    let mut rest = text.as_str();
    let mut out = String::new();
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        out.push_str(&rest[..at]);
        let end = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        rest = rest[at..].find(end).map_or("", |found| &rest[at + found + 2..]);
    }
    out + rest
}

/// The texts of a page that somebody reads or is read, outside of code.
fn texts(page: &str) -> Vec<String> {
    const READ: [&str; 6] = ["title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription"];
    /// What is the same in every language: what one types, addresses, names of languages.
    const CODE: [&str; 5] = ["code", "kbd", "pre", "samp", "svg"];
    let mut found = Vec::new();
    let mut code_depth = 0_usize;
    for (index, piece) in page.split('<').enumerate() {
        let (tag, text) = if index == 0 { ("", piece) } else { piece.split_once('>').unwrap_or((piece, "")) };
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if CODE.contains(&name) {
            code_depth = if tag.starts_with('/') { code_depth.saturating_sub(1) } else { code_depth + 1 };
        }
        for attribute in READ {
            let marks = format!("{attribute}=\"");
            let quoted = tag.split(marks.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
            found.extend(quoted.map(str::to_owned));
        }
        if code_depth == 0 {
            found.push(text.to_owned());
        }
    }
    found
}

/// The words of a text that are no names and no entities.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        plain.push(' ');
        rest = after.split_once(';').map_or(after, |(_, after)| after);
    }
    plain.push_str(rest);
    let split = plain.split(|c: char| !c.is_alphabetic()).map(str::to_owned);
    split.filter(|word| word.chars().count() > 1 && !NAMES.contains(&word.as_str())).collect()
}

/// Sentences in a script: what is quoted, begins with a capital letter and has several words.
fn sentences(script: &str) -> Vec<String> {
    let code =
        script.lines().filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*'));
    let code = code.map(|line| line.split(" // ").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let quoted = code.split(['"', '\'', '`']).skip(1).step_by(2);
    let is_sentence = |text: &&str| {
        let begins = text.chars().next().is_some_and(char::is_uppercase);
        begins && text.split(' ').filter(|word| word.chars().all(char::is_alphabetic) && word.len() > 1).count() > 1
    };
    quoted.filter(is_sentence).map(str::to_owned).collect()
}

#[test]
fn pages_ask_for_messages_that_there_are_with_what_they_want() {
    let known = messages(Language::English);
    let mut wrong = Vec::new();
    for (path, text) in files("templates", "html").into_iter().chain(files("src/server", "rs")) {
        wrong.extend(wrong_calls(&path.display().to_string(), &text, &known));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_message_is_there_that_no_page_asks_for() {
    let sources = files("templates", "html").into_iter().chain(files("src/server", "rs"));
    let asked: String = sources.map(|(_, text)| text).collect();
    let made = super::phrases::made();
    let titles: BTreeSet<String> = Code::ALL.iter().map(|code| format!("code-{}", code.id())).collect();
    let is_asked = |id: &str| asked.contains(&format!("\"{id}\"")) || made.contains_key(id) || titles.contains(id);
    let is_idle = |id: &String| !is_asked(id);
    let idle: Vec<String> = messages(Language::English).into_keys().filter(is_idle).collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn no_words_stand_in_a_template_outside_of_messages() {
    let mut wrong = Vec::new();
    // A part that is put into a tag is attributes alone.
    for (path, text) in files("templates", "html").into_iter().filter(|(_, text)| text.contains('<')) {
        for text in texts(&without_askama(&text)) {
            let words = words(&text);
            if !words.is_empty() {
                wrong.push(format!("{}: {}", path.display(), words.join(" ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Where a page still shows what `views` says in English whatever the reader speaks, and how often. What the case's files and what one types
/// say is marked, too: it is in the language of those files.
const ENGLISH: [(&str, usize); 5] = [
    ("templates/finding.html", 1),
    ("live/say.html", 1),
    ("plans/plan.html", 2),
    ("talks/sheet.html", 7),
    ("work/list.html", 1),
];

/// So often a template marks something as English.
fn marked_english(template: &str) -> usize {
    template.matches("lang=\"en\"").count()
}

#[test]
fn nothing_more_is_said_in_english_on_pages_in_other_languages() {
    let mut marked: BTreeMap<String, usize> = BTreeMap::new();
    for (path, text) in files("templates", "html") {
        let name = path.iter().rev().take(2).collect::<Vec<_>>();
        let name = format!("{}/{}", name[1].display(), name[0].display());
        if marked_english(&text) > 0 {
            marked.insert(name, marked_english(&text));
        }
    }
    let known: BTreeMap<String, usize> = ENGLISH.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
    assert_eq!(marked, known);
}

#[test]
fn no_sentence_stands_in_a_script() {
    for (path, text) in files("static", "js") {
        assert!(sentences(&text).is_empty(), "{}: {:?}", path.display(), sentences(&text));
    }
}

/// That each of the looks above finds what it looks for.
#[test]
fn planted_defects_are_found() {
    let known = messages(Language::English);
    for (planted, is_good) in [
        (r#"{{ speaker.say("role-delegate", &[("party", party.into())]) }}"#, true),
        (r#"{{ speaker.say("role-delegate", &[]) }}"#, false),
        (r#"{{ speaker.word("role-delegate") }}"#, false),
        (r#"{{ speaker.say("role-delegate", &[("part", party.into())]) }}"#, false),
        (r#"{{ speaker.word("role-leed") }}"#, false),
        (r#"speaker.say("role-delegate", &given)"#, true),
    ] {
        assert_eq!(wrong_calls("planted", planted, &known).is_empty(), is_good, "{planted}");
    }
    for (planted, expected) in [
        (r#"<p>{{ speaker.word("x") }}</p>"#, ""),
        ("<p>Sign in</p>", "Sign in"),
        (r#"<button aria-label="Close">×</button>"#, "Close"),
        (r#"<p class="Sign in">Takas · 07:00 UTC &nbsp;&middot;</p>"#, ""),
        ("{# A remark. #}{% if a < b %}<code>takas record sign</code>{% endif %}", ""),
        ("<p><code>x</code> and then</p>", "and then"),
        ("<title>{{ title }} on the desk</title>", "on the desk"),
    ] {
        let found: Vec<String> = texts(&without_askama(planted)).iter().flat_map(|text| words(text)).collect();
        assert_eq!(found.join(" "), expected, "{planted}");
    }
    assert_eq!(marked_english("<p lang=\"en\" dir=\"ltr\">{{ words }}</p><p lang=\"{{ code }}\">"), 1);
    assert_eq!(sentences("show('Could not sign'); // 'A remark here'"), ["Could not sign"]);
    assert!(sentences("document.querySelector('form button'); fetch('/sign-in', { method: \"POST\" })").is_empty());
}
