//! Tables of every kind that parties send: rows of input, the claims that come of it, and what is told.

use takas_formats::Code::{self, *};
use takas_formats::claims::Field;

use super::{all, read, told};

struct Table {
    name: &'static str,
    text: &'static str,
    claims: &'static [&'static str],
    told: &'static [Code],
}

const TABLES: &[Table] = &[
    Table {
        name: "English, commas",
        text: "No,Full name,Date of birth,Sex,Status\n1,Ann Example,1980-03-04,F,held\n2,\"Bob, called B\",1979,male,missing\n",
        claims: &[
            "2, key 1, Ann Example, Female, born 1980-03-04, Acknowledged",
            "3, key 2, Bob, called B, Male, born 1979, Missing",
        ],
        told: &[],
    },
    Table {
        name: "Russian, with numbers of columns, a section and a sum",
        text: "Список\n№ п/п;Ф.И.О.;Дата рождения;Место содержания\n1;2;3;4\nТретья бригада;;;\n1;Иванов Пётр Ильич;12.03.1980;СИЗО-1\n2;Петров Олег;1.2.79;\n\nИтого: 2;;;\n",
        claims: &[
            "5, key 1, Иванов Пётр Ильич, born 1980-03-12, at СИЗО-1, [section] Третья бригада",
            "6, key 2, Петров Олег, born 1979-02-01, [section] Третья бригада",
        ],
        told: &[RowTotal, RowSection],
    },
    Table {
        name: "a sum that is not the number of rows",
        text: "name;born\nAnn Example;1980\nBob Sample;1981\nTotal;3\n",
        claims: &["2, Ann Example, born 1980", "3, Bob Sample, born 1981"],
        told: &[TotalDiffers],
    },
    Table {
        name: "Ukrainian, in parts",
        text: "Прізвище;Ім'я;По батькові;Дата народження;Стать;Статус\nШевченко;Тарас;Григорович;9 березня 1990;чол;утримується\n",
        claims: &["2, Тарас Григорович Шевченко, Male, born 1990-03-09, Acknowledged"],
        told: &[],
    },
    Table {
        name: "Turkish, two rows of headings",
        text: "Sıra;Adı Soyadı;Doğum;;Uyruğu\n;;Tarihi;Yeri;\n1;Ayşe Yılmaz;3 Mart 1985;Muş;T.C.\n",
        claims: &["3, key 1, Ayşe Yılmaz, born 1985-03-03, in Muş, of T.C."],
        told: &[],
    },
    Table {
        name: "Azerbaijani",
        text: "Soyadı, adı, atasının adı;Təvəllüd;Statusu\nƏliyev Rəşad Məmməd oğlu;1991;itkin düşüb\n",
        claims: &["2, Əliyev Rəşad Məmməd oğlu, born 1991, Missing"],
        told: &[],
    },
    Table {
        name: "Arabic, with Arabic digits",
        text: "الرقم;الاسم الكامل;اسم الأم;تاريخ الولادة;الجنسية\n١;محمد علي حسن;فاطمة;١٩٨٠/٠٣/٢٤;سوري\n",
        claims: &["2, key ١, محمد علي حسن, mother فاطمة, born 1980-03-24, of سوري"],
        told: &[],
    },
    Table {
        name: "Persian, with Persian years and digits",
        text: "ردیف;نام;نام خانوادگی;نام پدر;تاریخ تولد\n۱;علی;رضایی;حسن;۱۳۶۰/۰۱/۰۱\n",
        claims: &["2, key ۱, علی رضایی, father حسن, born 1981-03-21 or 1941-01-29"],
        told: &[DateDoubtful],
    },
    Table {
        name: "Hebrew",
        text: "שם פרטי,שם משפחה,תאריך לידה,מין\nדוד,כהן,12/05/1990,זכר\n",
        claims: &["2, דוד כהן, Male, born 1990-05-12 or 1990-12-05"],
        told: &[DateDoubtful],
    },
    Table {
        name: "French",
        text: "Nom;Prénom;Né(e) le;Sexe;État\nLefèvre;Hélène;14 août 1975;F;disparue\n",
        claims: &["2, Hélène Lefèvre, Female, born 1975-08-14, Missing"],
        told: &[],
    },
    Table {
        name: "German: name beside given name is the family name",
        text: "Name;Vorname;geb.;Haftort\nMüller;Jürgen;01.12.1960;Berlin\n",
        claims: &["2, Jürgen Müller, born 1960-12-01, at Berlin"],
        told: &[],
    },
    Table {
        name: "Armenian, Georgian and Greek",
        text: "Ազգանուն, անուն;Ծննդյան ամսաթիվ\nՊետրոսյան Արամ;5 մայիսի 1992\n",
        claims: &["2, Պետրոսյան Արամ, born 1992-05-05"],
        told: &[],
    },
    Table {
        name: "Georgian",
        text: "სახელი და გვარი,დაბადების თარიღი\nგიორგი ბერიძე,3 მაისი 1988\n",
        claims: &["2, გიორგი ბერიძე, born 1988-05-03"],
        told: &[],
    },
    Table {
        name: "Greek, in large letters",
        text: "ΟΝΟΜΑΤΕΠΩΝΥΜΟ,ΗΜΕΡΟΜΗΝΙΑ ΓΕΝΝΗΣΗΣ\nΓεώργιος Παπαδόπουλος,3 Μαΐου 1988\n",
        claims: &["2, Γεώργιος Παπαδόπουλος, born 1988-05-03"],
        told: &[],
    },
    Table {
        name: "several names in a cell, and aliases",
        text: "name\talias\nIvan Example a.k.a. Grom\tVolk, Tikhy, Bely\nOleg Sample (Олег Сэмпл)\t-\n",
        claims: &[
            "2, Ivan Example = Grom = Volk = Tikhy = Bely, [name] Ivan Example a.k.a. Grom, [alias] Volk, Tikhy, Bely",
            "3, Oleg Sample = Олег Сэмпл, [name] Oleg Sample (Олег Сэмпл)",
        ],
        told: &[NameSplit],
    },
    Table {
        name: "the same names in two scripts in two columns",
        text: "Name (English),Name (Arabic)\nMuhammad Ali,محمد علي\n",
        claims: &["2, Muhammad Ali = محمد علي"],
        told: &[],
    },
    Table {
        name: "American dates, as one of them shows",
        text: "name,birth date\nAnn Example,03/04/1980\nBob Sample,03/25/1980\n",
        claims: &["2, Ann Example, born 1980-03-04", "3, Bob Sample, born 1980-03-25"],
        told: &[],
    },
    Table {
        name: "no headings",
        text: "1,Ann Example,1980-03-04,F\n2,Bob Sample,1981-03-04,M\n",
        claims: &[
            "1, Ann Example, Female, born 1980-03-04, [column A] 1",
            "2, Bob Sample, Male, born 1981-03-04, [column A] 2",
        ],
        told: &[HeadingsMissing],
    },
    Table {
        name: "headings again on every page",
        text: "name;born\nAnn Example;1980\nname;born\nBob Sample;1981\n",
        claims: &["2, Ann Example, born 1980", "4, Bob Sample, born 1981"],
        told: &[],
    },
    Table {
        name: "rows that name nobody, words that mean nothing",
        text: "name;born;sex;status\n;1980;m;held\nunknown;;;\nAnn Example;in spring;blue;tall\n",
        claims: &["4, Ann Example, [born] in spring, [sex] blue, [status] tall"],
        told: &[RowNamesNobody, DateUnread, WordUnread],
    },
    Table {
        name: "marks that are not seen, and letters of another script",
        text: "name\n\u{200f}Ann Example\nBob S\u{430}mple\n",
        claims: &["2, \u{200f}Ann Example", "3, Bob S\u{430}mple"],
        told: &[NameUnseen],
    },
    Table {
        name: "rows longer and shorter than the headings",
        text: "name;born\nAnn Example\nBob Sample;1980;what;else\n",
        claims: &["2, Ann Example", "3, Bob Sample, born 1980, [column C] what, [column D] else"],
        told: &[],
    },
    Table {
        name: "a table above the headings",
        text: "alpha;beta;gamma\nname;born;sex\nAnn Example;1980;f\n",
        claims: &["3, Ann Example, Female, born 1980"],
        told: &[RowAbove],
    },
    Table {
        name: "JSON, objects within objects",
        text: "[{\"name\":\"Ann Example\",\"birth\":{\"date\":\"1980-03-04\",\"place\":\"Here\"},\"aliases\":[\"A\",\"B\"],\"id\":12345678901234567890},{\"name\":\"Bob Sample\",\"rank\":3},7,{\"rank\":1}]",
        claims: &[
            "1, key 12345678901234567890, Ann Example = A = B, born 1980-03-04, in Here",
            "2, Bob Sample, [rank] 3",
        ],
        told: &[RowNamesNobody],
    },
    Table {
        name: "JSON within an object",
        text: "{\n\"made\": \"today\",\n\"people\": [\n{\"full name\": \"Ann Example\", \"dob\": 1980}\n]\n}",
        claims: &["1, Ann Example, born 1980"],
        told: &[],
    },
    Table {
        name: "JSON, one object to a line",
        text: "{\"name\":\"Ann Example\"}\n\n{\"name\":\"Bob Sample\",\"sex\":\"m\"}\n",
        claims: &["1, Ann Example", "3, Bob Sample, Male"],
        told: &[],
    },
    Table {
        name: "Follow the Money",
        text: "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ann Example\"],\"alias\":[\"Анна\"],\"birthDate\":[\"1980-03\"],\"topics\":[\"poi\"],\"gender\":[\"female\"]}}\n{\"id\":\"p\",\"schema\":\"Passport\",\"properties\":{\"holder\":[\"a\"],\"number\":[\"X1\"]}}\n{\"id\":\"v\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"Ship\"]}}\n{\"id\":\"d\",\"schema\":\"Address\",\"properties\":{\"full\":[\"There\"]}}\n",
        claims: &["1, key a, Ann Example = Анна, Female, born 1980-03, document X1, [schema] Person, [topics] poi"],
        told: &[EntityLeftOut],
    },
];

