//! What headings of columns mean, in the languages in which lists come.
//!
//! A heading is made plain (small letters, no signs, no marks of vowels) and looked up; where no phrase is the whole of it,
//! the longest phrase within it counts: "дата рождения (дд.мм.гггг)" holds "дата рождения". Phrases are those of lists
//! as they come: English, Turkish, Azerbaijani, Russian, Ukrainian, Arabic, Persian, Hebrew, French, German, Armenian,
//! Georgian, Greek, and the keys of usual data sets.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::field::Field;
use super::values::plain::plain;

/// Phrases by field, divided by `|`; they are looked up as `plain` makes them.
const PHRASES: &[(Field, &str)] = &[
    (
        Field::Key,
        "no|nr|n|num|number|id|ref|reference|serial|serial no|serial number|s n|sn|row|record id|case number|file number|key|code|rec id|\
        sıra|sıra no|sira|sira no|numara|kayıt no|dosya no|sıra nömrəsi|№|номер|п п|№ п п|номер п п|порядковый номер|рег номер|номер дела|код|\
        порядковий номер|реєстраційний номер|رقم|الرقم|م|ت|تسلسل|التسلسل|الرقم التسلسلي|رقم الملف|ردیف|شماره|شماره پرونده|کد|\
        מספר|מס|מס סידורי|מספר סידורי|numéro|réf|référence|numéro de dossier|nummer|lfd nr|laufende nummer|aktenzeichen|kennung|\
        հ հ|համար|№ հ հ|ნომერი|αριθμός|α α|αα|αύξων αριθμός",
    ),
    (
        Field::Name,
        "name|full name|fullname|names|person name|name of person|name of prisoner|name of detainee|detainee|prisoner|prisoner name|detainee name|\
        name and surname|name surname|surname and name|first and last name|name in full|complete name|name en|name english|english name|name latin|\
        name native|native name|name original|original name|name arabic|name in arabic|name russian|name in english|\
        ad soyad|adı soyadı|ad soyadı|isim|isim soyisim|ismi|ad ve soyad|adı ve soyadı|tam adı|ad soyisim|kişi|\
        soyad ad|soyadı adı|soyadı adı atasının adı|soyad ad ata adı|s a a|saa|ad soyad ata adı|tam ad|\
        фио|ф и о|фамилия имя отчество|фамилия имя|имя и фамилия|фамилия и имя|полное имя|фамилия и инициалы|фамилия имя и отчество|данные лица|военнопленный|\
        піб|п і б|прізвище ім я по батькові|прізвище ім я|прізвище та ім я|ім я та прізвище|повне ім я|прізвище ім я та по батькові|військовополонений|\
        الاسم|الاسم الكامل|الاسم الرباعي|الاسم الثلاثي|اسم|الاسم واللقب|اسم الاسير|الاسير|اسم المعتقل|المعتقل|اسم الشخص|الاسم بالكامل|الاسم و اللقب|اسم السجين|الاسم بالعربية|الاسم بالانجليزية|\
        نام و نام خانوادگی|نام ونام خانوادگی|نام کامل|نام و شهرت|اسم کامل|نام زندانی|نام اسیر|نام خانوادگی و نام|\
        שם מלא|שם|שם פרטי ושם משפחה|שם ושם משפחה|שם משפחה ושם פרטי|שם האסיר|שם החטוף|\
        nom complet|nom et prénom|nom et prénoms|nom prénom|noms|nom du détenu|prénom et nom|noms et prénoms|nom du prisonnier|\
        vollständiger name|name vorname|vor und nachname|vor und zuname|name des gefangenen|nachname vorname|name und vorname|\
        անուն ազգանուն|անուն ազգանուն հայրանուն|ազգանուն անուն|ազգանուն անուն հայրանուն|ա ա հ|ազգանուն անուն հայրանունը|\
        სახელი და გვარი|სახელი გვარი|გვარი სახელი|გვარი და სახელი|სრული სახელი|\
        ονοματεπώνυμο|όνομα και επώνυμο|πλήρες όνομα|επώνυμο και όνομα",
    ),
    (
        Field::Given,
        "given name|given names|first name|firstname|forename|forenames|first names|christian name|first name s|\
        adı|ön ad|ön adı|öz adı|ilk ad|имя|имена|ім я|імя|الاسم الاول|الاسم الأول|الاسم الشخصي|نام|نام کوچک|שם פרטי|\
        prénom|prénoms|vorname|vornamen|rufname|անուն|անունը|სახელი|όνομα|givenname",
    ),
    (
        Field::Middle,
        "middle name|middlename|middle names|second name|patronymic|other names|отчество|по батькові|patronim|patronyme|vatersname|zweiter vorname|\
        deuxième prénom|nom du milieu|ikinci adı|ikinci ad|orta ad|atasının adı ile|الاسم الثاني|اسم الوسط|հայրանուն|հայրանունը",
    ),
    (
        Field::Family,
        "family name|surname|last name|lastname|family names|surnames|last names|familyname|soyadı|soyad|soyisim|soy isim|soyismi|familiya|\
        фамилия|фамилии|прізвище|اللقب|اسم العائلة|العائلة|الكنية|لقب|الشهرة|نام خانوادگی|شهرت|فامیلی|שם משפחה|nom|nom de famille|\
        nachname|familienname|zuname|ազգանուն|ազգանունը|გვარი|επώνυμο|επίθετο",
    ),
    (
        Field::Alias,
        "alias|aliases|a k a|aka|also known as|nickname|nicknames|other spelling|other spellings|nom de guerre|call sign|callsign|known as|other name|weak alias|strong alias|\
        takma ad|takma adı|lakap|lakabı|kod adı|ləqəb|ləqəbi|təxəllüs|псевдоним|псевдонимы|прозвище|позывной|он же|кличка|другие имена|\
        псевдо|псевдонім|позивний|прізвисько|اسم الشهرة|الاسم الحركي|الاسم المستعار|يعرف ب|اسماء اخرى|کنیه|نام مستعار|مشهور به|نام دیگر|\
        כינוי|כינויים|שם נוסף|surnom|surnoms|pseudonyme|autres noms|alias name|spitzname|aliasname|decknamen|deckname|մականուն|կեղծանուն|ზედმეტსახელი|მეტსახელი|\
        ψευδώνυμο|παρατσούκλι",
    ),
    (
        Field::Father,
        "father|father name|father s name|fathers name|name of father|son of|father full name|baba adı|babasının adı|baba ad|babası|ata adı|atasının adı|atası|\
        имя отца|отец|ф и о отца|фио отца|ім я батька|батько|піб батька|اسم الاب|اسم الأب|الاب|اسم الوالد|الوالد|نام پدر|پدر|نام پدر|שם האב|שם אב|\
        nom du père|père|prénom du père|name des vaters|vater|vatername|հոր անուն|հոր անունը|հայրը|მამის სახელი|მამა|όνομα πατέρα|όνομα πατρός|πατρώνυμο",
    ),
    (
        Field::Mother,
        "mother|mother name|mother s name|mothers name|name of mother|mother full name|anne adı|annesinin adı|anne ad|annesi|ana adı|anasının adı|anası|имя матери|мать|ф и о матери|\
        ім я матері|мати|піб матері|اسم الام|اسم الأم|الام|اسم الوالدة|نام مادر|مادر|שם האם|שם אם|nom de la mère|mère|prénom de la mère|name der mutter|mutter|\
        մոր անուն|մոր անունը|დედის სახელი|დედა|όνομα μητέρας|όνομα μητρός|μητρώνυμο",
    ),
    (
        Field::Sex,
        "sex|gender|m f|cinsiyet|cinsiyeti|cins|cinsi|пол|стать|الجنس|جنس|جنسیت|מין|מגדר|sexe|genre|geschlecht|սեռ|სქესი|φύλο",
    ),
    (
        Field::Born,
        "date of birth|birth date|birthdate|dob|d o b|born|year of birth|birth year|birthday|day of birth|dateofbirth|birth|date of birth or age|\
        doğum tarihi|doğum yılı|d tarihi|doğumu|doğum|doğum günü|doğulduğu tarix|doğum tarixi|təvəllüd|doğulduğu il|anadan olduğu tarix|\
        дата рождения|год рождения|д р|г р|дата рожд|родился|рождения|г рожд|день рождения|дата и год рождения|\
        дата народження|рік народження|д н|р н|народився|народження|تاريخ الميلاد|تاريخ الولادة|سنة الميلاد|سنة الولادة|الميلاد|المواليد|الولادة|تولد|\
        تاریخ تولد|سال تولد|تولد|متولد|תאריך לידה|שנת לידה|לידה|ת לידה|\
        date de naissance|né le|née le|année de naissance|naissance|né e le|geburtsdatum|geboren|geboren am|geburtsjahr|geb datum|geb|geburtstag|\
        ծննդյան ամսաթիվ|ծննդյան տարեթիվ|ծնված|ծննդյան տարի|ծննդյան օր|ծննդյան ամսաթիվը|დაბადების თარიღი|დაბადების წელი|დაბ თარიღი|\
        ημερομηνία γέννησης|έτος γέννησης|ημ γέννησης|γεννήθηκε|birth date gregorian",
    ),
    (
        Field::BirthPlace,
        "place of birth|birth place|birthplace|pob|p o b|born in|city of birth|country of birth|birth country|birth city|native of|doğum yeri|doğulduğu yer|doğum yeri ve|anadan olduğu yer|место рождения|уроженец|\
        місце народження|уродженець|مكان الميلاد|مكان الولادة|محل الولادة|محل تولد|زادگاه|מקום לידה|lieu de naissance|né à|geburtsort|ort der geburt|\
        ծննդավայր|ծննդյան վայր|ծննդավայրը|დაბადების ადგილი|τόπος γέννησης",
    ),
    (
        Field::Nationality,
        "nationality|nationalities|citizenship|country of citizenship|citizen of|country|uyruk|uyruğu|vatandaşlık|milliyeti|ülkesi|vətəndaşlıq|vətəndaşlığı|milliyyəti|гражданство|национальность|подданство|страна|\
        громадянство|національність|الجنسية|جنسية|تابعیت|ملیت|אזרחות|נתינות|לאום|nationalité|citoyenneté|nationalités|staatsangehörigkeit|nationalität|staatsbürgerschaft|\
        քաղաքացիություն|ազգություն|քաղաքացիությունը|მოქალაქეობა|ეროვნება|υπηκοότητα|ιθαγένεια|εθνικότητα",
    ),
    (
        Field::Document,
        "passport|passport number|passport no|document|document number|id number|id no|identity number|identity card|national id|personal number|id card|identification number|identification|soc sec id|social security number|tag number|service number|\
        kimlik no|tc kimlik no|t c kimlik no|pasaport|pasaport no|kimlik numarası|belge no|şəxsiyyət vəsiqəsi|fin|fin kod|pasport|vəsiqə|паспорт|номер паспорта|серия и номер паспорта|документ|личный номер|удостоверение|номер документа|снилс|инн|жетон|личный знак|\
        номер документа|рнокпп|іпн|особистий номер|номер жетона|посвідчення|رقم الهوية|رقم جواز السفر|جواز السفر|رقم البطاقة|الرقم الوطني|الرقم القومي|الهوية|هوية|شماره شناسنامه|کد ملی|شماره گذرنامه|گذرنامه|شماره ملی|تذکره|\
        תעודת זהות|ת ז|מספר זהות|דרכון|מספר דרכון|ת ז דרכון|passeport|numéro de passeport|pièce d identité|carte d identité|numéro d identité|pass|passnummer|reisepass|ausweis|ausweisnummer|dokument|personalausweis|erkennungsmarke|\
        անձնագիր|անձնագրի համար|փաստաթուղթ|პასპორტი|პირადი ნომერი|პირადი №|διαβατήριο|αριθμός ταυτότητας|ταυτότητα|αριθμός διαβατηρίου",
    ),
    (
        Field::Unit,
        "unit|military unit|name of unit|category|organisation|organization|affiliation|battalion|brigade|faction|service|group|rank and unit|occupation|birlik|birliği|birimi|kategori|örgüt|teşkilat|mensubiyet|hərbi hissə|bölük|qurum|\
        воинская часть|часть|в ч|подразделение|категория|организация|в часть|место службы|військова частина|в ч|підрозділ|категорія|організація|частина|\
        الوحدة|الكتيبة|الفصيل|التنظيم|الجهة|الفئة|اللواء|الانتماء|یگان|واحد|گروه|سازمان|وابستگی|יחידה|ארגון|שיוך ארגוני|שיוך|קטגוריה|\
        unité|catégorie|groupe|einheit|kategorie|truppenteil|gruppe|stamm|զորամաս|ստորաբաժանում|ნაწილი|ქვედანაყოფი|კატეგორია|ორგანიზაცია|μονάδα|κατηγορία|οργάνωση",
    ),
    (
        Field::HeldAt,
        "place of detention|detention place|held at|held in|detained at|detained in|prison|prison name|name of prison|name of the prison|facility|name of facility|location|camp|place of custody|where held|detention facility|place held|present location|last known location|\
        tutulduğu yer|cezaevi|hapishane|bulunduğu yer|kamp|saxlanıldığı yer|həbsxana|место содержания|место удержания|место заключения|учреждение|сизо|колония|место нахождения|лагерь|где содержится|\
        місце утримання|місце тримання|установа|колонія|місце перебування|مكان الاحتجاز|مكان الاعتقال|السجن|مكان التوقيف|سجن|محل نگهداری|محل بازداشت|زندان|מקום החזקה|בית סוהר|מתקן|כלא|מקום כליאה|\
        lieu de détention|détenu à|prison de|établissement|haftort|gefängnis|lager|haftanstalt|ort der haft|verwahrort|պահման վայր|բանտ|պահվելու վայրը|დაკავების ადგილი|ციხე|τόπος κράτησης|φυλακή",
    ),
    (
        Field::Standing,
        "status|standing|condition|current status|fate|statü|durum|durumu|akıbet|akıbeti|status u|vəziyyət|vəziyyəti|статус|состояние|судьба|положение|статус лица|\
        стан|доля|статус особи|الحالة|الوضع|المصير|حالة|حالته|وضعیت|سرنوشت|סטטוס|מצב|גורל|statut|état|sort|stand|zustand|verbleib|status der person|կարգավիճակ|վիճակ|სტატუსი|მდგომარეობა|κατάσταση|καθεστώς",
    ),
    (
        Field::Since,
        "since|date of capture|capture date|captured|date of arrest|arrest date|arrested|date of detention|detained on|date taken|last seen|date missing|missing since|date of disappearance|date detained|\
        tutuklanma tarihi|yakalanma tarihi|esir alındığı tarih|gözaltı tarihi|kaybolduğu tarih|esir düştüğü tarix|itkin düşdüyü tarix|həbs tarixi|дата пленения|дата задержания|дата ареста|взят в плен|пропал|дата пропажи|дата исчезновения|дата взятия в плен|последний раз видели|\
        дата полону|дата затримання|дата зникнення|потрапив у полон|дата потрапляння в полон|зник безвісти|تاريخ الاعتقال|تاريخ الاسر|تاريخ التوقيف|تاريخ الاختفاء|تاريخ الفقدان|تاریخ دستگیری|تاریخ اسارت|تاریخ بازداشت|תאריך מעצר|תאריך חטיפה|תאריך שבי|נעדר מאז|\
        date de capture|date d arrestation|arrêté le|disparu le|date de disparition|datum der gefangennahme|gefangen seit|verhaftet am|vermisst seit|festnahmedatum|գերեվարման ամսաթիվ|կալանավորման ամսաթիվ|დაკავების თარიღი|გაუჩინარების თარიღი|ημερομηνία σύλληψης|ημερομηνία εξαφάνισης",
    ),
    (Field::Person, "person|case person|person id|person of the case"),
    (
        Field::Other,
        "note|notes|remark|remarks|comment|comments|rank|age|date|place|year|tarih|tarihi|yer|yeri|yıl|yılı|tarix|tarixi|address|phone|source|sources|religion|sentence|legal|not|notlar|açıklama|rütbe|rütbesi|yaş|adres|qeyd|qeydlər|rütbə|\
        примечание|примечания|место|год|місце|рік|المكان|السنة|تاریخ|محل|תאריך|מקום|lieu|datum|ort|ամսաթիվ|վայր|თარიღი|ადგილი|ημερομηνία|τόπος|звание|воинское звание|возраст|адрес|дата|примітка|примітки|звання|вік|адреса|ملاحظات|ملاحظة|الرتبة|العمر|العنوان|التاريخ|المحافظة|ملاحظات اخرى|توضیحات|درجه|سن|آدرس|הערות|הערה|דרגה|גיל|כתובת|\
        remarque|remarques|observations|grade|âge|adresse|bemerkung|bemerkungen|anmerkung|dienstgrad|alter|anschrift|ծանոթություն|կոչում|տարիք|հասցե|შენიშვნა|წოდება|ასაკი|მისამართი|παρατηρήσεις|βαθμός|ηλικία|διεύθυνση",
    ),
];

