//! Published lists, as each of their publishers writes them.

use takas_formats::Code;
use takas_formats::claims::{Kind, ListLimits, ReadPublished, read_published};

use super::{accounted, short};

fn read(text: &str, beside: &[(&str, &[u8])]) -> ReadPublished {
    let read = read_published(text.as_bytes(), "published", beside, &ListLimits::default());
    if let Some(list) = &read.list {
        accounted(&read.rows, list);
        assert_eq!(list.claims.len(), read.subjects.len(), "a subject to each claim");
    }
    read
}

fn all(read: &ReadPublished) -> Vec<String> {
    read.list.iter().flat_map(|list| &list.claims).map(short).collect()
}

fn kinds(read: &ReadPublished) -> Vec<Kind> {
    read.subjects.iter().map(|subject| subject.kind).collect()
}

#[test]
fn the_list_of_the_united_nations() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><CONSOLIDATED_LIST dateGenerated=\"2026\"><INDIVIDUALS>\
        <INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>ANN</FIRST_NAME><SECOND_NAME>MARY</SECOND_NAME><THIRD_NAME>EXAMPLE</THIRD_NAME>\
        <UN_LIST_TYPE>Fiction</UN_LIST_TYPE><REFERENCE_NUMBER>FIi.001</REFERENCE_NUMBER><NAME_ORIGINAL_SCRIPT>آن</NAME_ORIGINAL_SCRIPT>\
        <NATIONALITY><VALUE>Nowhere</VALUE></NATIONALITY><GENDER>Female</GENDER>\
        <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>A. Example</ALIAS_NAME></INDIVIDUAL_ALIAS>\
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1961</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>\
        <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1962-04-05</DATE></INDIVIDUAL_DATE_OF_BIRTH>\
        <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Hereby</CITY><COUNTRY>Nowhere</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>\
        <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>N 12</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL>\
        <INDIVIDUAL><DATAID>2</DATAID></INDIVIDUAL></INDIVIDUALS>\
        <ENTITIES><ENTITY><FIRST_NAME>EXAMPLE LINES</FIRST_NAME><ENTITY_ALIAS><ALIAS_NAME>E. L.</ALIAS_NAME></ENTITY_ALIAS>\
        <ENTITY_ADDRESS><CITY>Hereby</CITY></ENTITY_ADDRESS></ENTITY></ENTITIES></CONSOLIDATED_LIST>";
    let read = read(text, &[]);
    assert_eq!(
        all(&read),
        [
            "1, key FIi.001, ANN MARY EXAMPLE = آن = A. Example, Female, born 1960 or 1961 or 1962-04-05, in Hereby, Nowhere, of Nowhere, document N 12",
            "3, EXAMPLE LINES = E. L., [address] Hereby",
        ]
    );
    assert_eq!(kinds(&read), [Kind::Person, Kind::Organisation]);
    assert_eq!(read.subjects[0].programs, ["Fiction"]);
    assert_eq!(read.left_out.len(), 1, "the entry without a name is told");
}

#[test]
fn the_list_of_foreign_assets() {
    let text = "36,\"EXAMPLE LINES\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n\
        306,\"EXAMPLE, Ann Mary\",\"individual\",\"SDGT] [IFSR\",\"Director\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 12 Jan 1960; alt. DOB circa 1961; POB Hereby, Nowhere; nationality Nowhere; Passport A1234 (Nowhere) expires 2010; Gender Female.\"\r\n\
        400,\"SHIP\",\"vessel\",\"IRAN\",-0- ,\"ABCD\",\"Tanker\",-0- ,-0- ,\"Nowhere\",-0- ,\"Vessel Registration Identification IMO 1234567.\"\r\n\u{1a}\r\n";
    let alternative = b"306,12,\"aka\",\"SAMPLE, Ann\",-0- \r\n999,13,\"aka\",\"NOBODY\",-0- \r\n";
    let address = b"36,25,\"1 Quay\",\"Hereby\",\"Nowhere\",-0- \r\n";
    let read = read(text, &[("ALT.CSV", alternative), ("ADD.CSV", address)]);
    let all = all(&read);
    assert!(all[0].starts_with("1, key 36, EXAMPLE LINES, [address] 1 Quay, Hereby, Nowhere"), "{all:#?}");
    assert!(
        all[1].starts_with("2, key 306, EXAMPLE, Ann Mary = SAMPLE, Ann, Female, born 1960-01-12 or 1961 or 1960 or 1962, in Hereby, Nowhere, of Nowhere, document A1234"),
        "{all:#?}"
    );
    assert!(all[2].contains("document 1234567"), "{all:#?}");
    assert_eq!(kinds(&read), [Kind::Organisation, Kind::Person, Kind::Vessel]);
    assert_eq!(read.subjects[1].programs, ["SDGT", "IFSR"]);
    let name = &read.list.as_ref().unwrap().claims[1].names[0];
    assert_eq!((name.family.as_deref(), name.given.as_deref()), (Some("EXAMPLE"), Some("Ann Mary")));
    assert_eq!((read.rows.joined, read.rows.told), (2, 1));
}

