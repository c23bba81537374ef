//! Phrases of lists laid side by side: what is alike, what is doubtful, what is settled, what changed, who is screened. What was compared and
//! found stands in [`evidence`](super::evidence).
//!
//! A message that the pages of lists have by themselves is used where it says the same: it bears the name `lists-…`.

use takas_formats::decisions::Verdict;
use takas_lists::Standing;
use takas_lists::evidence::{Bits, Probability};
use takas_lists::reconcile::Role;
use takas_model::{Consent, Protection, Status};

use super::{amounts, counted, number};
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// Heading of the lists.
        LISTS "lists-title" "Lists";
        /// Heading of the matched.
        MATCHED "reconciliation-matched" "On several lists";
        /// Heading of the doubtful.
        DOUBTFUL "reconciliation-doubtful" "To be decided by a human";
        /// Heading of the one-sided.
        ONE_SIDED "reconciliation-one-sided" "On one list alone";
        /// Heading of rows twice in one list.
        DUPLICATES "reconciliation-duplicates" "Twice in one list";
        /// Heading of knots.
        KNOTS "reconciliation-knots" "What hangs together";
        /// Heading of disputes.
        DISPUTES "reconciliation-disputes" "Decisions that do not go together";
        /// Heading of the evidence.
        EVIDENCE "reconciliation-evidence" "Evidence";
        /// Heading of the statuses.
        STATUSES "lists-status" "Status";
        /// Heading of what the case would gain.
        FED "lists-fed" "For the people of the case";
        /// Heading of a party's own rows.
        OWN "reconciliation-own" "Your list";
        /// Heading of what was released to a party.
        RECEIVED "reconciliation-received" "Released to you";
        /// Column: who.
        WHO "reconciliation-who" "Who";
        /// Column: list and row.
        ROW "reconciliation-row-head" "Row";
        /// Column: what was compared.
        FIELD "reconciliation-what" "What";
        /// Column: what was found.
        FOUND "lists-found" "Found";
        /// Column: what it weighs.
        WEIGHT "lists-weight" "Weight";
        /// Column: what is known of somebody.
        KNOWN "lists-as-supplied" "As supplied";
        /// Column: a cell of the former version.
        WAS "reconciliation-was" "was";
        /// Column: a cell of the new one.
        IS "reconciliation-is" "is";
        /// What the weights sum to.
        SCORE "reconciliation-score" "score";
        /// A list has no counterpart.
        NO_COUNTERPART "reconciliation-no-counterpart" "no counterpart";
        /// Nothing is doubtful.
        NONE_DOUBTFUL "reconciliation-none-doubtful" "Nothing is left to be decided.";
        /// No list.
        EMPTY "reconciliation-empty" "The lists name nobody.";
        /// A row that stands alone only until the question is answered.
        OPEN "reconciliation-open" "not settled: a question is open";
        /// What a human said counts.
        DECIDED "reconciliation-why-decided" "a human decided";
        /// Humans differ.
        DISPUTED "reconciliation-why-disputed" "humans decided otherwise";
        /// The score says so.
        BY_SCORE "reconciliation-why-score" "by the score";
        /// A field speaks against it.
        CONTRADICTED "reconciliation-why-contradicted" "something speaks against it";
        /// It hangs on others.
        HANGS "reconciliation-why-hangs" "another way to match the whole is nearly as good";
        /// Others fit, too.
        RIVALS "reconciliation-why-rivals" "other rows fit, too";
        /// Who is who has to be decided.
        ASKED_FIRST "reconciliation-asked-first" "it has to be decided first who is who";
        /// Lists contradict one another.
        LISTS_CONTRADICT "reconciliation-lists-contradict" "the lists contradict one another: ask again";
        /// No holder.
        NO_HOLDER "reconciliation-no-holder" "it cannot be told who would hold them";
        /// A row has changed since.
        HAS_CHANGED "lists-changed-since" "a row has changed since";
        /// What a score is.
        SCORE_MEANS "reconciliation-score-means" "Weights are bits: +1 says that what was found is twice as likely of one human as of two. They sum to the score. A probability of 90 % is to be right nine times in ten. A score decides nothing that a human has decided.";
        /// What a hit is.
        HIT_MEANS "reconciliation-hit-means" "A hit is a question to a human, with one threshold for all lists and all parties. It excludes nobody by itself.";
        /// Nobody has looked.
        NOT_LOOKED_AT "reconciliation-not-looked-at" "nobody has looked at it yet";
        /// Nothing found.
        NO_HIT "reconciliation-no-hit" "nothing found";
        /// What goes to a party.
        SHEET_MEANS "reconciliation-sheet-means" "This sheet has your own rows, and what the mediators have released to you. It says nothing of whether others are on any list.";
        /// Nothing has changed.
        NOTHING_CHANGED "reconciliation-nothing-changed" "Nothing has changed.";
        /// Rows that are new.
        ADDED "reconciliation-rows-added" "New rows";
        /// Rows that are gone.
        GONE "reconciliation-rows-gone" "Rows that are gone";
        /// Rows that changed.
        CHANGED "reconciliation-rows-changed" "Rows that changed";
        /// An empty cell.
        NOTHING "reconciliation-nothing" "nothing";
        /// A pair of a knot as it is taken now.
        NOW "reconciliation-now" "now";
        /// A pair of a knot as it would be otherwise.
        OTHERWISE "reconciliation-else" "else";
        /// A human who stands twice in a list.
        DOUBLE "reconciliation-double" "duplicate";
        /// What becomes of the people of a case.
        FED_ADDED "reconciliation-fed-added" "added";
        /// Likewise.
        FED_CHANGED "reconciliation-fed-changed" "changed";
        /// Likewise.
        FED_LEFT_OUT "reconciliation-fed-left-out" "left out";
        /// What a list says of somebody.
        STANDS_ACKNOWLEDGED "lists-status-acknowledged" "acknowledged";
        /// Likewise.
        STANDS_CLAIMED "lists-status-claimed" "claimed";
        /// Likewise.
        STANDS_DENIED "lists-status-denied" "denied";
        /// Likewise.
        STANDS_DEAD "lists-status-dead" "dead";
        /// Likewise.
        STANDS_RELEASED "lists-status-released" "released";
        /// Likewise.
        STANDS_MISSING "lists-status-missing" "missing";
        /// Likewise.
        STANDS_SEEN "lists-status-seen" "seen";
        /// It is not known what they say.
        STANDS_UNKNOWN "lists-status-unknown" "unknown";
        /// What a human said of two rows.
        SAID_SAME "reconciliation-says-same" "same";
        /// Likewise.
        SAID_DIFFERENT "reconciliation-says-different" "different";
        /// Likewise.
        SAID_NOT_SURE "reconciliation-says-not-sure" "not sure";
        /// Likewise.
        SAID_TAKEN_BACK "reconciliation-says-taken-back" "taken back";
        /// What is known of a person's will.
        CONSENT_NOT_KNOWN "reconciliation-consent-not-known" "not known";
        /// Likewise.
        CONSENT_NOT_ASKED "reconciliation-consent-not-asked" "not asked";
        /// Likewise.
        CONSENT_GIVEN "reconciliation-consent-given" "given";
        /// Likewise.
        CONSENT_DISPUTED "reconciliation-consent-disputed" "disputed";
        /// Likewise.
        CONSENT_REFUSED "reconciliation-consent-refused" "refused";
        /// Why somebody is protected.
        WOUNDED_OR_SICK "reconciliation-wounded-or-sick" "wounded or sick";
        /// Likewise.
        MINOR "reconciliation-minor" "minor";
        /// Likewise.
        ACCOMPANYING "reconciliation-accompanying" "accompanying";
        /// Likewise.
        REMAINS "reconciliation-remains" "remains";
        /// A cell.
        FEMALE "reconciliation-female" "female";
        /// Likewise.
        MALE "reconciliation-male" "male";
        /// Column of a row.
        COLUMN_NAME "lists-field-name" "name";
        /// Likewise.
        COLUMN_ALIAS "lists-field-alias" "also named";
        /// Likewise.
        COLUMN_GIVEN "lists-field-given" "given name";
        /// Likewise.
        COLUMN_MIDDLE "lists-field-middle" "middle name";
        /// Likewise.
        COLUMN_FAMILY "lists-field-family" "family name";
        /// Likewise.
        COLUMN_FATHER "lists-field-father" "father";
        /// Likewise.
        COLUMN_MOTHER "lists-field-mother" "mother";
        /// Likewise.
        COLUMN_SEX "lists-field-sex" "sex";
        /// Likewise.
        COLUMN_BORN "lists-field-born" "born";
        /// Likewise.
        COLUMN_BIRTH_PLACE "lists-field-birth-place" "birth place";
        /// Likewise.
        COLUMN_NATIONALITY "lists-field-nationality" "nationality";
        /// Likewise.
        COLUMN_DOCUMENT "lists-field-document" "document";
        /// Likewise.
        COLUMN_UNIT "lists-field-unit" "unit";
        /// Likewise.
        COLUMN_HELD_AT "lists-field-held-at" "held at";
        /// Likewise.
        COLUMN_STANDING "lists-field-standing" "standing";
        /// Likewise.
        COLUMN_SINCE "lists-field-since" "since";
    }
    made {
        /// Title of the mediator's page.
        title(of: Phrase) "reconciliation-title" ("{of}: lists side by side");
        /// Title of the statuses.
        statuses_title(of: Phrase) "reconciliation-statuses-title" ("{of}: what the lists say of each");
        /// Title of a party's sheet.
        sheet_title(of: Phrase, party: Phrase) "reconciliation-sheet-title" ("{of}: the list of {party}");
        /// Title of what a version changes that has the name of the former.
        version_title(now: Phrase) "reconciliation-version-title" ("{now}: what the new version changes");
        /// Title of what changed.
        since_title(before: Phrase, now: Phrase) "reconciliation-since-title" ("{now}: what changed since {before}");
        /// Title of a screening.
        screening_title(subjects: Phrase) "reconciliation-screening-title" ("{subjects}: screened against published lists");
        /// A row in words that name nobody.
        row_of(list: Phrase, row: Phrase) "reconciliation-row" ("{list}, row {row}");
        /// Likewise, in a workbook.
        row_of_sheet(list: Phrase, sheet: Phrase, row: Phrase) "reconciliation-row-of-sheet" ("{list}, sheet {sheet}, row {row}");
        /// How many rows.
        rows(count: usize) "reconciliation-rows" ("{}", counted(count as u64, "row", "rows"));
        /// A probability.
        percent_of(number: Phrase) "reconciliation-percent" ("{number} %");
        /// A probability near one.
        percent_over(number: Phrase) "reconciliation-percent-over" ("over {number} %");
        /// A probability near none.
        percent_under(number: Phrase) "reconciliation-percent-under" ("under {number} %");
        /// Counts on one line.
        summary(matched: usize, doubtful: usize, alone: usize, twice: usize) "reconciliation-summary" (
            "{} on several lists, {} to be decided, {} on one list alone, {} twice in one list",
            number(matched as u64), number(doubtful as u64), number(alone as u64), number(twice as u64)
        );
        /// A list of people who are asked for.
        list_claims(list: Phrase, rows: Phrase) "reconciliation-list-claims" ("{list} claims: {rows}");
        /// A list of people who are held.
        list_acknowledges(list: Phrase, rows: Phrase) "reconciliation-list-acknowledges" ("{list} acknowledges: {rows}");
        /// A list of people who were seen.
        list_saw(list: Phrase, rows: Phrase) "reconciliation-list-saw" ("{list} saw: {rows}");
        /// A word of a human.
        said_on(by: Phrase, says: Phrase, at: Phrase) "reconciliation-said" ("{by} said {says} on {at}");
        /// Likewise, with the reason.
        said_because(said: Phrase, why: Phrase) "reconciliation-said-because" ("{said}: “{why}”");
        /// Two people decided otherwise.
        contested(one: Phrase, other: Phrase, by: Phrase) "reconciliation-contested"
            ("{one} and {other}: {by} decided otherwise; both words are kept, and nothing is decided");
        /// Words that do not go together.
        clash(by: Phrase) "reconciliation-clash"
            ("{by} said of two rows that they are two humans, though other decisions make them one");
        /// Two rows contradict one another.
        contradiction(one: Phrase, says: Phrase, other: Phrase, otherwise: Phrase) "reconciliation-contradiction"
            ("{one} says {says}, {other} says {otherwise}: ask again");
        /// What a row says.
        row_says(row: Phrase, says: Phrase) "reconciliation-row-says" ("{row} says {says}");
        /// How many pairs were compared, where all were.
        compared_all(pairs: u64) "reconciliation-compared-all"
            ("Compared on all their evidence: {} (every pair of rows).", number(pairs));
        /// Likewise, where some were.
        compared_some(pairs: u64) "reconciliation-compared-some"
            ("Compared on all their evidence: {} (pairs of rows that share a key).", number(pairs));
        /// What was not compared.
        left_out(keys: u64, pairs: u64) "reconciliation-left-out" (
            "Not compared: pairs of {} keys that too many rows share, and {} pairs of rows that have better ones.",
            number(keys), number(pairs)
        );
        /// The search was cut off.
        not_proven_by(parts: usize, behind: Phrase) "reconciliation-not-proven"
            ("In {parts} parts the search was cut off: a better whole may exist, better by at most {behind} bits.");
        /// Decisions that speak of no row.
        unused(count: usize) "reconciliation-unused"
            ("{} of rows that these lists do not have.", many(count, "decision speaks", "decisions speak"));
        /// How much less likely a knot is otherwise.
        knot_behind(bits: Phrase) "reconciliation-knot"
            ("These can only be otherwise together; the other way is {bits} bits behind:");
        /// Somebody to be added to the people of a case.
        added(name: Phrase, holder: Phrase, status: Phrase, rows: Phrase) "reconciliation-added"
            ("{name}, held by {holder}, {status} ({rows})");
        /// A status to be changed.
        changed(from: Phrase, to: Phrase, rows: Phrase) "reconciliation-changed" ("{from} becomes {to} ({rows})");
        /// A change of the people of a case.
        fed(kind: Phrase, who: Phrase, says: Phrase) "reconciliation-fed" ("{kind} {who}: {says}");
        /// How many agree with the case.
        agree(count: usize) "reconciliation-agree"
            ("{} as the case has them", many(count, "is", "are"));
        /// Rows that are as they were.
        rows_kept(count: usize) "reconciliation-kept"
            ("{}.", many(count, "row is as it was", "rows are as they were"));
        /// Likewise, and decisions.
        decisions_kept(rows: Phrase, kept: usize, changed: usize, lost: usize) "reconciliation-decisions-kept"
            ("{rows} Decisions: {kept} carried over, {changed} about rows that changed, {lost} about rows that are not found.");
        /// A threshold.
        threshold(percent: Phrase) "reconciliation-threshold" ("From {percent} on a human is asked.");
        /// How many hits wait.
        hits(subjects: Phrase, hits: usize, open: usize) "reconciliation-hits"
            ("{subjects}; hits: {hits}, waiting for a human: {open}");
        /// What a screening has found: questions.
        questions(count: usize) "reconciliation-questions"
            ("{} to a human", many(count, "question", "questions"));
        /// What is known of a person's will.
        consent_is(consent: Phrase) "reconciliation-consent" ("consent {consent}");
        /// Why somebody is protected.
        protected(why: Phrase) "reconciliation-protected" ("protected: {why}");
        /// Of the dead, how far they are identified.
        identification(how: Phrase) "reconciliation-identification" ("identification: {how}");
        /// Who goes if this person cannot.
        instead(who: Phrase) "reconciliation-instead" ("if not, next is {who}");
        /// Who asked about somebody.
        asked(party: Phrase, at: Phrase) "reconciliation-asked" ("{party} asked {at}");
        /// Who was told.
        told(party: Phrase, by: Phrase, at: Phrase) "reconciliation-told" ("{party} was told by {by} {at}");
        /// To whom a name was released.
        released(party: Phrase, by: Phrase, at: Phrase) "reconciliation-released" ("released to {party} by {by} {at}");
        /// A birth date.
        born(date: Phrase) "reconciliation-born" ("born {date}");
        /// A date that was written by the Islamic calendar.
        by_islamic(date: Phrase) "reconciliation-by-islamic" ("{date} (written by the Islamic calendar)");
        /// A date that was written by the Persian calendar.
        by_persian(date: Phrase) "reconciliation-by-persian" ("{date} (written by the Persian calendar)");
        /// Two dates of which one is right.
        either(one: Phrase, other: Phrase) "reconciliation-either" ("{one} or {other}");
    }
}

