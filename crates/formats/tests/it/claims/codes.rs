//! Every code about reading lists is told by some list.

use std::collections::BTreeSet;

use takas_formats::Code;

use super::{read, told};

/// Codes that the tests of other modules tell: of workbooks, limits, mapping files and published lists.
const ELSEWHERE: &[Code] = &[
    Code::ListTooLarge,
    Code::ListKind,
    Code::WorkbooksLeftOut,
    Code::ListPacked,
    Code::MappingStale,
    Code::MappingColumn,
    Code::MappingWord,
    Code::MergedFilled,
    Code::MergedWho,
    Code::CellTooLong,
    Code::NamesMany,
    Code::SheetLeftOut,
    Code::PublishedKind,
];

#[test]
fn every_code_is_told() {
    let mut seen: BTreeSet<Code> = ELSEWHERE.iter().copied().collect();
    for bytes in [
        &b"name;born;sex\nAnn Example;03/04/1980;m\n;1;\nTotal;5;\nBob S\xd0\xb0mple a.k.a. B;spring;blue\nTotal;1;\nNote;;\n"[..],
        b"id;name;born\nSection;;\nalpha;Ann Example;1980\n",
        b"alpha;beta;gamma\nname;born;sex\nAnn Example;1980;f\n",
        b"\xd4\xe0\xec\xe8\xeb\xe8\xff;\xc8\xec\xff\n\xc8\xe2\xe0\xed\xee\xe2;\xcf\xb8\xf2\xf0\n",
        b"name\n\xddlker M\xfcller\n",
        b"Ann Example,1980\n",
        b"a;b\n1;2\n",
        b"name;a\n\"Ann;2\n",
        b"{\"id\":\"d\",\"schema\":\"Address\",\"properties\":{\"full\":[\"There\"]}}\n",
    ] {
        seen.extend(told(&read(bytes, None)));
    }
    let of_lists = Code::ALL.iter().filter(|code| ("0321".."0349").contains(&&code.id()[1..]));
    let silent: Vec<&str> = of_lists.filter(|code| !seen.contains(code)).map(|code| code.id()).collect();
    assert!(silent.is_empty(), "nothing tells {silent:?}");
}
