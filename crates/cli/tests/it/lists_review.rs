//! `takas lists review` at the terminal: what each key does; that a review goes on where it was left; two people one after another and at the
//! same time, whose words are both kept.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::lists::json_of;
use crate::pty::at_terminal;

const LISTS: [&str; 2] = ["nor.csv", "sou.csv"];
/// The terminal is put back.
const GONE: &str = "\u{1b}[?1049l";

/// Two lists of which no score says who is who: the names are alike, and the birth dates are not.
fn desk(name: &str) -> Desk {
    let desk = Desk::new(name);
    desk.write(
        "nor.csv",
        "key,name,born\nn1,Sergei Malinin,1980-01-02\nn2,Anna Popova,1990-03-04\nn3,Ivan Petrov,1985-05-06\n",
    );
    desk.write(
        "sou.csv",
        "key,name,born\ns1,Sergey Malinin,1971-09-20\ns2,Ana Popova,1963-11-12\ns3,Iwan Petrow,1999-12-30\n",
    );
    desk
}

fn review(desk: &Desk, by: &str, keys: &Value) -> Vec<String> {
    at_terminal(desk, &[&["lists", "review"], &LISTS[..], &["--by", by]].concat(), keys)
}

/// How many pairs a human has to decide.
fn doubtful(desk: &Desk) -> usize {
    let told = json_of(&desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--json"]).exits(0));
    told["doubtful"].as_array().expect("pairs").len()
}

/// What was said, word by word: who said what, and why.
fn said(desk: &Desk) -> Vec<String> {
    let text = desk.read("decisions.toml");
    let mut words: Vec<String> = Vec::new();
    for line in text.lines() {
        let value = line.split_once(" = ").map(|(_, value)| value.trim_matches('"')).unwrap_or_default();
        match line.split(' ').next() {
            Some("says") => words.push(value.to_owned()),
            Some("by") => words.last_mut().expect("a word").insert_str(0, &format!("{value}: ")),
            Some("why") => words.last_mut().expect("a word").extend([" (", value, ")"]),
            _ => {}
        }
    }
    words
}

#[test]
fn every_key_does_what_it_says() {
    let desk = desk("review-keys");
    assert_eq!(doubtful(&desk), 3, "each pair is a question");
    // Forward by right, down, space and tab, and round; back by left, up and back tab, and round.
    let (right, left, up, down, back_tab) = ("\u{1b}[C", "\u{1b}[D", "\u{1b}[A", "\u{1b}[B", "\u{1b}[Z");
    let keys = json!([
        ["", "pair 1 of 3 · 3 left · Lea decides"],
        [right, "pair 2 of 3"],
        [down, "pair 3 of 3"],
        [" ", "pair 1 of 3"],
        ["\t", "pair 2 of 3"],
        [left, "pair 1 of 3"],
        [up, "pair 3 of 3"],
        [back_tab, "pair 2 of 3"],
        // Nothing has been decided here that could be undone.
        ["u", "nothing was decided here"],
        // A reason: typed, mended, given up with escape, typed anew.
        ["w", "why? _"],
        ["sshe", "why? sshe_"],
        ["\u{7f}\u{7f}\u{7f}\u{7f}she knows", "why? she knows_"],
        ["\u{1b}", "S same · D different"],
        ["w", "why? _"],
        ["Ünal sees q, s and u\r", "why: Ünal sees q, s and u"],
        ["D", "written: different"],
        ["u", "undone: taken back"],
        ["n", "written: not sure"],
        ["s", "written"],
        ["x", "decides"],
        ["q", "left; written to decisions.toml"],
    ]);
    let texts = review(&desk, "Lea", &keys);
    assert!(texts.last().is_some_and(|last| last.contains(GONE)), "the terminal is put back first: {texts:?}");
    let words = said(&desk);
    assert_eq!(words[..3], ["Lea: different (Ünal sees q, s and u)", "Lea: taken back", "Lea: not sure"]);
    assert_eq!(words.len(), 4, "{words:?}");
    // Control and C leaves, too, and writes nothing.
    review(&desk, "Lea", &json!([["", "Lea decides"], ["\u{3}", GONE]]));
    assert_eq!(said(&desk), words);
    desk.takas(&["lists", "review", "nor.csv", "sou.csv", "--by", " "]).exits(2).tells("write who decides");
}

#[test]
fn a_review_goes_on_where_it_was_left_and_an_undo_brings_back_the_word_before() {
    let desk = desk("review-resumed");
    review(&desk, "Lea", &json!([["", "pair 1 of 3"], ["n", "written: not sure"], ["q", GONE]]));
    // The first of which she has said nothing; what she is not sure of is still there to be looked at.
    let keys = json!([["", "pair 2 of 3 · 3 left"], ["d", "written: different"], ["\u{1b}[D", "pair"], ["q", GONE],]);
    review(&desk, "Lea", &keys);
    assert_eq!(said(&desk), ["Lea: not sure", "Lea: different"]);
    assert_eq!(doubtful(&desk), 2, "what is decided is asked no more");
    // Of the pair that she was not sure about she says otherwise, and takes it back: the word before counts again.
    let keys = json!([
        ["", "Lea decides"],
        ["\u{1b}[D", "pair 1 of 2"],
        ["s", "written: same"],
        ["u", "undone: not sure"],
        ["q", GONE],
    ]);
    review(&desk, "Lea", &keys);
    assert_eq!(said(&desk)[2..], ["Lea: same", "Lea: not sure"]);
    assert_eq!(doubtful(&desk), 2);
}

#[test]
fn two_people_one_after_another_and_at_the_same_time() {
    let desk = desk("review-two");
    review(&desk, "Lea", &json!([["", "pair 1 of 3"], ["d", "written: different"], ["q", GONE]]));
    // Tom sees what is left; what Lea says meanwhile comes onto his screen without a key.
    let takas = env!("CARGO_BIN_EXE_takas");
    let lea = |says: &str, one: &str, other: &str| {
        json!([
            takas, "lists", "decide", "nor.csv", "sou.csv", "--one", one, "--other", other, "--says", says, "--by",
            "Lea"
        ])
    };
    let keys = json!([
        ["", "pair 1 of 2 · 2 left · Tom decides"],
        ["", "Lea said not sure meanwhile", lea("not-sure", "nor.csv:3", "sou.csv:3")],
        // Both decide the same pair: whoever comes second is told, both words stay, and nothing is decided.
        ["", "Lea said different meanwhile", lea("different", "nor.csv:4", "sou.csv:4")],
        ["q", GONE],
    ]);
    review(&desk, "Tom", &keys);
    assert_eq!(said(&desk), ["Lea: different", "Lea: not sure", "Lea: different"]);
    let decide = |says: &str| {
        let words = ["--one", "nor.csv:4", "--other", "sou.csv:4", "--says", says, "--by", "Tom"];
        desk.takas(&[&["lists", "decide"], &LISTS[..], &words[..]].concat()).exits(0)
    };
    decide("same").tells("Lea decided otherwise");
    assert_eq!(doubtful(&desk), 2, "a pair about which two differ is asked about again");
    // Lea comes back, sees his word, and gives way.
    let texts = review(&desk, "Lea", &json!([["", "Lea decides"], ["\u{1b}[C", "pair"], ["q", GONE]]));
    assert!(texts.iter().any(|text| text.contains("Tom said same")), "{texts:?}");
    let words = ["--one", "nor.csv:4", "--other", "sou.csv:4", "--says", "taken-back", "--by", "Lea"];
    desk.takas(&[&["lists", "decide"], &LISTS[..], &words[..]].concat()).exits(0);
    let told = json_of(&desk.takas(&["lists", "match", "nor.csv", "sou.csv", "--json"]).exits(0));
    assert_eq!(told["disputes"], json!([]));
    assert_eq!(doubtful(&desk), 1);
}