/// A count before a noun and its verb.
fn many(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What it means to stand on a list, as files write it.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Claims => "claims",
        Role::Acknowledges => "acknowledges",
        Role::Saw => "saw",
    }
}

/// What a list says of somebody.
pub fn standing(standing: Standing) -> Fixed {
    match standing {
        Standing::Claimed => STANDS_CLAIMED,
        Standing::Acknowledged => STANDS_ACKNOWLEDGED,
        Standing::Denied => STANDS_DENIED,
        Standing::Dead => STANDS_DEAD,
        Standing::Released => STANDS_RELEASED,
        Standing::Missing => STANDS_MISSING,
        Standing::Seen => STANDS_SEEN,
    }
}

/// What the lists say of somebody in all.
pub fn status(status: Status) -> Fixed {
    match status {
        Status::Claimed => STANDS_CLAIMED,
        Status::Acknowledged => STANDS_ACKNOWLEDGED,
        Status::Denied => STANDS_DENIED,
        Status::Dead => STANDS_DEAD,
        Status::Released => STANDS_RELEASED,
        Status::Missing => STANDS_MISSING,
        Status::Unknown => STANDS_UNKNOWN,
    }
}

/// What a human said of two rows.
pub fn verdict(verdict: Verdict) -> Fixed {
    match verdict {
        Verdict::Same => SAID_SAME,
        Verdict::Different => SAID_DIFFERENT,
        Verdict::NotSure => SAID_NOT_SURE,
        Verdict::TakenBack => SAID_TAKEN_BACK,
    }
}

