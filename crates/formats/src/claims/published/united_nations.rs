//! The consolidated list of the Security Council of the United Nations, in XML.

use roxmltree::{Document, Node, ParsingOptions};
use takas_lists::{Claim, Name, Origin, PartialDate};

use super::{Kind, Subject, add};
use crate::claims::gather::{Gatherer, Stop};
use crate::claims::values::dates::{self, DateRules};
use crate::claims::values::words;
use crate::codes::Code;

/// The most nodes of the document.
const NODES_MAX: u32 = 8_000_000;

/// Reads every individual and every entity.
pub(super) fn read(text: &str, gatherer: &mut Gatherer<'_>, subjects: &mut Vec<Subject>) -> Result<(), Stop> {
    let options = ParsingOptions { nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(error) => {
            let message = format!("this is no XML that is read: {error}");
            let help = "hand over the file as it was published; document types are refused";
            gatherer.findings.at(Code::ListDamaged, error.pos().row, None, &message, help);
            return Err(Stop);
        }
    };
    let root = document.root_element();
    if root.tag_name().name() != "CONSOLIDATED_LIST" {
        let message =
            format!("the XML is not the list of the United Nations but <{}>", shortened(root.tag_name().name()));
        gatherer.findings.whole(Code::PublishedKind, message, "hand over the file as it was published");
        return Err(Stop);
    }
    gatherer.begin_sheet("");
    gatherer.is_list();
    let entries = root.descendants().filter(|node| node.has_tag_name("INDIVIDUAL") || node.has_tag_name("ENTITY"));
    for (number, entry) in (1..).zip(entries) {
        gatherer.count_row(number)?;
        let is_person = entry.has_tag_name("INDIVIDUAL");
        let mut claim = claim_of(entry, is_person);
        claim.origin = Origin { sheet: String::new(), row: number };
        if claim.names.is_empty() {
            gatherer.leave_out(
                number,
                Code::RowNamesNobody,
                "the entry has no name",
                "hand over the file as published",
            );
            continue;
        }
        subjects.push(Subject {
            kind: if is_person { Kind::Person } else { Kind::Organisation },
            schema: entry.tag_name().name().to_owned(),
            topics: vec!["sanction".to_owned()],
            programs: text_in(entry, "UN_LIST_TYPE").into_iter().collect(),
        });
        gatherer.push(claim);
    }
    gatherer.end_sheet();
    Ok(())
}

fn shortened(name: &str) -> String {
    name.chars().take(60).collect()
}

/// The text of the first child of that name.
fn text_in(node: Node<'_, '_>, name: &str) -> Option<String> {
    let child = node.children().find(|child| child.has_tag_name(name))?;
    let text = child.text().map(str::trim).filter(|text| !text.is_empty() && *text != "na");
    text.map(str::to_owned)
}

fn claim_of(entry: Node<'_, '_>, is_person: bool) -> Claim {
    let mut claim =
        Claim { key: text_in(entry, "REFERENCE_NUMBER").or_else(|| text_in(entry, "DATAID")), ..Claim::default() };
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    let whole: Vec<String> = parts.iter().filter_map(|part| text_in(entry, part)).collect();
    let mut names = Vec::new();
    add(&mut names, &whole.join(" "));
    if let Some(original) = text_in(entry, "NAME_ORIGINAL_SCRIPT") {
        for name in original.split([';', '\n']) {
            add(&mut names, name);
        }
    }
    let prefix = if is_person { "INDIVIDUAL" } else { "ENTITY" };
    let children = |kind: &str| {
        let tag = format!("{prefix}_{kind}");
        entry.children().filter(move |child| child.is_element() && child.tag_name().name() == tag)
    };
    for alias in children("ALIAS").filter_map(|alias| text_in(alias, "ALIAS_NAME")) {
        for name in alias.split(';') {
            add(&mut names, name);
        }
    }
    claim.names = names.into_iter().map(Name::whole).collect();
    for born in children("DATE_OF_BIRTH") {
        for reading in born_of(born) {
            if !claim.born.contains(&reading) {
                claim.born.push(reading);
            }
        }
    }
    let place = children("PLACE_OF_BIRTH").next();
    claim.birth_place = place.and_then(|place| joined(place, &["CITY", "STATE_PROVINCE", "COUNTRY"]));
    for nationality in entry.children().filter(|child| child.has_tag_name("NATIONALITY")) {
        let values =
            nationality.children().filter(|child| child.has_tag_name("VALUE")).filter_map(|value| value.text());
        values.for_each(|value| add(&mut claim.nationalities, value));
    }
    for document in children("DOCUMENT").filter_map(|document| text_in(document, "NUMBER")) {
        add(&mut claim.documents, &document);
    }
    claim.sex = text_in(entry, "GENDER").and_then(|gender| words::sex(&gender));
    for address in children("ADDRESS") {
        let address = joined(address, &["STREET", "CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"]);
        claim.other.extend(address.map(|address| ("address".to_owned(), address)));
    }
    claim.other.extend(text_in(entry, "COMMENTS1").map(|comment| ("comments".to_owned(), comment)));
    claim
}

fn joined(node: Node<'_, '_>, names: &[&str]) -> Option<String> {
    let texts: Vec<String> = names.iter().filter_map(|name| text_in(node, name)).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

fn born_of(born: Node<'_, '_>) -> Vec<PartialDate> {
    let about = text_in(born, "TYPE_OF_DATE").is_some_and(|kind| kind.eq_ignore_ascii_case("APPROXIMATELY"));
    let told = text_in(born, "DATE").or_else(|| text_in(born, "YEAR")).or_else(|| {
        let (from, to) = (text_in(born, "FROM_YEAR")?, text_in(born, "TO_YEAR")?);
        Some(format!("{from}-{to}"))
    });
    let told = told.map(|told| if about { format!("about {told}") } else { told });
    let read = told.and_then(|told| dates::read(&told, DateRules::default()));
    read.map(|read| read.readings).unwrap_or_default()
}
