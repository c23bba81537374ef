//! Entities of Follow the Money, one to a line, as OpenSanctions and others publish them.
//!
//! A person, an organisation, a vessel or an aircraft becomes a claim, with its kind and topics beside it. Passports and the like
//! are added to whom they belong to; what names nobody (addresses, sanctions, relations) is left out and told.

use std::collections::BTreeMap;

use takas_lists::{Claim, Name, Origin, PartialDate};

use super::gather::{Gatherer, Stop};
use super::json::Json;
use super::published::{Kind, Subject};
use super::values::dates::{self, DateRules};
use super::values::words;
use crate::codes::Code;

/// What becomes of each schema that names somebody.
const KINDS: &[(&str, Kind)] = &[
    ("Person", Kind::Person),
    ("LegalEntity", Kind::Organisation),
    ("Organization", Kind::Organisation),
    ("Company", Kind::Organisation),
    ("PublicBody", Kind::Organisation),
    ("Vessel", Kind::Vessel),
    ("Airplane", Kind::Aircraft),
    ("Thing", Kind::Other),
];
/// Properties that hold further names.
const ALIASES: &[&str] = &["alias", "weakAlias", "previousName", "abbreviation"];
/// Properties that hold numbers of documents and registers.
const DOCUMENTS: &[&str] = &[
    "idNumber",
    "passportNumber",
    "taxNumber",
    "innCode",
    "registrationNumber",
    "imoNumber",
    "mmsi",
    "ogrnCode",
    "leiCode",
    "socialSecurityNumber",
    "serialNumber",
    "registrationNumber",
    "callSign",
];
/// Properties that are kept beside, compared with nothing.
const OTHER: &[&str] = &[
    "address",
    "position",
    "country",
    "jurisdiction",
    "flag",
    "notes",
    "summary",
    "sourceUrl",
    "deathDate",
    "owner",
    "type",
];

/// Whether a value is an entity: it says its schema and has properties.
pub(super) fn is_entity(value: &Json) -> bool {
    value.get("schema").is_some_and(|schema| schema.text().is_some())
        && matches!(value.get("properties"), Some(Json::Object(_)))
}

/// Entities as they come.
pub(super) struct Entities {
    /// Whether people and organisations alone are wanted, as a party's list has them.
    people_only: bool,
    /// Which claim an entity became, by its id.
    by_id: BTreeMap<String, usize>,
    /// Documents whose holder did not come yet.
    waiting: BTreeMap<String, Vec<String>>,
    pub(super) subjects: Vec<Subject>,
}

impl Entities {
    pub(super) fn new(people_only: bool) -> Self {
        Self { people_only, by_id: BTreeMap::new(), waiting: BTreeMap::new(), subjects: Vec::new() }
    }

    /// Takes the entity of a line.
    pub(super) fn take(&mut self, number: u32, value: &Json, gatherer: &mut Gatherer<'_>) -> Result<(), Stop> {
        gatherer.count_row(number)?;
        gatherer.is_list();
        if !is_entity(value) {
            let help = "every line is an entity with `id`, `schema` and `properties`";
            gatherer.leave_out(number, Code::RowNamesNobody, "the line is no entity", help);
            return Ok(());
        }
        let schema = value.get("schema").and_then(Json::text).unwrap_or_default();
        let id = value.get("id").and_then(Json::text).unwrap_or_default();
        let properties = Properties { value };
        if matches!(schema, "Passport" | "Identification") {
            self.document(number, &properties, gatherer);
            return Ok(());
        }
        let kind = KINDS.iter().find(|(known, _)| *known == schema).map(|(_, kind)| *kind);
        let kind = kind.filter(|kind| !self.people_only || matches!(kind, Kind::Person | Kind::Organisation));
        let Some(kind) = kind else {
            let message = format!("an entity of the schema {schema} is nobody to compare");
            gatherer.leave_out(number, Code::EntityLeftOut, &message, "nothing need be done");
            return Ok(());
        };
        let mut claim = claim_of(&properties, value);
        claim.origin = Origin { sheet: String::new(), row: number };
        claim.key = Some(id.to_owned()).filter(|id| !id.is_empty());
        if claim.names.is_empty() {
            gatherer.leave_out(
                number,
                Code::RowNamesNobody,
                "the entity has no name",
                "take it out, or give it a name",
            );
            return Ok(());
        }
        claim.documents.extend(self.waiting.remove(id).unwrap_or_default());
        let subject = Subject {
            kind,
            schema: schema.to_owned(),
            topics: properties.all("topics"),
            programs: properties.all("program").into_iter().chain(properties.all("programId")).collect(),
        };
        claim.other.push(("schema".to_owned(), schema.to_owned()));
        if !subject.topics.is_empty() {
            claim.other.push(("topics".to_owned(), subject.topics.join("; ")));
        }
        self.by_id.insert(id.to_owned(), gatherer.claims().len());
        self.subjects.push(subject);
        gatherer.push(claim);
        Ok(())
    }