#[test]
fn the_list_of_the_european_union() {
    let text = "\u{feff}fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_SubjectType;Entity_Regulation_Programme;NameAlias_LastName;NameAlias_FirstName;NameAlias_WholeName;NameAlias_Gender;BirthDate_BirthDate;BirthDate_Year;BirthDate_Place;Identification_Number;Citizenship_CountryDescription\n\
        28/10/2026;13;EU.27.28;P;FIC;Example;Ann;Ann Example;F;;;;;\n\
        28/10/2026;13;EU.27.28;P;FIC;;;Анна Пример;F;;;;;\n\
        28/10/2026;13;EU.27.28;P;FIC;;;;;1960-03-04;1960;Hereby;;\n\
        28/10/2026;13;EU.27.28;P;FIC;;;;;;;;P 77;NOWHERE\n\
        28/10/2026;14;EU.1.2;E;FIC;;;Example Lines;;;;;;\n";
    let read = read(text, &[]);
    assert_eq!(
        all(&read),
        [
            "2, key EU.27.28, Ann Example = Анна Пример, Female, born 1960-03-04, in Hereby, of NOWHERE, document P 77",
            "6, key EU.1.2, Example Lines",
        ]
    );
    assert_eq!((read.rows.rows, read.rows.headings, read.rows.joined), (6, 1, 3));
    assert_eq!(kinds(&read), [Kind::Person, Kind::Organisation]);
}

#[test]
fn entities_of_every_kind_keep_schema_and_topics() {
    let text = "{\"id\":\"v\",\"schema\":\"Vessel\",\"caption\":\"SHIP\",\"properties\":{\"name\":[\"Other\",\"SHIP\"],\"imoNumber\":[\"1234567\"],\"topics\":[\"sanction\",\"mare.shadow\"]}}\n\
        {\"id\":\"i\",\"schema\":\"Identification\",\"properties\":{\"holder\":[\"c\"],\"number\":[\"R 5\"]}}\n\
        {\"id\":\"c\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Example Lines\"]}}\n\
        {\"id\":\"s\",\"schema\":\"Sanction\",\"properties\":{\"entity\":[\"v\"]}}\n";
    let read = read(text, &[]);
    let claims = all(&read);
    assert!(claims[0].starts_with("1, key v, SHIP = Other, document 1234567"), "{claims:#?}");
    assert!(claims[1].starts_with("3, key c, Example Lines, document R 5"), "{claims:#?}");
    assert_eq!(kinds(&read), [Kind::Vessel, Kind::Organisation]);
    assert_eq!(read.subjects[0].topics, ["sanction", "mare.shadow"]);
}

#[test]
fn what_is_no_published_list_is_refused() {
    for text in ["name,born\nAnn,1980\n", "<html><body/></html>", "<?xml version=\"1.0\"?><other/>", ""] {
        let read = read(text, &[]);
        assert_eq!(read.diagnostics[0].code, Code::PublishedKind, "{text}");
        assert!(read.list.is_none());
    }
    let read = read("<!DOCTYPE a [<!ENTITY b \"c\">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>", &[]);
    assert_eq!(read.diagnostics[0].code, Code::ListDamaged);
}
