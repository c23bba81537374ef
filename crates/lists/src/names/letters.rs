//! Letters as the symbols that the learned models know: Latin letters without their marks, the sounds of alphabets
//! written in Russian letters, Arabic letters, Hebrew letters.
//!
//! The sounds are a meeting place: Greek, Armenian, Georgian, and the Cyrillic of other languages are written in them by
//! the tables below, so that what was learned from Russian serves all of them. The tables are ours, from general
//! knowledge of how each language is read.

use unicode_normalization::UnicodeNormalization as _;

use super::alphabets::{ARABIC_LATIN, ARMENIAN, GEORGIAN, GREEK, HEBREW_LATIN, Row, SOUNDS_LATIN};
use super::script::Script;

/// The beginning of a word, as a symbol.
pub(super) const START: u8 = 1;
/// The end of a word, as a symbol.
pub(super) const END: u8 = 2;
/// Letters of a word that are read; a longer one is no name, and would only cost time.
pub(super) const LETTERS_MAX: usize = 32;
/// The symbol of the first letter of an alphabet.
const FIRST: u8 = 3;

/// Which letters a reading is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The 26 Latin letters.
    Latin,
    /// Sounds, in Russian letters.
    Sounds,
    /// Arabic letters.
    Arabic,
    /// Hebrew letters.
    Hebrew,
}

const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const SOUNDS: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئآپچژگڤ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת'";

impl Side {
    fn alphabet(self) -> &'static str {
        match self {
            Self::Latin => LATIN,
            Self::Sounds => SOUNDS,
            Self::Arabic => ARABIC,
            Self::Hebrew => HEBREW,
        }
    }

    /// One more than the greatest symbol.
    pub fn symbols(self) -> usize {
        usize::from(FIRST) + self.alphabet().chars().count()
    }

    /// The letters of `text` as symbols between [`START`] and [`END`]; letters that the side does not have are left out.
    /// A letter written twice counts once, where that is only spelling.
    pub fn write(self, text: &str) -> Vec<u8> {
        let mut written = vec![START];
        for letter in text.chars().take(LETTERS_MAX) {
            let Some(place) = self.alphabet().chars().position(|known| known == letter) else { continue };
            let symbol = FIRST.saturating_add(u8::try_from(place).unwrap_or(0));
            let doubled = matches!(self, Self::Latin | Self::Sounds) && written.last() == Some(&symbol);
            if !doubled {
                written.push(symbol);
            }
        }
        written.push(END);
        written
    }

    /// The letters of symbols; the ends are left out.
    pub fn read(self, symbols: &[u8]) -> String {
        let letter = |symbol: &u8| self.alphabet().chars().nth(usize::from(symbol.checked_sub(FIRST)?));
        symbols.iter().filter_map(letter).collect()
    }
}

/// A Latin word without its marks: `Arınç` as `arinc`.
pub fn plain_latin(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'a'..='z' => plain.push(letter),
            'ə' | 'ǝ' => plain.push('a'),
            'ŧ' => plain.push('t'),
            _ => match of_one_piece(letter) {
                Some(letters) => plain.push_str(letters),
                None => plain.extend(letter.nfkd().filter(char::is_ascii_lowercase)),
            },
        }
    }
    plain
}

/// The plain letters of a small Latin letter that Unicode does not take apart into a letter and its mark.
pub(crate) fn of_one_piece(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŋ' => "n",
        _ => return None,
    })
}

/// A Latin word with its marks written out as they sound: `Arınç` as `arinch`, `Müller` as `mueller`.
pub(super) fn spoken_latin(text: &str) -> String {
    let mut spoken = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ş' | 'š' | 'ș' | 'ś' | 'ŝ' => spoken.push_str("sh"),
            'ç' | 'č' | 'ć' | 'ĉ' => spoken.push_str("ch"),
            'ž' | 'ż' | 'ź' => spoken.push_str("zh"),
            'ğ' => spoken.push_str("gh"),
            'ñ' | 'ň' | 'ń' | 'ņ' => spoken.push_str("ny"),
            'ö' | 'ő' | 'ø' => spoken.push_str("oe"),
            'ü' | 'ű' => spoken.push_str("ue"),
            'ä' => spoken.push_str("ae"),
            'å' => spoken.push('o'),
            'ţ' | 'ț' => spoken.push_str("ts"),
            'đ' => spoken.push_str("dj"),
            'ł' => spoken.push('w'),
            'ř' => spoken.push_str("rzh"),
            'ą' => spoken.push_str("on"),
            'ę' => spoken.push_str("en"),
            'ě' => spoken.push_str("ye"),
            'ə' | 'ǝ' => spoken.push('e'),
            'ı' => spoken.push('y'),
            _ => spoken.push_str(&plain_latin(letter.encode_utf8(&mut [0; 4]))),
        }
    }
    spoken
}

