//! The files of messages.

use std::collections::BTreeSet;

use takas_desk::server::words::{Language, Value, Words};
use takas_formats::Code;

use super::messages;

/// Messages that are the same in English and in another language, because that is the word.
const SAME: &[(&str, &str)] = &[
    ("clearing-heading-sources", "fr"),
    ("clearing-kalai-smorodinsky", "fr"),
    ("clearing-kalai-smorodinsky", "tr"),
    ("clearing-nash", "fr"),
    ("clearing-nash", "tr"),
    ("live-plan", "tr"),
    ("plan-signature", "fr"),
];

/// The forms that numbers of things have in a language (CLDR), without fractions, which are not counted here.
fn forms(language: Language) -> &'static [&'static str] {
    match language {
        Language::English | Language::Turkish | Language::French => &["one", "other"],
        Language::Russian | Language::Ukrainian => &["one", "few", "other"],
        Language::Arabic => &["zero", "one", "two", "few", "many", "other"],
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::English);
    assert!(english.len() > 30);
    for language in Language::ALL {
        let own = messages(language);
        let names = |of: &std::collections::BTreeMap<String, _>| of.keys().cloned().collect::<BTreeSet<String>>();
        let (theirs, ours) = (names(&english), names(&own));
        let missing: Vec<_> = theirs.difference(&ours).collect();
        let more: Vec<_> = ours.difference(&theirs).collect();
        assert!(missing.is_empty() && more.is_empty(), "{language:?}: missing {missing:?}, more {more:?}");
        for (id, message) in &own {
            assert_eq!(message.arguments, english[id].arguments, "{language:?}: {id}");
            assert!(message.borrowed.is_empty(), "{language:?}: {id}: {:?}", message.borrowed);
        }
    }
}

/// What is said of a code on a page is what `takas explain` has above it, and there is a title for each code that is found.
#[test]
fn every_code_has_its_title_in_every_language() {
    let titles = |language: Language| -> BTreeSet<String> {
        messages(language).into_keys().filter(|id| id.starts_with("code-")).collect()
    };
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("code-{}", code.id())).collect();
    let words = Words::new();
    for language in Language::ALL {
        assert_eq!(titles(language), codes, "{language:?}");
    }
    for code in Code::ALL {
        // As a text is set: with the sign that an apostrophe has in print.
        assert_eq!(words.of(Language::English).title(*code).replace('\u{2019}', "'"), code.title());
        // What one types is the same in every language.
        let typed = code.title().split('`').skip(1).step_by(2);
        for (language, typed) in Language::ALL.into_iter().flat_map(|one| typed.clone().map(move |typed| (one, typed)))
        {
            let title = words.of(language).title(*code);
            assert!(title.contains(&format!("`{typed}`")), "{language:?}: {}: {title}", code.id());
        }
    }
}

#[test]
fn the_order_of_messages_is_the_same_so_that_files_can_be_laid_side_by_side() {
    let order = |language: Language| -> Vec<String> {
        let text = super::text(language);
        let told =
            text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()) || line.starts_with("## "));
        told.map(|line| line.split(" =").next().unwrap_or_default().to_owned()).collect()
    };
    for language in Language::ALL {
        assert_eq!(order(language), order(Language::English), "{language:?}");
    }
}

#[test]
fn counted_things_have_every_form_that_the_language_has() {
    for language in Language::ALL {
        for (id, message) in messages(language) {
            for (argument, keys) in message.choices {
                assert!(keys.contains("other"), "{language:?}: {id}: a choice by {argument} without `other`");
                // What is chosen by a word or by the number itself has forms of its own.
                if !["one", "few", "many", "two", "zero"].iter().any(|form| keys.contains(*form)) {
                    continue;
                }
                for form in forms(language) {
                    let by_itself = matches!((*form, keys.contains("0")), ("zero", true));
                    assert!(keys.contains(*form) || by_itself, "{language:?}: {id}: no form `{form}` of {argument}");
                }
            }
        }
    }
}

#[test]
fn nothing_falls_back_to_english_or_to_its_name() {
    let words = Words::new();
    for (id, message) in messages(Language::English) {
        for value in [Value::from(1), Value::from(2), Value::from(5), Value::from(26), Value::from("Vadim")] {
            let given: Vec<(&str, Value)> =
                message.arguments.iter().map(|name| (name.as_str(), value.clone())).collect();
            let english = words.of(Language::English).say(&id, &given);
            for language in Language::ALL {
                let said = words.of(language).say(&id, &given);
                assert!(said != id && !said.contains(['{', '}']), "{language:?}: {id}: {said}");
            }
            // What has no letters, such as how a day is put together, may be the same.
            let has_letters = message.texts.iter().any(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 3);
            let others = Language::ALL.into_iter().filter(|language| *language != Language::English);
            for language in others.filter(|_| has_letters) {
                let is_same = words.of(language).say(&id, &given) == english;
                let may_be = SAME.contains(&(id.as_str(), language.code()));
                assert_eq!(is_same, may_be, "{language:?}: {id}: `{english}`");
            }
        }
    }
}

#[test]
fn messages_are_plain_text_in_their_own_script() {
    for language in Language::ALL {
        for (id, message) in messages(language) {
            for text in message.texts {
                assert!(!text.contains(['<', '>', '\u{2068}', '\u{2069}', '\'']), "{language:?}: {id}: {text}");
                assert!(!text.contains("  ") && !text.contains("..."), "{language:?}: {id}: {text}");
                let foreign = |c: char| match language {
                    Language::English | Language::Turkish | Language::French => ('\u{400}'..='\u{6ff}').contains(&c),
                    // Letters that only the other of the two has.
                    Language::Russian => "іїєґІЇЄҐ".contains(c) || ('\u{600}'..='\u{6ff}').contains(&c),
                    Language::Ukrainian => "ыэъёЫЭЪЁ".contains(c) || ('\u{600}'..='\u{6ff}').contains(&c),
                    Language::Arabic => ('\u{400}'..='\u{4ff}').contains(&c) || "?,;".contains(c),
                };
                assert!(!text.chars().any(foreign), "{language:?}: {id}: {text}");
            }
        }
    }
}