/// What is known of a person's will.
pub fn consent(consent: Consent) -> Fixed {
    match consent {
        Consent::NotKnown => CONSENT_NOT_KNOWN,
        Consent::NotAsked => CONSENT_NOT_ASKED,
        Consent::Given => CONSENT_GIVEN,
        Consent::Disputed => CONSENT_DISPUTED,
        Consent::Refused => CONSENT_REFUSED,
    }
}

/// Why somebody is protected.
pub fn protection(protection: Protection) -> Fixed {
    match protection {
        Protection::WoundedOrSick => WOUNDED_OR_SICK,
        Protection::Minor => MINOR,
        Protection::Accompanying => ACCOMPANYING,
        Protection::Remains => REMAINS,
    }
}

/// All that a list can say of somebody.
const STANDINGS: [Fixed; 7] =
    [STANDS_CLAIMED, STANDS_ACKNOWLEDGED, STANDS_DENIED, STANDS_DEAD, STANDS_RELEASED, STANDS_MISSING, STANDS_SEEN];

/// The columns of rows that mean something to Takas.
const COLUMNS: [Fixed; 16] = [
    COLUMN_NAME,
    COLUMN_ALIAS,
    COLUMN_GIVEN,
    COLUMN_MIDDLE,
    COLUMN_FAMILY,
    COLUMN_FATHER,
    COLUMN_MOTHER,
    COLUMN_SEX,
    COLUMN_BORN,
    COLUMN_BIRTH_PLACE,
    COLUMN_NATIONALITY,
    COLUMN_DOCUMENT,
    COLUMN_UNIT,
    COLUMN_HELD_AT,
    COLUMN_STANDING,
    COLUMN_SINCE,
];