    /// Adds the number of a document to its holder.
    fn document(&mut self, number: u32, properties: &Properties<'_>, gatherer: &mut Gatherer<'_>) {
        let numbers = properties.all("number");
        for holder in properties.all("holder") {
            match self.by_id.get(&holder).and_then(|claim| gatherer.claims().get_mut(*claim)) {
                Some(claim) => add(&mut claim.documents, numbers.iter().cloned()),
                None => self.waiting.entry(holder).or_default().extend(numbers.iter().cloned()),
            }
        }
        gatherer.join();
        if properties.all("holder").is_empty() {
            let message = "a document without a holder belongs to nobody";
            gatherer.findings.at(Code::EntityLeftOut, number, None, message, "nothing need be done");
        }
    }
}

/// The properties of an entity.
struct Properties<'j> {
    value: &'j Json,
}

impl Properties<'_> {
    fn all(&self, name: &str) -> Vec<String> {
        self.value.get("properties").and_then(|properties| properties.get(name)).map(Json::texts).unwrap_or_default()
    }

    fn first(&self, name: &str) -> Option<String> {
        self.all(name).into_iter().next()
    }
}

fn claim_of(properties: &Properties<'_>, value: &Json) -> Claim {
    let mut claim = Claim::default();
    let caption = value.get("caption").and_then(Json::text).map(str::to_owned);
    let mut names = properties.all("name");
    // The caption is the name by which an entity is shown: it stands first where it is one of the names.
    if let Some(at) = caption.as_ref().and_then(|caption| names.iter().position(|name| name == caption)) {
        names.swap(0, at);
    }
    names.extend(ALIASES.iter().flat_map(|alias| properties.all(alias)));
    let mut wholes: Vec<String> = Vec::new();
    add(&mut wholes, names.into_iter());
    claim.names = wholes.into_iter().map(Name::whole).collect();
    let parts = Name {
        whole: None,
        given: properties.first("firstName"),
        middle: properties.first("secondName").or_else(|| properties.first("middleName")),
        family: properties.first("lastName"),
    };
    if parts.given.is_some() && parts.family.is_some() || (claim.names.is_empty() && parts != Name::default()) {
        claim.names.push(parts);
    }
    claim.father = properties.first("fatherName").map(Name::whole);
    claim.mother = properties.first("motherName").map(Name::whole);
    claim.sex = properties.all("gender").iter().find_map(|gender| words::sex(gender));
    for date in properties.all("birthDate") {
        let read = dates::read(&date, DateRules::default()).map(|read| read.readings).unwrap_or_default();
        add::<PartialDate>(&mut claim.born, read.into_iter());
    }
    claim.birth_place = properties.first("birthPlace").or_else(|| properties.first("birthCountry"));
    add(&mut claim.nationalities, properties.all("nationality").into_iter().chain(properties.all("citizenship")));
    add(&mut claim.documents, DOCUMENTS.iter().flat_map(|name| properties.all(name)));
    for name in OTHER {
        claim.other.extend(properties.all(name).into_iter().map(|text| ((*name).to_owned(), text)));
    }
    claim
}

/// Adds what is not yet there.
fn add<T: PartialEq>(all: &mut Vec<T>, more: impl Iterator<Item = T>) {
    for value in more {
        if !all.contains(&value) {
            all.push(value);
        }
    }
}
