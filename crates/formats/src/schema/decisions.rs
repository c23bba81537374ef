//! Types that mirror `lists/decisions.toml` (and `mediator/screening.toml`) and `mediator/lists.toml`, key by key; see `mirror`.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::mirror::{count, format, mirror, one_of, text_or_texts};
use crate::decisions::VERDICTS;

fn verdict(_: &mut SchemaGenerator) -> Schema {
    one_of(VERDICTS)
}

/// A time with its offset; in `mediator/lists.toml` also a day or a time of the case's zone.
fn moment(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

mirror! {
    /// `lists/decisions.toml`: what humans decided about rows of lists; `mediator/screening.toml`, about hits of a screening, is alike.
    DecisionsToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// The words, the last at the end.
        #[schemars(default)]
        decisions: Vec<DecisionToml>,
    }
}

mirror! {
    /// A word about two rows.
    DecisionToml {
        /// What.
        #[schemars(schema_with = "verdict")]
        says: String,
        /// One row.
        one: RowToml,
        /// The other.
        other: RowToml,
        /// Who said it.
        by: String,
        /// When.
        #[schemars(schema_with = "moment")]
        at: String,
        /// Why.
        why: Option<String>,
    }
}

mirror! {
    /// A row, by what it is known by: its key, or else its name as supplied.
    RowToml {
        /// The list: the name of its file.
        list: String,
        /// The party's own key of the row.
        key: Option<String>,
        /// The first name, as supplied.
        name: Option<String>,
        /// The sheet in which it stood.
        sheet: Option<String>,
        /// The row in which it stood.
        #[schemars(default, schema_with = "count")]
        row: u32,
        /// A digest of its cells as they were.
        digest: Option<String>,
    }
}

mirror! {
    /// `mediator/lists.toml`: who asked about names of lists, who was told, to whom they may go; the mediator's own compartment.
    ListBookToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// Who asked about whom.
        #[schemars(default)]
        asked: Vec<AskedToml>,
        /// Who was told of whom.
        #[schemars(default)]
        told: Vec<ToldToml>,
        /// What may go to whom.
        #[schemars(default)]
        released: Vec<ReleaseToml>,
        /// Who goes in whose place.
        #[schemars(default)]
        substitutes: Vec<SubstitutesToml>,
    }
}

mirror! {
    /// That a party asked about a name.
    AskedToml {
        /// About which row.
        row: RowToml,
        /// The party.
        by: String,
        /// Who of the mediators heard it.
        heard_by: Option<String>,
        /// When.
        #[schemars(schema_with = "moment")]
        at: String,
        /// A remark.
        note: Option<String>,
    }
}

mirror! {
    /// That a party was told a name.
    ToldToml {
        /// Of which row.
        row: RowToml,
        /// The party.
        to: String,
        /// Who of the mediators told it.
        by: String,
        /// When.
        #[schemars(schema_with = "moment")]
        at: String,
        /// A remark.
        note: Option<String>,
    }
}

mirror! {
    /// That the mediator lets a row go to parties.
    ReleaseToml {
        /// Which row. With its digest it is the row as it was: when it has changed since, it does not go out.
        row: RowToml,
        /// To whom.
        #[schemars(schema_with = "text_or_texts")]
        to: Vec<String>,
        /// Who of the mediators released it.
        by: String,
        /// When.
        #[schemars(schema_with = "moment")]
        at: String,
        /// From when on it is not released any more.
        #[schemars(default, schema_with = "moment")]
        withdrawn: String,
        /// Who of the mediators withdrew it.
        withdrawn_by: Option<String>,
        /// Why.
        why: Option<String>,
    }
}

mirror! {
    /// Who goes in whose place.
    SubstitutesToml {
        /// Whoever may not be able to go: a person of the case.
        of: String,
        /// Who goes instead, the first first.
        #[schemars(schema_with = "text_or_texts")]
        next: Vec<String>,
        /// Who laid it down.
        by: Option<String>,
        /// A remark.
        note: Option<String>,
    }
}