/// What a heading means, and the phrase that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) field: Field,
    /// The phrase.
    pub(super) phrase: &'static str,
    /// Whether it is the whole heading.
    pub(super) is_whole: bool,
}

/// A heading longer than this is a sentence.
const HEADING_WORDS_MAX: usize = 12;
/// The most words of a phrase.
const PHRASE_WORDS_MAX: usize = 6;

/// What a heading means; none where no phrase is in it.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    let made_plain = plain(heading);
    let known = phrases();
    if let Some((phrase, field)) = known.get(made_plain.as_str()) {
        return Some(Meaning { field: *field, phrase, is_whole: true });
    }
    let words: Vec<&str> = made_plain.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > HEADING_WORDS_MAX {
        return None;
    }
    (1..=PHRASE_WORDS_MAX.min(words.len())).rev().find_map(|length| {
        // A single short word within a longer heading says too little: "no" of "no longer held".
        let joined = words.windows(length).map(|window| window.join(" "));
        let joined = joined.filter(|joined| length > 1 || joined.chars().count() >= 3);
        let found: Vec<_> = joined.filter_map(|joined| known.get(joined.as_str())).collect();
        // Of "date captured", it is the second word that says something.
        let best = found.iter().find(|(_, field)| *field != Field::Other).or(found.first());
        best.map(|(phrase, field)| Meaning { field: *field, phrase, is_whole: false })
    })
}