/// A column of a row by its name in views; none: it is the list's own heading.
pub fn known_column(column: &str) -> Option<Fixed> {
    COLUMNS.into_iter().find(|known| known.as_str() == column)
}

/// A column of a row, the list's own heading as it is.
pub fn column(column: &str) -> Phrase {
    known_column(column).map_or_else(|| Phrase::supplied(column), Fixed::phrase)
}

/// What stands in a column: a word or a date of ours as every language has it, everything else as supplied.
pub fn cell(column: &str, text: &str) -> Phrase {
    match known_column(column) {
        Some(COLUMN_SEX) => sex(text),
        Some(COLUMN_BORN | COLUMN_SINCE) => dates(text),
        Some(COLUMN_STANDING) => one_of(&STANDINGS, text),
        _ => Phrase::supplied(text),
    }
}

/// A sex by the word that views have for it.
pub fn sex(word: &str) -> Phrase {
    one_of(&[FEMALE, MALE], word)
}

/// The one of these that says so; what none says is as supplied.
fn one_of(known: &[Fixed], word: &str) -> Phrase {
    let known = known.iter().find(|known| known.as_str() == word);
    known.map_or_else(|| Phrase::supplied(word), |known| known.phrase())
}

/// Dates as files write them: `1990-04-03 or 1991`.
pub fn dates(text: &str) -> Phrase {
    let mut dates = text.split(" or ").map(date);
    let first = dates.next().unwrap_or_default();
    dates.fold(first, either)
}

