//! Files with errors through the command: each gives the band that is expected or a diagnostic with its code, and no row is lost.

use std::fs::File;
use std::io::Write as _;

use crate::desk::Desk;
use crate::lists::{json_of, rows};

/// A clean list.
const CLEAN: &str = "No,Full name,Father,Date of birth,Also known as\n\
    1,Ivan Petrovich Sokolov,Pyotr,1985-03-04,Ivan Bulavin\n\
    2,Tarik Yusufovich Solmaz,Yusuf,1988-07-11,\n\
    3,Pavel Mikhailovich Zorin,Mikhail,1982-06-09,\n\
    4,Taras Bogdanovich Yakhno,Bogdan,1977-04-12,\n\
    5,Olga Dmitrievna Ruban,Dmitri,1990-02-10,\n\
    6,Arsen Levonovich Manukyan,Levon,1973-09-05,\n\
    7,Rustam Anvarovich Kadyrov,Anvar,1969-12-03,\n";
/// The same people, each with an error of another kind: an alias only; day and month swapped; the father's name for the family name; no
/// patronymic; marks of direction; letters that look alike; a row twice.
const PLANTED: &str = "№;ФИО;Дата рождения\n\
    1;Иван Булавин;04.03.1985\n\
    2;Солмаз Тарик Юсуфович;07.11.1988\n\
    3;Павел Михаил;09.06.1982\n\
    \n\
    4;Тарас Яхно;12.04.1977\n\
    5;\u{202b}Рубан\u{200f} Ольга Дмитриевна\u{202c};10.02.1990\n\
    6;Mанукян Aрсен Левонович;05.09.1973\n\
    7;Кадыров Рустам Анварович;03.12.1969\n\
    8;Кадыров Рустам;03.12.1969\n\
    ;Итого: 8;\n";

#[test]
fn errors_of_every_kind_are_found_by_the_command_and_every_row_is_told() {
    let desk = Desk::new("lists-errors");
    desk.write("clean.csv", CLEAN);
    desk.write("planted.csv", PLANTED);
    let told = json_of(&desk.takas(&["lists", "match", "clean.csv", "planted.csv", "--json"]).exits(0));
    assert_eq!(rows(&told).len(), 7 + 8, "{told:#}");
    let matched = told["matched"].as_array().expect("groups");
    let mut pairs: Vec<(u64, Vec<u64>)> = matched
        .iter()
        .map(|one| {
            let row = |row: &serde_json::Value| row["row"].as_u64().expect("a number");
            let others = one["members"][1].as_array().expect("rows").iter().map(row).collect();
            (row(&one["members"][0][0]), others)
        })
        .collect();
    pairs.sort();
    let expected: [(u64, &[u64]); 7] =
        [(2, &[2]), (3, &[3]), (4, &[4]), (5, &[6]), (6, &[7]), (7, &[8]), (8, &[9, 10])];
    assert_eq!(pairs, expected.map(|(one, others)| (one, others.to_vec())), "{told:#}");
}

#[test]
fn a_list_that_is_too_large_is_told_and_never_cut() {
    let desk = Desk::new("lists-large");
    desk.write("clean.csv", CLEAN);
    // Whole rows at its beginning, and a byte more than is read: what is cut there would look like a list.
    let mut file = File::create(desk.path("huge.csv")).expect("a file");
    file.write_all(CLEAN.as_bytes()).expect("written");
    file.set_len((256 << 20) + 1).expect("a hole");
    drop(file);
    desk.takas(&["lists", "match", "clean.csv", "huge.csv"]).exits(3).tells("E0321");
    desk.takas(&["new", "my-case"]).exits(0);
    std::fs::rename(desk.path("huge.csv"), desk.path("my-case/lists/NOR.tsv")).unwrap_or_else(|_| {
        std::fs::create_dir_all(desk.path("my-case/lists")).expect("a folder");
        std::fs::rename(desk.path("huge.csv"), desk.path("my-case/lists/NOR.tsv")).expect("moved");
    });
    desk.takas(&["lists", "match", "my-case"]).exits(3).tells("E0321");
    std::fs::remove_file(desk.path("my-case/lists/NOR.tsv")).expect("it is there");
}

#[cfg(feature = "desk")]
#[test]
fn workbooks_are_lists_of_a_case_and_a_bomb_is_refused() {
    let desk = Desk::new("lists-workbooks");
    desk.takas(&["new", "my-case"]).exits(0);
    let made = crate::desk::root().join("crates/formats/tests/it/claims/made");
    for (from, to) in [("libreoffice.xlsx", "NOR.xlsx"), ("odfpy.ods", "SOU.ods")] {
        desk.write(&format!("my-case/lists/{to}"), std::fs::read(made.join(from)).expect("it is there"));
    }
    let told = json_of(&desk.takas(&["lists", "match", "my-case", "--json"]).exits(0));
    let read: Vec<&serde_json::Value> =
        told["lists"].as_array().into_iter().flatten().map(|list| &list["rows"]).collect();
    assert_eq!(read, [6, 6], "{told:#}");
    assert_eq!(told["matched"].as_array().map(Vec::len), Some(6), "{told:#}");
    let sheets: Vec<&str> = told["matched"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|one| one["members"][0][0]["sheet"].as_str())
        .collect();
    assert!(sheets.contains(&"People") && sheets.contains(&"أسماء"), "{sheets:?}");
    desk.takas(&["lists", "status", "my-case"]).exits(0).says("خالد");
    // A sheet that would be a thousand times as large.
    let script = "import sys, zipfile\n\
        old = zipfile.ZipFile(sys.argv[1])\n\
        new = zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_DEFLATED, compresslevel=9)\n\
        for name in old.namelist():\n\
        \x20   new.writestr(name, b'<a/>' * (16 << 20) if name.endswith('sheet1.xml') else old.read(name))\n\
        new.close()\n";
    let mut command = std::process::Command::new(crate::json::python());
    command.args(["-c", script]).arg(made.join("xlsxwriter.xlsx")).arg(desk.path("my-case/lists/NOR.xlsx"));
    assert!(command.status().expect("Python runs").success());
    let refused = desk.takas(&["lists", "match", "my-case"]).exits(3).tells("E0325");
    assert_eq!(refused.stdout, "");
}