/// Latin spellings that write every sound by one letter, in sounds: Azerbaijani, Latvian, Lithuanian, the Latin of the
/// South Slavs. A word is taken for one of these by the letters that only they have.
pub(super) fn phonetic_latin(text: &str) -> Option<String> {
    let azerbaijani = text.contains(['ə', 'ǝ']) || text.contains(['ı', 'ğ', 'ş']);
    let baltic = text.contains(['ā', 'ē', 'ī', 'ū', 'ģ', 'ķ', 'ļ', 'ņ', 'ė', 'ų', 'į']);
    let slavic = text.contains(['š', 'č', 'ž', 'ć', 'đ']);
    (azerbaijani || baltic || slavic).then(|| by_sound(text, azerbaijani))
}

/// A Latin word read letter by letter: `turkic` as Turks and Azerbaijanis do, else as Balts and South Slavs do.
fn by_sound(text: &str, turkic: bool) -> String {
    let mut sounds = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let sound = match letter {
            'c' if turkic => "дж",
            'c' => "ц",
            'j' if turkic => "ж",
            'j' => "й",
            'ç' | 'č' | 'ć' => "ч",
            'ş' | 'š' => "ш",
            'ž' => "ж",
            'x' => {
                if turkic {
                    "х"
                } else {
                    "кс"
                }
            }
            'q' => {
                if turkic {
                    "г"
                } else {
                    "к"
                }
            }
            'ı' => "ы",
            'ö' => "о",
            'ü' => "ю",
            'y' => {
                if turkic {
                    "й"
                } else {
                    "и"
                }
            }
            'ə' | 'ǝ' | 'ā' => "а",
            'ē' | 'ė' | 'ę' => "е",
            'ī' | 'į' => "и",
            'ū' | 'ų' => "у",
            'ğ' | 'ģ' => "г",
            'ķ' => "к",
            'ļ' => "ль",
            'ņ' => "нь",
            'đ' => "дж",
            _ => {
                for plain in plain_latin(letter.encode_utf8(&mut [0; 4])).chars() {
                    sounds.push_str(latin_sound(plain));
                }
                continue;
            }
        };
        sounds.push_str(sound);
    }
    sounds
}

fn latin_sound(letter: char) -> &'static str {
    match letter {
        'a' => "а",
        'b' => "б",
        'd' => "д",
        'e' => "е",
        'f' => "ф",
        'g' => "г",
        'h' => "х",
        'i' => "и",
        'k' => "к",
        'l' => "л",
        'm' => "м",
        'n' => "н",
        'o' => "о",
        'p' => "п",
        'r' => "р",
        's' => "с",
        't' => "т",
        'u' => "у",
        'v' | 'w' => "в",
        'z' => "з",
        _ => "",
    }
}

/// A Cyrillic word in sounds.
pub(super) fn cyrillic_sounds(text: &str) -> String {
    let mut sounds = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ё' | 'є' | 'ѣ' | 'ӗ' => sounds.push('е'),
            'і' | 'ї' | 'ӣ' | 'ѝ' => sounds.push('и'),
            'ґ' | 'ғ' | 'ѓ' => sounds.push('г'),
            'ў' | 'ұ' | 'ү' | 'ӯ' => sounds.push('у'),
            'ј' => sounds.push('й'),
            'љ' => sounds.push_str("ль"),
            'њ' => sounds.push_str("нь"),
            'ћ' => sounds.push('ч'),
            'ђ' | 'џ' | 'җ' | 'ҷ' | 'ӂ' => sounds.push_str("дж"),
            'ќ' | 'қ' | 'ҡ' => sounds.push('к'),
            'ѕ' => sounds.push_str("дз"),
            'ә' | 'ӑ' => sounds.push('а'),
            'ң' | 'ҥ' => sounds.push('н'),
            'ө' | 'ӧ' => sounds.push('о'),
            'һ' | 'ҳ' => sounds.push('х'),
            _ => sounds.push(letter),
        }
    }
    sounds
}

/// A word of `script` in sounds; nothing for scripts that have a model of their own or none.
pub(super) fn in_sounds(text: &str, script: Script) -> Option<String> {
    match script {
        Script::Cyrillic => Some(cyrillic_sounds(text)),
        Script::Greek => Some(by_table(&greek_letters(text), GREEK, |row| row.1)),
        Script::Armenian => Some(by_table(text, ARMENIAN, |row| row.1)),
        Script::Georgian => Some(by_table(text, GEORGIAN, |row| row.1)),
        _ => None,
    }
}