fn date(text: &str) -> Phrase {
    for (calendar, written_by) in [("Islamic", by_islamic as fn(Phrase) -> Phrase), ("Persian", by_persian)] {
        if let Some(date) = text.strip_suffix(&format!(" (written by the {calendar} calendar)")) {
            return written_by(Phrase::figures(date));
        }
    }
    Phrase::figures(text)
}

/// Title of what changed.
pub fn changes_title(before: &str, now: &str) -> Phrase {
    let (before, now) = (Phrase::supplied(before), Phrase::supplied(now));
    if before == now { version_title(now) } else { since_title(before, now) }
}

/// A row in words that name nobody.
pub fn place(list: &str, sheet: &str, row: u32) -> Phrase {
    let (list, row) = (Phrase::supplied(list), Phrase::figures(row));
    if sheet.is_empty() { row_of(list, row) } else { row_of_sheet(list, Phrase::supplied(sheet), row) }
}

/// A probability.
pub fn percent(probability: Probability) -> Phrase {
    match probability.in_millionths() {
        1_000_000 => percent_of(Phrase::figures(100)),
        999_000.. => percent_over(Phrase::decimal("99.9")),
        0..1_000 => percent_under(Phrase::decimal("0.1")),
        millionths => percent_of(Phrase::decimal(format_args!("{}.{}", millionths / 10_000, millionths / 1_000 % 10))),
    }
}

