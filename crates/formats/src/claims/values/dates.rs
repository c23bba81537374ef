//! What a cell says of a date: every reading that it allows, the likeliest first.
//!
//! Numbers of any script, names of months in the languages of lists, the Islamic and the Persian calendar, serial numbers
//! of workbooks; parts that are missing; "about" and spans of years. What a reading is worth is decided elsewhere.

use takas_lists::{Calendar, PartialDate, SerialSystem};

use super::months::month;
use super::plain::{digit, plain};
use crate::claims::cell::is_invisible;

/// Which of two numbers below 13 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 03/04/1990 is in April.
    DayFirst,
    /// 03/04/1990 is in March.
    MonthFirst,
}

/// How the dates of a column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::claims) struct DateRules {
    /// Which number is the day, where the column or the mapping file tells.
    pub(in crate::claims) order: Option<DateOrder>,
    /// The calendar of years that could be of two, where the mapping file tells.
    pub(in crate::claims) calendar: Option<Calendar>,
}

/// What a cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::claims) struct DateReading {
    /// Never empty.
    pub(in crate::claims) readings: Vec<PartialDate>,
    /// Why there are several readings, in words; none where there is one, or where the cell itself gives several.
    pub(in crate::claims) doubt: Option<&'static str>,
}

/// The most readings of one cell.
const READINGS_MAX: usize = 12;
/// The widest span of years that is taken as the years within it.
const SPAN_MAX: i64 = 10;
/// The longest text that is looked at: a date is short.
const DATE_BYTES_MAX: usize = 120;
/// Years of two digits up to this may be of this century; there is no clock here.
const SHORT_YEAR_OF_THIS_CENTURY_MAX: i64 = 25;
/// Years that are taken for Gregorian.
const GREGORIAN_YEARS: std::ops::RangeInclusive<i64> = 1850..=2100;
/// Years that are taken for Islamic or Persian.
const OTHER_YEARS: std::ops::RangeInclusive<i64> = 1250..=1450;
/// Serial numbers of workbooks that are days between 1908 and 2064: five digits that stand alone are nothing else.
const SERIALS: std::ops::RangeInclusive<i64> = 10_000..=60_000;

const ABOUT: &str = "ca|c|circa|about|approx|approximately|around|est|estimated|yaklaşık|tahminen|təxminən|около|примерно|прибл|ок|ориентировочно|близько|приблизно|حوالي|تقريبا|حدود|تقریبا|בערך|כ|env|environ|vers|um|etwa|ungefähr|gegen|circa|մոտ|մոտավորապես|დაახლოებით|περίπου|γύρω στο";
const OR: &str = "or|veya|ya da|və ya|или|либо|або|чи|او|أو|یا|או|ou|oder|կամ|ან|ή";
const SPAN: &str = "between|and|to|from|arası|ile|между|и|до|від|по|بين|و|الى|إلى|من|بین|تا|entre|et|bis|zwischen|und|von|ից|դան|մինչև";
const NOISE: &str = "t|z|г|год|года|гр|г р|р|рр|р н|року|born|il|ildə|ili|yılı|yıl|doğumlu|né|née|en|le|geboren|geb|im|in|am|the|of|st|nd|rd|th|de|թ|ծնված|წ|წელი|წლის|de l|year|سنه|عام|سال|متولد|מולד|ב";
const GREGORIAN: &str = "م|ad|ce|miladi|ميلادي|ميلاديه|میلادی|н э|gregorian|greg";
const HIJRI: &str = "ه|هجري|هجريه|هجری|ه ق|هق|قمری|ق|ah|hijri|hicri|hicrî|h|هجري قمري";
const PERSIAN: &str = "ش|ه ش|هش|شمسی|شمسي|خورشیدی|خورشيدي|sh|shamsi|ap|هجري شمسي";

/// What a word among numbers says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    About,
    Or,
    Span,
    Noise,
    In(Calendar),
    Month(Calendar, u8),
    /// `xx` in the place of a number that is not known.
    Blank,
}

/// A piece of the text of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Number { value: i64, digits: usize },
    Word(Word),
    Sign(char),
}

/// A text cut into pieces; what digits it was written with.
struct Cut {
    pieces: Vec<Piece>,
    has_persian_digits: bool,
    has_arabic_digits: bool,
}

