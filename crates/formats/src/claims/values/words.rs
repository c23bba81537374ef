//! Sexes and standings in the languages in which lists come.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use takas_lists::{Sex, Standing};

use super::plain::plain;

const SEXES: &[(Sex, &str)] = &[
    (
        Sex::Male,
        "m|male|man|boy|erkek|e|bay|kişi|м|муж|мужской|мужчина|ч|чол|чоловік|чоловіча|чоловічий|ذكر|مرد|مذکر|رجل|זכר|ז|h|homme|masculin|masc|männlich|mann|herr|\
        արական|ար|տղամարդ|კაცი|მამრობითი|მამრ|άνδρας|άρρεν|αρσενικό|α|1 male",
    ),
    (
        Sex::Female,
        "f|female|woman|girl|kadın|k|bayan|qadın|q|ж|жен|женский|женщина|жін|жінка|жіноча|жіночий|أنثى|انثى|انثي|زن|مونث|مؤنث|امراه|امرأة|נקבה|נ|femme|féminin|fém|weiblich|w|frau|\
        իգական|իգ|կին|ქალი|მდედრობითი|მდედრ|γυναίκα|θήλυ|θηλυκό|θ|2 female",
    ),
];

/// Words of standings; one that ends with `~` is the beginning of words.
const STANDINGS: &[(Standing, &str)] = &[
    (
        Standing::Claimed,
        "claimed|claim|requested|asked for|sought|demanded|talep edilen|talep edildi|istenen|tələb olunur|запрошен~|заявлен~|истребован~|запрашивается|запитуван~|заявлений|заявлено|\
        مطالب به|مطلوب الافراج عنه|درخواست شده|مطالبه شده|נדרש|réclamé~|demandé~|gefordert|beansprucht|verlangt|պահանջվող|მოთხოვნილი|ζητείται",
    ),
    (
        Standing::Acknowledged,
        "acknowledged|held|in custody|detained|confirmed|confirmed held|prisoner|prisoner of war|pow|captive|in captivity|imprisoned|jailed|hostage|arrested|tutuklu|tutulan|esir|teyit edildi|teyitli|hükümlü|gözaltında|rehine|\
        əsir|əsirlikdə|saxlanılır|təsdiqlənib|həbsdə|girov|удержива~|в плену|пленн~|военнопленн~|содержится~|подтвержд~|под стражей|задержан~|арестован~|заложни~|\
        утриму~|у полоні|в полоні|полонен~|військовополонен~|підтвердж~|ув язнен~|заручни~|محتجز~|معتقل~|اسير|اسيره|موكد|مؤكد|موقوف|سجين|رهينه|در بازداشت|بازداشت~|اسیر|زنداني|زندانی|تایید شده|گروگان|\
        מוחזק~|שבוי~|עצור~|כלוא~|חטוף~|מאושר|détenu~|prisonni~|confirmé~|en captivité|otage|gefangen~|inhaftiert~|bestätigt|in haft|in gewahrsam|geisel|\
        գերի|գերեվարված~|պահվում է|հաստատված~|կալանավորված~|დაკავებული|ტყვე|ტყვეობაში|დადასტურებული|პატიმარი|κρατείται|κρατούμεν~|αιχμάλωτ~|επιβεβαιωμέν~|όμηρος",
    ),
    (
        Standing::Denied,
        "denied|not held|not in custody|no record|not found|not acknowledged|unknown to us|elinde değil|kayıt yok|reddedildi|inkar edildi|yoxdur|təsdiqlənməyib|не удерживается|отрица~|не числится|не подтвержд~|не значится|не установлен~|\
        не утриму~|заперечу~|не підтвердж~|не значиться|لا يوجد سجل|غير محتجز|نفي|لا نعرفه|غير موجود|انکار~|نگهداری نمی شود|סורב|לא מוחזק|מוכחש|nié~|non détenu~|inconnu de nos services|bestritten|nicht inhaftiert|nicht in gewahrsam|\
        հերքված~|չի պահվում|უარყოფილი|არ არის დაკავებული|δεν κρατείται",
    ),
    (
        Standing::Dead,
        "dead|deceased|killed|died|killed in action|kia|dead body|remains|body|died in custody|ölü|öldü|vefat etti|şehit|şəhid|ölüb|vəfat edib|həlak olub|cenaze|погиб~|умер~|мертв~|убит~|скончал~|останки|тело|\
        загин~|помер~|вбит~|тіло|متوفى|متوفي|ميت|قتيل|شهيد|مقتول|توفي|جثه|فوت شده|کشته~|مرده|شهید|درگذشته|جسد|מת|מתה|נפטר~|נהרג~|חלל|גופה|mort|morte|décédé~|tué~|corps|tot|verstorben~|gefallen|getötet|leiche|\
        մահացած~|զոհված~|սպանված~|զոհվել է|გარდაცვლილი|მოკლული|დაღუპული|νεκρός|νεκρή|θανών|σκοτώθηκε",
    ),
    (
        Standing::Released,
        "released|freed|exchanged|repatriated|returned|handed over|set free|at liberty|serbest|serbest bırakıldı|takas edildi|iade edildi|salıverildi|azad edilib|qaytarılıb|təhvil verilib|освобожд~|обменян~|возвращ~|передан~|репатрииров~|\
        звільнен~|обмінян~|поверну~|репатрійован~|مفرج عنه|محرر|افرج عنه|اطلق سراحه|مطلق سراحه|تم تبادله|آزاد شده|آزاد|مبادله شده|שוחרר~|הוחזר~|libéré~|échangé~|rapatrié~|remis en liberté|freigelassen~|ausgetauscht~|entlassen~|zurückgekehrt~|\
        ազատված~|ազատ արձակված|վերադարձված~|փոխանակված~|გათავისუფლებული|გაცვლილი|დაბრუნებული|απελευθερώθηκε|ελεύθερος",
    ),
    (
        Standing::Missing,
        "missing|missing in action|mia|disappeared|whereabouts unknown|fate unknown|kayıp|akıbeti bilinmiyor|itkin|itkin düşüb|пропал~|пропавш~|без вести|безвестно отсутств~|зник~|безвісти|зниклий безвісти|\
        مفقود|مفقوده|مجهول المصير|مختف|مفقودالاثر|مفقود الاثر|ناپدید~|گمشده|נעדר~|disparu~|porté disparu|vermisst~|verschollen~|անհայտ կորած~|անհետ կորած~|უგზო უკვლოდ დაკარგული|დაკარგული|გაუჩინარებული|αγνοούμεν~",
    ),
    (
        Standing::Seen,
        "seen|visited|seen by visitor|seen alive|visited by icrc|görüldü|ziyaret edildi|görülüb|baş çəkilib|видели|посещ~|увиден~|бачили|відвідан~|شوهد|تمت زيارته|دیده شده|ملاقات شده|נראה|ביקרו אצלו|vu|vue|visité~|gesehen|besucht|\
        տեսել են|այցելված|ნანახი|ნანახია|მოინახულეს|εθεάθη|επισκέφθηκαν",
    ),
];

