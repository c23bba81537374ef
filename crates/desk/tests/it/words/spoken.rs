//! What is said in each language, of numbers, days and moments.

use takas_desk::server::words::{Day, Language, Value, Words};

/// The marks that messages set around what is put in do not show.
fn shown(said: &str) -> String {
    said.replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn days_are_written_as_each_language_does() {
    let words = Words::new();
    for (language, first, second) in [
        (Language::English, "1 August 2024", "22 February 2024"),
        (Language::Turkish, "1 Ağustos 2024", "22 Şubat 2024"),
        (Language::Russian, "1 августа 2024 г.", "22 февраля 2024 г."),
        (Language::Ukrainian, "1 серпня 2024 р.", "22 лютого 2024 р."),
        (Language::Arabic, "١ آب/أغسطس ٢٠٢٤", "٢٢ شباط/فبراير ٢٠٢٤"),
        (Language::French, "1er août 2024", "22 février 2024"),
    ] {
        let speaker = words.of(language);
        let day = |text: &str| shown(&speaker.day(Day::read(text).unwrap()));
        assert_eq!((day("2024-08-01"), day("2024-02-22")), (first.to_owned(), second.to_owned()));
    }
}

#[test]
fn a_moment_has_both_clocks_and_its_zone_in_every_language() {
    let words = Words::new();
    // The hour at which the aircraft of Ankara began to land; and one that is another day there.
    let (at, late) = (1_722_495_600, 1_722_547_800);
    for language in Language::ALL {
        let speaker = words.of(language);
        let said = shown(&speaker.moment(at, "Europe/Istanbul"));
        let figures = |text: &str| match language {
            Language::Arabic => {
                text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(0x660 + d)).unwrap_or(c)).collect()
            }
            _ => text.to_owned(),
        };
        for part in ["07:00", "10:00", "+03:00"] {
            assert!(said.contains(&figures(part)), "{language:?}: {said}");
        }
        assert!(said.contains("Europe/Istanbul"), "{said}");
        let other = shown(&speaker.moment(late, "Europe/Istanbul"));
        assert!(other.contains(&figures("21:30")) && other.contains(&figures("00:30")), "{other}");
        assert!(other.contains(&shown(&speaker.day(Day::read("2024-08-02").unwrap()))), "{other}");
    }
    let english = words.of(Language::English);
    assert_eq!(
        shown(&english.moment(at, "Europe/Istanbul")),
        "1 August 2024, 07:00 UTC · 10:00 local time (+03:00) (Europe/Istanbul)"
    );
    // Where the zone is none, UTC alone is said; where the moment is none, what was given.
    assert_eq!(shown(&english.moment(at, "Nowhere")), "1 August 2024, 07:00 UTC");
    assert_eq!(english.moment(i64::MAX, "UTC"), "9,223,372,036,854,775,807");
}

/// Dates of Arabic pages began with the year: every word of them stood in marks of isolation, so that the whole had no direction of its own.
#[test]
fn a_moment_has_the_direction_of_its_language() {
    let words = Words::new();
    for language in Language::ALL {
        let said = words.of(language).moment(1_722_495_630, "Europe/Istanbul");
        assert!(!said.contains(['\u{2068}', '\u{2069}']), "{said}");
    }
    let said = words
        .of(Language::Arabic)
        .say("since", &[("moment", words.of(Language::Arabic).moment(1_722_495_630, "").into())]);
    assert_eq!(said, "منذ \u{2068}١ آب/أغسطس ٢٠٢٤، ٠٧:٠٠ بالتوقيت العالمي\u{2069}");
}

#[test]
fn names_stand_apart_from_the_line_around_them() {
    let words = Words::new();
    let said = words.of(Language::Arabic).say("role-delegate", &[("party", Value::from("Россия"))]);
    assert!(said.contains("\u{2068}Россия\u{2069}"), "{said}");
    // What is put in is text and no message.
    let said = words.of(Language::French).say("role-delegate", &[("party", Value::from("{ $day } <b>"))]);
    assert!(said.contains("\u{2068}{ $day } <b>\u{2069}"), "{said}");
}

#[test]
fn what_there_is_no_message_for_is_said_by_its_name() {
    let words = Words::new();
    assert_eq!(words.of(Language::Turkish).word("no-such-message"), "no-such-message");
    // Without what it wants, too: half a sentence would say something else.
    assert_eq!(words.of(Language::Turkish).word("role-delegate"), "role-delegate");
}
