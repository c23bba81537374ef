//! What can be asked with `--with` and `--without`.

use takas_formats::{Code, parse_question_with, parse_question_without, parse_sentence, read_case};
use takas_model::{Case, Condition, Origin, Owner, Sentence};

use crate::base::base;

fn case() -> Case {
    read_case("base", &base()).case.unwrap()
}

#[test]
fn questions_are_names_arrows_and_sentences() {
    let case = case();
    let rows = [
        ("dan", "dan moves"),
        ("  men ", "all of men"),
        ("threes", "all of threes"),
        ("truce", "truce is undertaken"),
        ("dan=AAA->BBB", "dan moves from AAA to BBB"),
        ("dan -> BBB", "dan moves to BBB"),
        ("threes=BBB->AAA", "all of threes from BBB to AAA"),
        ("at least  2 of threes", "at least 2 of threes"),
        ("dan moves requires eve moves", "dan moves requires eve moves"),
    ];
    for (asked, words) in rows {
        let rule = parse_question_with(&case, asked).unwrap_or_else(|told| panic!("{asked}: {told:?}"));
        assert_eq!((rule.name.as_str(), rule.text.as_str()), (format!("with {words}").as_str(), words));
        assert_eq!((rule.owner, rule.origin), (Owner::Question, Origin::Question));
        // The words mean what the question meant.
        assert_eq!(parse_sentence(&case, words).as_ref(), Ok(&rule.sentence), "{asked}");
    }
}

#[test]
fn an_arrow_says_from_where_to_where() {
    let case = case();
    let rule = parse_question_with(&case, "dan=AAA->BBB").unwrap();
    let Sentence::Holds(Condition::All(flow)) = &rule.sentence else { panic!("{rule:?}") };
    assert_eq!(flow.selection.items, [case.find_item("dan").unwrap()]);
    assert_eq!(
        (flow.from.as_slice(), flow.to.as_slice()),
        (&[case.find_party("AAA").unwrap()][..], &[case.find_party("BBB").unwrap()][..])
    );
}

#[test]
fn without_takes_away() {
    let case = case();
    let rule = parse_question_without(&case, "dan").unwrap();
    assert!(matches!(rule.sentence, Sentence::Holds(Condition::None(_))));
    assert_eq!(rule.text, "none of dan");
    let rule = parse_question_without(&case, "any of threes").unwrap();
    assert!(matches!(rule.sentence, Sentence::Holds(Condition::Not(_))));
}

#[test]
fn mistaken_questions_are_told() {
    let case = case();
    let rows: &[(&str, Code)] = &[
        ("", Code::EmptySentence),
        ("dann", Code::UnknownName),
        (" DAN ", Code::UnknownName),
        ("everyone", Code::NeedsQuantifier),
        ("dan=BBB->AAA", Code::NotTheQuestionHolder),
        ("dan=AAA->BBX", Code::UnknownParty),
        ("dann=AAA->BBB", Code::UnknownName),
        ("truce=AAA->BBB", Code::UndertakingMoves),
        ("->", Code::UnknownName),
        ("at least 9 of threes", Code::CountAboveQuantity),
        ("what we receive is worth at least what we give", Code::NoValues),
        ("kid moves requires all of threes", Code::ProtectedConditioned),
        ("kid moves in phase two", Code::ProtectedConditioned),
        ("kid never to BBB, CCC", Code::ProtectedConditioned),
        ("kid only to CCC", Code::ProtectedConditioned),
    ];
    for (asked, code) in rows {
        let told = parse_question_with(&case, asked).unwrap_err();
        assert!(told.iter().any(|diagnostic| diagnostic.code == *code), "{asked}: {told:?}");
        assert!(told.iter().all(|diagnostic| diagnostic.file == takas_formats::QUESTION_FILE));
    }
    let told = parse_question_with(&case, "dan=BBB->AAA").unwrap_err();
    assert!(told[0].help.contains("it is there already"), "{told:?}");
    let told = parse_question_without(&case, "truse").unwrap_err();
    assert_eq!((told[0].code, told[0].help.as_str()), (Code::UnknownName, "did you mean `truce`?"));
    let told = parse_question_without(&case, "kid").unwrap_err();
    assert_eq!(told[0].code, Code::ProtectedConditioned);
    assert_eq!(parse_question_without(&case, "dan before eve").unwrap_err()[0].code, Code::Unexpected);
}