/// Words by which a list says that it does not know.
const NOT_KNOWN: &str = "unknown|not known|n a|na|none|nil|null|not available|not stated|bilinmiyor|yok|belirsiz|məlum deyil|naməlum|неизвестно|неизвестен|неизвестна|нет данных|н д|не указано|нет|невідомо|невідомий|немає даних|\
    غير معروف|مجهول|لا يوجد|غير متوفر|نامعلوم|ناشناس|ندارد|לא ידוע|אין|inconnu|inconnue|non précisé|néant|unbekannt|keine angabe|k a|entfällt|անհայտ|հայտնի չէ|უცნობია|უცნობი|άγνωστο|άγνωστη|x|xx|xxx";

/// The tables made plain, once.
struct Tables {
    sexes: BTreeMap<String, Sex>,
    whole: BTreeMap<String, Standing>,
    /// Phrases and beginnings of words that may stand within a longer text, each with a blank before it, the longest first.
    within: Vec<(String, Standing)>,
    nothing: BTreeSet<String>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let sexes = SEXES.iter().flat_map(|(sex, words)| words.split('|').map(|word| (plain(word), *sex))).collect();
        let standings = STANDINGS.iter().flat_map(|(standing, words)| words.split('|').map(|word| (word, *standing)));
        let whole = standings.clone().map(|(word, standing)| (plain(word), standing)).collect();
        let mut within: Vec<(String, Standing)> = standings
            .map(|(word, standing)| match word.strip_suffix('~') {
                Some(beginning) => (format!(" {}", plain(beginning)), standing),
                None => (format!(" {} ", plain(word)), standing),
            })
            .filter(|(word, _)| word.trim().chars().count() >= 3)
            .collect();
        within.sort_by_key(|(word, _)| std::cmp::Reverse(word.trim().chars().count()));
        let nothing = NOT_KNOWN.split('|').map(plain).collect();
        Tables { sexes, whole, within, nothing }
    })
}