/// A weight, with its sign.
pub fn weight(weight: Bits) -> Phrase {
    Phrase::decimal(weight)
}

/// The rows of a list, and what it means to stand on it.
pub fn list(title: &str, party: Option<&str>, role: Role, count: usize) -> Phrase {
    let title = Phrase::supplied(title);
    let list = match party {
        Some(party) => amounts::noted(title, Phrase::supplied(party)),
        None => title,
    };
    match role {
        Role::Claims => list_claims(list, rows(count)),
        Role::Acknowledges => list_acknowledges(list, rows(count)),
        Role::Saw => list_saw(list, rows(count)),
    }
}

/// A word of a human.
pub fn said(by: &str, says: Verdict, at: Phrase, why: Option<&str>, has_changed: bool) -> Phrase {
    let said = said_on(Phrase::supplied(by), verdict(says).phrase(), at);
    let said = match why {
        Some(why) => said_because(said, Phrase::supplied(why)),
        None => said,
    };
    if has_changed { amounts::noted(said, HAS_CHANGED.phrase()) } else { said }
}

/// How many pairs were compared.
pub fn compared(pairs: u64, every: bool) -> Phrase {
    if every { compared_all(pairs) } else { compared_some(pairs) }
}

/// The search was cut off.
pub fn not_proven(parts: usize, behind: Bits) -> Phrase {
    not_proven_by(parts, weight(behind))
}

