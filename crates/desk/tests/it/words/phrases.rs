//! What `views` says: that there is a message for each phrase in every language, and that the English one says what `views` writes.

use std::collections::{BTreeMap, BTreeSet};

use takas_desk::server::words::{Language, Speaker, Words};
use takas_views::Phrase;
use takas_views::phrase::{Form, Part, samples};

use super::{Message, messages};

/// Amounts for which languages have forms of their own.
const COUNTS: [u32; 6] = [0, 1, 2, 5, 11, 26];

/// Names of messages of which phrases are made, with the names of what is put in.
pub(super) fn made() -> BTreeMap<String, BTreeSet<String>> {
    let named = |phrase: &Phrase| match phrase.form() {
        Form::Message(id, parts) => (id.to_string(), parts.iter().map(|(name, _)| name.to_string()).collect()),
        other => panic!("{other:?} is no message"),
    };
    samples(1).iter().map(named).collect()
}

/// What is wrong with the messages of a language, held against what `views` makes.
fn wrong(own: &BTreeMap<String, Message>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (id, arguments) in made() {
        match own.get(&id) {
            None => wrong.push(format!("no message `{id}`")),
            Some(message) if message.arguments != arguments => {
                wrong.push(format!("`{id}` is given {arguments:?} and has {:?}", message.arguments));
            }
            Some(_) => {}
        }
    }
    wrong
}

/// As `views` writes it: without marks around what is put in, and with the plain sign for an apostrophe.
fn plain(said: &str) -> String {
    said.replace(['\u{2068}', '\u{2069}'], "").replace('\u{2019}', "'")
}

/// Phrases of which the English message says something else than `views` writes.
fn drifted(english: &Speaker, phrases: &[Phrase]) -> Vec<String> {
    let differs = |phrase: &&Phrase| plain(&english.tell_by_messages(phrase)) != plain(phrase);
    let shown = |phrase: &Phrase| format!("`{}`, and the message `{}`", &**phrase, english.tell_by_messages(phrase));
    phrases.iter().filter(differs).map(shown).collect()
}

#[test]
fn every_phrase_has_a_message_in_every_language_with_what_is_put_in() {
    for language in Language::ALL {
        let wrong = wrong(&messages(language));
        assert!(wrong.is_empty(), "{language:?}: {}", wrong.join("\n"));
    }
}

#[test]
fn the_english_messages_say_what_views_writes() {
    let english = Words::new().of(Language::English);
    for count in COUNTS {
        let drifted = drifted(&english, &samples(count));
        assert!(drifted.is_empty(), "{}", drifted.join("\n"));
    }
}

/// That each of the looks above finds what it looks for.
#[test]
fn planted_defects_of_phrases_are_found() {
    let mut lacking = messages(Language::Turkish);
    lacking.remove("act-departed").expect("it was there");
    lacking.get_mut("act-arrived-at").expect("it is there").arguments.remove("place");
    let wrong = wrong(&lacking);
    assert!(wrong.len() == 2 && wrong[0].contains("act-arrived-at") && wrong[1].contains("act-departed"), "{wrong:?}");
    // The Turkish messages do not say what `views` writes.
    let turkish = Words::new().of(Language::Turkish);
    assert!(drifted(&turkish, &samples(5)).len() > samples(5).len() * 9 / 10);
}

#[test]
fn lists_rows_and_figures_are_those_of_the_language() {
    let words = Words::new();
    let name = |text: &str| Phrase::supplied(text);
    let list = Phrase::list(vec![name("Anna"), name("Борис"), name("Cem")]);
    let row = Phrase::row("; ", [name("a"), Phrase::figures("07:05Z"), name("b")]);
    let told = |language: Language, phrase: &Phrase| plain(&words.of(language).tell(phrase));
    for (language, expected_list, expected_row) in [
        (Language::English, "Anna, Борис and Cem", "a; 07:05Z; b"),
        (Language::Turkish, "Anna, Борис ve Cem", "a; 07:05Z; b"),
        (Language::Russian, "Anna, Борис и Cem", "a; 07:05Z; b"),
        (Language::Ukrainian, "Anna, Борис і Cem", "a; 07:05Z; b"),
        (Language::Arabic, "Anna، Борис وCem", "a؛ ٠٧:٠٥Z؛ b"),
        (Language::French, "Anna, Борис et Cem", "a ; 07:05Z ; b"),
    ] {
        assert_eq!((told(language, &list), told(language, &row)), (expected_list.to_owned(), expected_row.to_owned()));
    }
}

/// Plurals are those of the language, wherever a phrase stands in another.
#[test]
fn amounts_inside_a_phrase_have_the_forms_of_the_language() {
    let words = Words::new();
    let of = |count: u32| {
        let phrase = samples(count)
            .into_iter()
            .find(|phrase| matches!(phrase.form(), Form::Message(id, _) if id == "amount-people"));
        let people = phrase.expect("people are counted");
        let Form::Message(_, parts) = people.form() else { panic!("no message") };
        assert!(matches!(&parts[..], [(name, Part::Number(_))] if name == "count"));
        Phrase::list(vec![people, Phrase::supplied("DEU")])
    };
    for (language, one, two, five) in [
        (Language::Russian, "1 человек и DEU", "2 человека и DEU", "5 человек и DEU"),
        (Language::Ukrainian, "1 особа і DEU", "2 особи і DEU", "5 осіб і DEU"),
        (Language::Arabic, "شخص واحد وDEU", "شخصان وDEU", "٥ أشخاص وDEU"),
        (Language::French, "1 personne et DEU", "2 personnes et DEU", "5 personnes et DEU"),
    ] {
        let told = [1, 2, 5].map(|count| plain(&words.of(language).tell(&of(count))));
        assert_eq!(told, [one, two, five]);
    }
}