/// The sex that a cell records; none where no word of it is known.
pub(in crate::claims) fn sex(text: &str) -> Option<Sex> {
    tables().sexes.get(&plain(text)).copied()
}

/// What a cell says of a person; none where no word of it is known, or words of several standings.
pub(in crate::claims) fn standing(text: &str) -> Option<Standing> {
    let made_plain = plain(text);
    if let Some(standing) = tables().whole.get(&made_plain) {
        return Some(*standing);
    }
    // The longest phrase counts: "not held" holds "held". Two that are as long and differ say nothing.
    let padded = format!(" {made_plain} ");
    let mut found = tables().within.iter().filter(|(word, _)| padded.contains(word.as_str()));
    let (longest, standing) = found.next()?;
    let length = longest.trim().chars().count();
    let is_torn =
        found.take_while(|(word, _)| word.trim().chars().count() == length).any(|(_, other)| other != standing);
    (!is_torn).then_some(*standing)
}

/// Whether a cell says that nothing is known, or holds no letter and no digit.
pub(in crate::claims) fn says_nothing(text: &str) -> bool {
    let made_plain = plain(text);
    made_plain.is_empty() || tables().nothing.contains(&made_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sexes_and_standings_are_read_in_every_language() {
        for (text, expected) in [
            ("M", Some(Sex::Male)),
            ("Kadın", Some(Sex::Female)),
            ("муж.", Some(Sex::Male)),
            ("жіноча", Some(Sex::Female)),
            ("أنثى", Some(Sex::Female)),
            ("مرد", Some(Sex::Male)),
            ("נקבה", Some(Sex::Female)),
            ("weiblich", Some(Sex::Female)),
            ("?", None),
        ] {
            assert_eq!(sex(text), expected, "{text}");
        }
        for (text, expected) in [
            ("Acknowledged", Some(Standing::Acknowledged)),
            ("NOT HELD", Some(Standing::Denied)),
            ("погибла в 2022", Some(Standing::Dead)),
            ("в плену", Some(Standing::Acknowledged)),
            ("не удерживается", Some(Standing::Denied)),
            ("зниклий безвісти", Some(Standing::Missing)),
            ("Kayıp", Some(Standing::Missing)),
            ("مفقود", Some(Standing::Missing)),
            ("شهید", Some(Standing::Dead)),
            ("נעדר", Some(Standing::Missing)),
            ("libérée", Some(Standing::Released)),
            ("verstorben", Some(Standing::Dead)),
            ("tall", None),
        ] {
            assert_eq!(standing(text), expected, "{text}");
        }
        for text in ["-", "unknown", "н/д", "غير معروف", "?", "N/A"] {
            assert!(says_nothing(text), "{text}");
        }
    }

    #[test]
    fn no_word_means_two_standings() {
        let mut seen = std::collections::BTreeMap::new();
        for (standing, words) in STANDINGS {
            for word in words.split('|') {
                let before = seen.insert(plain(word.trim_end_matches('~')), *standing);
                assert!(before.is_none_or(|before| before == *standing), "`{word}`: {before:?} and {standing:?}");
            }
        }
    }
}