/// What a cell says of a date; none where it cannot be read as one.
pub(in crate::claims) fn read(text: &str, rules: DateRules) -> Option<DateReading> {
    if text.len() > DATE_BYTES_MAX {
        return None;
    }
    let cut = cut(text)?;
    let rules = DateRules {
        calendar: rules.calendar.or(if cut.has_persian_digits {
            Some(Calendar::Persian)
        } else {
            cut.has_arabic_digits.then_some(Calendar::Hijri)
        }),
        ..rules
    };
    let mut all = DateReading::default();
    for part in cut.pieces.split(|piece| *piece == Piece::Word(Word::Or) || *piece == Piece::Sign(';')) {
        let read = read_one(part, rules)?;
        all.doubt = all.doubt.or(read.doubt);
        all.readings.extend(read.readings);
    }
    let mut seen = Vec::new();
    all.readings.retain(|reading| {
        !seen.contains(reading) && {
            seen.push(*reading);
            true
        }
    });
    all.readings.truncate(READINGS_MAX);
    (!all.readings.is_empty()).then_some(all)
}

/// The date of a number that a workbook or JSON holds: a year, a day without separators, or a serial number.
pub(in crate::claims) fn read_number(number: f64, rules: DateRules) -> Option<DateReading> {
    let whole = number.trunc();
    if !(1.0..=99_999_999.0).contains(&whole) {
        return None;
    }
    read(&format!("{whole:.0}"), rules)
}