/// How much less likely a knot is otherwise.
pub fn knot(behind: Bits) -> Phrase {
    knot_behind(Phrase::decimal(format_args!("{:.1}", behind.bits())))
}

/// Rows that are as they were, and decisions.
pub fn kept(rows: usize, kept: usize, changed: usize, lost: usize) -> Phrase {
    let rows = rows_kept(rows);
    if kept + changed + lost == 0 { rows } else { decisions_kept(rows, kept, changed, lost) }
}

/// A moment as it stands in files, and as languages write it.
pub fn moment(at: takas_model::Instant) -> Phrase {
    let Ok(instant) = takas_atlas::Instant::of_seconds(at) else { return Phrase::figures(at) };
    let utc = instant.utc();
    let english = utc.replace('T', " ").replace('Z', " UTC");
    match utc.split_once('T') {
        Some((day, clock)) => Phrase::moment(day, clock.replace('Z', " UTC"), english),
        None => Phrase::figures(english),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_stand_elsewhere_are_the_same() {
        for verdict in takas_formats::decisions::VERDICTS.iter().map(|(_, verdict)| *verdict) {
            assert_eq!(super::verdict(verdict).as_str(), verdict.word());
        }
        for status in [
            Status::Acknowledged,
            Status::Claimed,
            Status::Denied,
            Status::Missing,
            Status::Unknown,
            Status::Dead,
            Status::Released,
        ] {
            assert_eq!(super::status(status).as_str(), takas_formats::settled::status_word(status));
        }
    }

    #[test]
    fn every_column_of_a_row_is_known_and_what_stands_in_it_is_said() {
        use takas_lists::{Calendar, Claim, Name, PartialDate, Sex};
        let date = |year, written_in| PartialDate { year, month: Some(4), day: Some(3), written_in };
        let name = Name {
            whole: Some("Ann Lee".to_owned()),
            given: Some("Ann".to_owned()),
            middle: Some("M.".to_owned()),
            family: Some("Lee".to_owned()),
        };
        let claim = Claim {
            names: vec![name.clone(), name],
            father: Some(Name::whole("Tom")),
            mother: Some(Name::whole("Eve")),
            sex: Some(Sex::Female),
            born: vec![date(1990, Calendar::Gregorian), date(1991, Calendar::Hijri)],
            birth_place: Some("Lee".to_owned()),
            nationalities: vec!["Lee".to_owned()],
            documents: vec!["7".to_owned()],
            unit: Some("Lee".to_owned()),
            held_at: Some("Lee".to_owned()),
            standing: Some(Standing::Seen),
            since: vec![date(2024, Calendar::Persian)],
            ..Claim::default()
        };
        let cells = takas_formats::decisions::cells(&claim);
        assert_eq!(cells.len(), COLUMNS.len() + 3, "the parts of the name stand there twice: {cells:?}");
        for one in cells {
            assert!(known_column(&one.column).is_some(), "{}", one.column);
            assert_eq!(*cell(&one.column, &one.text), one.text);
            let is_ours = ["sex", "born", "standing", "since"].contains(&one.column.as_str());
            assert_eq!(cell(&one.column, &one.text) != Phrase::supplied(&*one.text), is_ours, "{}", one.column);
        }
        assert_eq!(column("remarks"), Phrase::supplied("remarks"));
    }
}