/// A word of `script` in Latin letters, by one table: a second opinion, and the meeting place of two other scripts.
pub(super) fn in_latin(text: &str, script: Script) -> Option<String> {
    match script {
        Script::Latin => Some(plain_latin(text)),
        Script::Cyrillic => Some(cyrillic_latin(text)),
        Script::Greek => Some(by_table(&greek_letters(text), GREEK, |row| row.2)),
        Script::Armenian => Some(by_table(text, ARMENIAN, |row| row.2)),
        Script::Georgian => Some(by_table(text, GEORGIAN, |row| row.2)),
        Script::Arabic => Some(by_table(&arabic_letters(text), ARABIC_LATIN, |row| row.2)),
        Script::Hebrew => Some(by_table(&hebrew_letters(text), HEBREW_LATIN, |row| row.2)),
        Script::Other => None,
    }
}

/// A text of small words of an alphabet that writes its vowels, in Latin letters; nothing of any other text, and of one with
/// numbers.
pub(crate) fn text_in_latin(text: &str) -> Option<String> {
    let script = Script::of_text(text)?;
    if text.contains(char::is_numeric)
        || !matches!(script, Script::Cyrillic | Script::Greek | Script::Armenian | Script::Georgian)
    {
        return None;
    }
    let words: Option<Vec<String>> = text.split(' ').map(|word| in_latin(word, script)).collect();
    words.map(|words| words.join(" "))
}

fn cyrillic_latin(text: &str) -> String {
    let ukrainian = text.contains(['і', 'ї', 'є', 'ґ']);
    if !ukrainian {
        return by_table(&cyrillic_sounds(text), SOUNDS_LATIN, |row| row.2);
    }
    let mut latin = String::new();
    for letter in text.chars() {
        match letter {
            'и' => latin.push('y'),
            'г' => latin.push('h'),
            'є' => latin.push_str("ye"),
            'ю' => latin.push_str("iu"),
            'я' => latin.push_str("ia"),
            _ => {
                latin.push_str(&by_table(&cyrillic_sounds(letter.encode_utf8(&mut [0; 4])), SOUNDS_LATIN, |row| row.2));
            }
        }
    }
    latin
}

/// Greek without accents; a mark of parting keeps two vowels apart, as a hyphen that no table has.
fn greek_letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, 'ϊ' | 'ΐ' | 'ϋ' | 'ΰ') {
            letters.push('-');
        }
        letters.extend(letter.nfd().filter(|part| Script::of(*part) == Some(Script::Greek)));
    }
    letters
}

/// Arabic letters, with the forms of one letter as one.
pub(super) fn arabic_letters(text: &str) -> String {
    let one = |letter: char| match letter {
        'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ی' | 'ې' | 'ێ' | 'ے' | 'ۍ' => 'ي',
        'ک' | 'ڪ' => 'ك',
        'ہ' | 'ھ' | 'ۀ' | 'ە' | 'ۂ' | 'ۃ' => 'ه',
        'ۆ' | 'ۇ' | 'ۈ' | 'ۋ' => 'و',
        'ڨ' | 'ݣ' => 'گ',
        'ڕ' | 'ړ' | 'ڑ' => 'ر',
        'ڵ' => 'ل',
        'ټ' | 'ٹ' => 'ت',
        'ډ' | 'ڈ' => 'د',
        'څ' => 'س',
        'ځ' => 'ز',
        'ں' | 'ڼ' => 'ن',
        _ => letter,
    };
    text.chars().map(one).collect()
}

/// Hebrew letters, with final forms as the others and one kind of stroke.
pub(super) fn hebrew_letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            'ך' => letters.push('כ'),
            'ם' => letters.push('מ'),
            'ן' => letters.push('נ'),
            'ף' => letters.push('פ'),
            'ץ' => letters.push('צ'),
            'װ' => letters.push_str("וו"),
            'ױ' => letters.push_str("וי"),
            'ײ' => letters.push_str("יי"),
            '׳' | '’' => letters.push('\''),
            _ => letters.push(letter),
        }
    }
    letters
}

/// Writes a word by a table of letters and groups of letters, the first that fits; what it does not have goes.
fn by_table(text: &str, table: &[Row], column: impl Fn(&Row) -> &'static str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let row = table.iter().find(|row| rest.starts_with(row.0));
        written.push_str(row.map_or("", &column));
        rest = &rest[row.map_or(letter.len_utf8(), |row| row.0.len())..];
    }
    written
}