/// Which number is the day, where the text of a date leaves no doubt.
pub(in crate::claims) fn order_shown(text: &str) -> Option<DateOrder> {
    let cut = if text.len() > DATE_BYTES_MAX { None } else { cut(text) }?;
    let numbers = numbers(&without_time(&cut.pieces));
    match numbers.as_slice() {
        [(first, 1..=2), (second, 1..=2), (_, 4)] if *first > 12 && *second <= 12 => Some(DateOrder::DayFirst),
        [(first, 1..=2), (second, 1..=2), (_, 4)] if *first <= 12 && *second > 12 => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn cut(text: &str) -> Option<Cut> {
    let mut cut = Cut { pieces: Vec::new(), has_persian_digits: false, has_arabic_digits: false };
    let mut words: Vec<String> = Vec::new();
    let mut characters = text.chars().filter(|c| !is_invisible(*c)).peekable();
    while let Some(&character) = characters.peek() {
        if digit(character).is_some() {
            flush(&mut words, &mut cut.pieces)?;
            let (mut value, mut digits) = (0_i64, 0);
            while let Some(found) = characters.peek().copied().and_then(digit) {
                let c = characters.next().unwrap_or_default();
                cut.has_persian_digits |= ('\u{6f0}'..='\u{6f9}').contains(&c);
                cut.has_arabic_digits |= ('\u{660}'..='\u{669}').contains(&c);
                value = value.checked_mul(10)?.checked_add(i64::from(found))?;
                digits += 1;
            }
            cut.pieces.push(Piece::Number { value, digits });
        } else if character.is_alphabetic() || is_joined(character) {
            let mut word = String::new();
            while let Some(c) = characters.next_if(|c| digit(*c).is_none() && (c.is_alphabetic() || is_joined(*c))) {
                word.push(c);
            }
            words.push(plain(&word));
        } else {
            characters.next();
            if !character.is_whitespace() && !matches!(character, '.' | ',' | '(' | ')' | '?' | '\'' | '"' | '،') {
                flush(&mut words, &mut cut.pieces)?;
                cut.pieces.push(Piece::Sign(character));
            } else if character == '.' && words.is_empty() {
                cut.pieces.push(Piece::Sign('.'));
            }
        }
    }
    flush(&mut words, &mut cut.pieces)?;
    Some(cut)
}

/// Marks that stand on letters, and strokes between them.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Makes pieces of the words since the last number: the longest phrase that is known first. None where a word is not known.
fn flush(words: &mut Vec<String>, pieces: &mut Vec<Piece>) -> Option<()> {
    let taken = std::mem::take(words);
    let mut rest = taken.as_slice();
    while !rest.is_empty() {
        let lengths = (1..=rest.len().min(3)).rev();
        let (length, word) =
            lengths.into_iter().find_map(|length| Some((length, known(&rest[..length].join(" "))?)))?;
        pieces.push(Piece::Word(word));
        rest = &rest[length..];
    }
    Some(())
}

fn known(phrase: &str) -> Option<Word> {
    static KNOWN: std::sync::OnceLock<std::collections::BTreeMap<String, Word>> = std::sync::OnceLock::new();
    let table = KNOWN.get_or_init(|| {
        let mut table = std::collections::BTreeMap::new();
        for (words, word) in [
            (GREGORIAN, Word::In(Calendar::Gregorian)),
            (HIJRI, Word::In(Calendar::Hijri)),
            (PERSIAN, Word::In(Calendar::Persian)),
            (ABOUT, Word::About),
            (OR, Word::Or),
            (SPAN, Word::Span),
            (NOISE, Word::Noise),
            ("x|xx|xxx|xxxx|х|хх|mm|dd", Word::Blank),
        ] {
            for phrase in words.split('|') {
                table.entry(plain(phrase)).or_insert(word);
            }
        }
        table
    });
    month(phrase).map(|(calendar, month)| Word::Month(calendar, month)).or_else(|| table.get(phrase).copied())
}

/// The pieces up to a time of day: from the number before the first colon on, nothing is of the date.
fn without_time(pieces: &[Piece]) -> Vec<Piece> {
    let end =
        pieces.iter().position(|piece| *piece == Piece::Sign(':')).map_or(pieces.len(), |at| at.saturating_sub(1));
    pieces[..end].to_vec()
}

fn numbers(pieces: &[Piece]) -> Vec<(i64, usize)> {
    let number = |piece: &Piece| match piece {
        Piece::Number { value, digits } => Some((*value, *digits)),
        Piece::Word(Word::Blank) => Some((0, 2)),
        _ => None,
    };
    pieces.iter().filter_map(number).collect()
}

fn read_one(pieces: &[Piece], rules: DateRules) -> Option<DateReading> {
    let pieces = without_time(pieces);
    let has = |wanted: Word| pieces.contains(&Piece::Word(wanted));
    let has_sign =
        |signs: &[char]| pieces.iter().any(|piece| matches!(piece, Piece::Sign(sign) if signs.contains(sign)));
    let calendar = pieces.iter().find_map(|piece| match piece {
        Piece::Word(Word::In(calendar)) => Some(*calendar),
        _ => None,
    });
    let named = pieces.iter().find_map(|piece| match piece {
        Piece::Word(Word::Month(calendar, month)) => Some((*calendar, *month)),
        _ => None,
    });
    let is_about = has(Word::About) || has_sign(&['~', '≈', '±']);
    let numbers = numbers(&pieces);
    let reader = Reader { rules, calendar };
    let mut reading = match (named, numbers.as_slice()) {
        (Some(named), numbers) => reader.with_name(named, numbers),
        (None, [(number, digits)]) => reader.single(*number, *digits),
        (None, [(first, 4), (second, 4)]) => {
            let is_span = has(Word::Span) || has_sign(&['-', '–', '—', '/']);
            is_span.then(|| reader.span(*first, *second)).flatten()
        }
        (None, [(year, 4), (month, 1..=2)] | [(month, 1..=2), (year, 4)]) => {
            reader.dates(*year, 4, u8::try_from(*month).ok(), None)
        }
        (None, [first, second, third]) => reader.three(*first, *second, *third, has_sign(&['.'])),
        _ => None,
    }?;
    if is_about {
        reading.readings = around(&reading.readings);
    }
    Some(reading)
}

/// Years told with "about": the year, then those beside it.
fn around(readings: &[PartialDate]) -> Vec<PartialDate> {
    let beside = |by: i16| {
        readings
            .iter()
            .filter(|reading| reading.month.is_none())
            .map(move |reading| PartialDate { year: reading.year + by, ..*reading })
    };
    readings.iter().copied().chain(beside(-1)).chain(beside(1)).collect()
}

/// Why a date with two small numbers has two readings.
const DAY_OR_MONTH: &str = "either number may be the day";
/// Why a year of another calendar has two readings.
const TWO_CALENDARS: &str = "the year may be of the Persian or of the Islamic calendar";
/// Why a year of two digits has two readings.
const TWO_CENTURIES: &str = "the year may be of either century";

struct Reader {
    rules: DateRules,
    /// The calendar that the cell names.
    calendar: Option<Calendar>,
}

impl Reader {
    /// Day, month and year as numbers, zero for a part that is not known; the likeliest calendar first.
    fn dates(&self, year: i64, digits: usize, month: Option<u8>, day: Option<u8>) -> Option<DateReading> {
        let known = |part: Option<u8>| part.filter(|part| *part > 0);
        let (month, day) = (known(month), known(day));
        let day = day.filter(|_| month.is_some());
        let mut doubt = None;
        let years: Vec<(i64, Calendar)> = match (digits, self.calendar) {
            (1..=2, _) if year <= SHORT_YEAR_OF_THIS_CENTURY_MAX => {
                doubt = Some(TWO_CENTURIES);
                vec![(1900 + year, Calendar::Gregorian), (2000 + year, Calendar::Gregorian)]
            }
            (1..=2, _) => vec![(1900 + year, Calendar::Gregorian)],
            (_, None) if GREGORIAN_YEARS.contains(&year) => vec![(year, Calendar::Gregorian)],
            (_, None) if OTHER_YEARS.contains(&year) => {
                doubt = Some(TWO_CALENDARS);
                let both = [(year, Calendar::Persian), (year, Calendar::Hijri)];
                if self.rules.calendar == Some(Calendar::Hijri) {
                    both.into_iter().rev().collect()
                } else {
                    both.to_vec()
                }
            }
            (_, Some(calendar)) => vec![(year, calendar)],
            _ => Vec::new(),
        };
        let written = |(year, calendar): (i64, Calendar)| {
            let date = PartialDate::written(calendar, year, month, day)?;
            GREGORIAN_YEARS.contains(&i64::from(date.year)).then_some(date)
        };
        let readings: Vec<PartialDate> = years.into_iter().filter_map(written).collect();
        let doubt = doubt.filter(|_| readings.len() > 1);
        (!readings.is_empty()).then_some(DateReading { readings, doubt })
    }

    /// One number alone.
    fn single(&self, number: i64, digits: usize) -> Option<DateReading> {
        let part = |number: i64| u8::try_from(number).ok();
        match digits {
            4 => self.dates(number, 4, None, None),
            8 => {
                let year_first = self.dates(number / 10_000, 4, part(number / 100 % 100), part(number % 100));
                let is_whole = |reading: &DateReading| reading.readings.iter().any(|date| date.day.is_some());
                year_first
                    .filter(is_whole)
                    .or_else(|| self.dates(number % 10_000, 4, part(number / 10_000 % 100), part(number / 1_000_000)))
            }
            5 if SERIALS.contains(&number) => {
                let date = PartialDate::from_serial(number, SerialSystem::From1900)?;
                Some(DateReading { readings: vec![date], doubt: None })
            }
            _ => None,
        }
    }

    /// A span of years.
    fn span(&self, first: i64, last: i64) -> Option<DateReading> {
        if !(0..=SPAN_MAX).contains(&(last - first)) {
            return None;
        }
        let mut all = DateReading::default();
        for year in first..=last {
            let read = self.dates(year, 4, None, None)?;
            all.readings.extend(read.readings);
            all.doubt = all.doubt.or(read.doubt);
        }
        Some(all)
    }

    /// A month by its name, with a year and perhaps a day.
    fn with_name(&self, (calendar, month): (Calendar, u8), numbers: &[(i64, usize)]) -> Option<DateReading> {
        let of_month = Self { rules: self.rules, calendar: self.calendar.or(Some(calendar)) };
        let (year, digits, day) = match numbers {
            [(year, digits)] if *digits >= 3 || *year > 31 => (*year, *digits, None),
            [(day, 1..=2), (year, digits)] | [(year, digits @ 3..), (day, 1..=2)] => {
                (*year, *digits, u8::try_from(*day).ok())
            }
            _ => return None,
        };
        of_month.dates(year, digits, Some(month), day)
    }

    /// Three numbers, in whichever order the year stands.
    fn three(
        &self,
        first: (i64, usize),
        second: (i64, usize),
        third: (i64, usize),
        has_dots: bool,
    ) -> Option<DateReading> {
        let part = |(number, digits): (i64, usize)| if digits <= 2 { u8::try_from(number).ok() } else { None };
        let is_year = |(number, digits): (i64, usize)| digits >= 3 || number > 31;
        if is_year(first) && !is_year(third) {
            let (month, day) = (part(second)?, part(third)?);
            return self
                .dates(first.0, first.1, Some(month), Some(day))
                .or_else(|| self.dates(first.0, first.1, Some(day), Some(month)));
        }
        if is_year(first) || is_year(second) {
            return None;
        }
        let (one, other) = (part(first)?, part(second)?);
        let day_first = self.dates(third.0, third.1, Some(other), Some(one));
        let month_first = self.dates(third.0, third.1, Some(one), Some(other));
        // Between dots the day is always first.
        let order = if has_dots { Some(DateOrder::DayFirst) } else { self.rules.order };
        match (day_first, month_first, order) {
            (Some(mut first), Some(second), None) if one != other && one > 0 && other > 0 => {
                first.readings.extend(second.readings);
                first.doubt = Some(DAY_OR_MONTH);
                Some(first)
            }
            (Some(day_first), _, Some(DateOrder::DayFirst) | None) => Some(day_first),
            (day_first, Some(month_first), Some(DateOrder::DayFirst) | None) => Some(day_first.unwrap_or(month_first)),
            (_, Some(month_first), Some(DateOrder::MonthFirst)) => Some(month_first),
            (day_first, ..) => day_first,
        }
    }
}