#[test]
fn tables_are_read_as_they_are_meant() {
    for table in TABLES {
        let read = read(table.text.as_bytes(), None);
        let diagnostics: Vec<String> = read.diagnostics.iter().map(ToString::to_string).collect();
        let mapping: Vec<(&str, &str, String)> = read
            .mapping
            .sheets
            .iter()
            .flat_map(|sheet| &sheet.columns)
            .map(|column| (column.heading.as_str(), column.field.word(), column.why.words()))
            .collect();
        assert_eq!(all(&read), table.claims, "{}: {diagnostics:#?} {mapping:#?}", table.name);
        assert_eq!(told(&read), table.told, "{}: {diagnostics:#?}", table.name);
    }
}

/// How many rows a text has, counted without the reader: lines that hold a letter or digit, outside of quotation marks none.
#[test]
fn as_many_rows_come_out_as_lines_went_in() {
    for table in TABLES.iter().filter(|table| !table.text.starts_with(['[', '{']) && !table.text.contains('"')) {
        let read = read(table.text.as_bytes(), None);
        let lines: Vec<&str> = table.text.lines().collect();
        let last = lines.iter().rposition(|line| line.chars().any(char::is_alphanumeric)).unwrap() + 1;
        assert_eq!(read.rows.rows, u64::try_from(last).unwrap(), "{}", table.name);
        let filled = table.text.lines().filter(|line| line.chars().any(char::is_alphanumeric)).count();
        assert_eq!(read.rows.rows - read.rows.empty, u64::try_from(filled).unwrap(), "{}", table.name);
    }
}

#[test]
fn every_cell_knows_its_place() {
    let text = "No;Name;Born\n\n1;Ann Example;1980\n";
    let read = read(text.as_bytes(), None);
    let claim = &read.list.as_ref().unwrap().claims[0];
    assert_eq!(claim.origin.row, 3);
    for (field, column) in [(Field::Key, 0), (Field::Name, 1), (Field::Born, 2)] {
        assert_eq!(read.mapping.columns_of(&claim.origin.sheet, field), [column], "{field:?}");
    }
}

#[test]
fn findings_that_repeat_themselves_are_counted() {
    let text = format!("name;born\n{}", ";1980\n".repeat(3000));
    let read = read(format!("{text}Ann Example;1980\n").as_bytes(), None);
    let told: Vec<&str> = read.diagnostics.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(told.len(), 21, "{told:#?}");
    assert!(told[20].contains("2980 more, the last in row 3001"), "{}", told[20]);
    assert_eq!(read.left_out.len(), 1);
    assert_eq!((read.left_out[0].first, read.left_out[0].last, read.left_out[0].rows), (2, 3001, 3000));
}
