//! Names of months in the languages in which lists come, with the calendar whose months they are.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use takas_lists::Calendar;

use super::plain::plain;

/// The twelve months of a language, divided by blanks; several words of one month by `/`.
const MONTHS: &[(Calendar, &str)] = &[
    (Calendar::Gregorian, "january february march april may june july august september october november december"),
    (Calendar::Gregorian, "jan feb mar apr may jun jul aug sep/sept oct nov dec"),
    (Calendar::Gregorian, "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"),
    (Calendar::Gregorian, "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"),
    (Calendar::Gregorian, "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"),
    (Calendar::Gregorian, "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    (Calendar::Gregorian, "янв фев мар апр май июн июл авг сен/сент окт ноя/нояб дек"),
    (
        Calendar::Gregorian,
        "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    ),
    (Calendar::Gregorian, "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    (Calendar::Gregorian, "يناير فبراير مارس أبريل مايو يونيو/يونيه يوليو/يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
    (Calendar::Gregorian, "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول"),
    (Calendar::Gregorian, "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"),
    (Calendar::Gregorian, "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
    (Calendar::Gregorian, "ינואר פברואר מרץ/מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"),
    (Calendar::Gregorian, "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"),
    (Calendar::Gregorian, "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    (Calendar::Gregorian, "janv févr/fév mars avr mai juin juil août sept oct nov déc"),
    (Calendar::Gregorian, "januar/jänner februar märz april mai juni juli august september oktober november dezember"),
    (Calendar::Gregorian, "jan feb mär/mrz apr mai jun jul aug sep okt nov dez"),
    (
        Calendar::Gregorian,
        "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
    ),
    (
        Calendar::Gregorian,
        "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    ),
    (
        Calendar::Gregorian,
        "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    ),
    (
        Calendar::Gregorian,
        "ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος",
    ),
    (
        Calendar::Gregorian,
        "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    ),
    (Calendar::Persian, "فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان آذر دی بهمن اسفند"),
    (Calendar::Persian, "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"),
    (Calendar::Persian, "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت"),
    (
        Calendar::Hijri,
        "محرم صفر ربيع_الأول/ربيع_الاول ربيع_الثاني/ربيع_الآخر جمادى_الأولى/جمادى_الاول جمادى_الآخرة/جمادى_الثانية رجب شعبان رمضان شوال ذو_القعدة/ذي_القعدة ذو_الحجة/ذي_الحجة",
    ),
    (
        Calendar::Hijri,
        "muharram safar rabi_al_awwal/rabi_i rabi_al_thani/rabi_ii jumada_al_awwal/jumada_al_ula jumada_al_thani/jumada_al_akhira rajab shaban ramadan/ramazan shawwal dhu_al_qadah dhu_al_hijjah",
    ),
];

/// The calendar and month that a word, or two or three words with blanks between, made plain, names.
pub(super) fn month(words: &str) -> Option<(Calendar, u8)> {
    static KNOWN: OnceLock<BTreeMap<String, (Calendar, u8)>> = OnceLock::new();
    let known = KNOWN.get_or_init(|| {
        let mut known = BTreeMap::new();
        for (calendar, months) in MONTHS {
            for (number, month) in (1..).zip(months.split_whitespace()) {
                for word in month.split('/') {
                    known.entry(plain(&word.replace('_', " "))).or_insert((*calendar, number));
                }
            }
        }
        known
    });
    known.get(words).copied()
}

#[cfg(test)]
mod tests {
    use super::{MONTHS, month};
    use crate::claims::values::plain::plain;

    #[test]
    fn every_language_has_twelve_months_and_no_word_means_two() {
        let mut seen = std::collections::BTreeMap::new();
        for (calendar, months) in MONTHS {
            assert_eq!(months.split_whitespace().count(), 12, "{months}");
            for (number, month) in (1..).zip(months.split_whitespace()) {
                for word in month.split('/') {
                    let before = seen.insert(plain(word), (*calendar, number));
                    assert!(before.is_none_or(|before| before == (*calendar, number)), "{word} {before:?} {number}");
                }
            }
        }
        assert_eq!(month("كانون الثاني").map(|(_, number)| number), Some(1));
    }
}