fn phrases() -> &'static BTreeMap<String, (&'static str, Field)> {
    static KNOWN: OnceLock<BTreeMap<String, (&'static str, Field)>> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = BTreeMap::new();
        for (field, phrases) in PHRASES {
            for phrase in phrases.split('|') {
                known.entry(plain(phrase)).or_insert((phrase.trim(), *field));
            }
        }
        known
    })
}

#[cfg(test)]
mod tests {
    use super::{Field, PHRASES, meaning};
    use crate::claims::values::plain::plain;

    #[test]
    fn no_phrase_means_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        for (field, phrases) in PHRASES {
            for phrase in phrases.split('|') {
                let before = seen.insert(plain(phrase), *field);
                assert!(before.is_none_or(|before| before == *field), "`{phrase}` is {before:?} and {field:?}");
            }
        }
    }

    #[test]
    fn headings_are_known_in_every_language() {
        for (heading, field) in [
            ("Full name", Field::Name),
            ("DATE OF BIRTH (dd/mm/yyyy)", Field::Born),
            ("Father's name", Field::Father),
            ("Adı Soyadı", Field::Name),
            ("DOĞUM TARİHİ", Field::Born),
            ("Soyadı, adı, atasının adı", Field::Name),
            ("Ф.И.О.", Field::Name),
            ("Дата рождения", Field::Born),
            ("Ім'я батька", Field::Father),
            ("Прізвище, ім’я, по батькові", Field::Name),
            ("الاسم الكامل", Field::Name),
            ("تاريخ الولادة", Field::Born),
            ("نام پدر", Field::Father),
            ("کد ملی", Field::Document),
            ("שם משפחה", Field::Family),
            ("תאריך לידה", Field::Born),
            ("Nom et prénoms", Field::Name),
            ("Lieu de détention", Field::HeldAt),
            ("Geburtsdatum", Field::Born),
            ("Անուն, ազգանուն", Field::Name),
            ("დაბადების თარიღი", Field::Born),
            ("Ονοματεπώνυμο", Field::Name),
            ("№ п/п", Field::Key),
        ] {
            assert_eq!(meaning(heading).map(|found| found.field), Some(field), "{heading}");
        }
        assert_eq!(meaning("Ann Example"), None);
    }
}
