//! Types that mirror `contacts/PARTY.toml` and `mediator/contacts.toml`, key by key; see `mirror`.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::mirror::{format, mirror, text_or_texts};

type Lines<T> = BTreeMap<String, T>;

/// A day, or a time of the case's zone or with its offset from UTC.
fn moment(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string" })
}

fn agreed(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "object", "additionalProperties": { "type": "string" } })
}

mirror! {
    /// `contacts/PARTY.toml`: the talks with one party; that party's compartment.
    ContactsToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// The party, as the file is named.
        party: String,
        /// Who speaks for the party, by id.
        #[schemars(default)]
        interlocutors: Lines<InterlocutorToml>,
        /// How is spoken with it, by id.
        #[schemars(default)]
        channels: Lines<ChannelToml>,
        /// What was said, by name.
        #[schemars(default)]
        talks: Lines<TalkToml>,
        /// What the party permitted to go on, by name.
        #[schemars(default)]
        permissions: Lines<PermissionToml>,
    }
}

mirror! {
    /// Somebody who speaks for a party.
    InterlocutorToml {
        /// Name.
        name: String,
        /// The group within the party. Left out: the party.
        group: Option<String>,
        /// Where the mandate comes from.
        mandate: Option<String>,
        /// From when on they speak.
        #[schemars(schema_with = "moment")]
        since: String,
        /// Until when; a day counts to its end. Left out: no end is known.
        #[schemars(default, schema_with = "moment")]
        until: String,
        /// On what: things, undertakings and sets of the case. Left out: on everything.
        #[schemars(default, schema_with = "text_or_texts")]
        on: Vec<String>,
    }
}

mirror! {
    /// A channel.
    ChannelToml {
        /// Name.
        name: String,
        /// What it is.
        kind: Option<String>,
        /// From when on it is not used any more; a day counts to its end.
        #[schemars(default, schema_with = "moment")]
        until: String,
    }
}

mirror! {
    /// A word that was said.
    TalkToml {
        /// Who of the party said it. This, or `told_to`.
        heard_from: Option<String>,
        /// Who of the party was told.
        told_to: Option<String>,
        /// Who of the mediators told or heard it.
        by: String,
        /// When.
        #[schemars(schema_with = "moment")]
        at: String,
        /// By which channel.
        channel: Option<String>,
        /// What was said.
        says: String,
        /// About which things, undertakings and sets of the case. Left out: nothing in particular.
        #[schemars(default, schema_with = "text_or_texts")]
        about: Vec<String>,
    }
}

mirror! {
    /// That a word may go on.
    PermissionToml {
        /// Of which word, that was heard.
        of: String,
        /// To whom.
        #[schemars(schema_with = "text_or_texts")]
        to: Vec<String>,
        /// Who of the party gave it.
        by: String,
        /// When.
        #[schemars(schema_with = "moment")]
        at: String,
        /// An embargo: it may not go on before.
        #[schemars(default, schema_with = "moment")]
        not_before: String,
        /// It may not go on after; a day counts to its end.
        #[schemars(default, schema_with = "moment")]
        until: String,
        /// When it was taken back.
        #[schemars(default, schema_with = "moment")]
        withdrawn: String,
        /// Whether it may be said from whom the word comes. Left out: no.
        #[schemars(default)]
        named: bool,
    }
}

mirror! {
    /// `mediator/contacts.toml`: what went from one party to another, statements, notes; the mediator's own compartment.
    MediatorContactsToml {
        /// Version of the format.
        #[schemars(schema_with = "format")]
        format: u32,
        /// What went on, by name.
        #[schemars(default)]
        passed: Lines<PassedToml>,
        /// Statements, by name.
        #[schemars(default)]
        statements: Lines<StatementToml>,
        /// Notes, by name.
        #[schemars(default)]
        notes: Lines<NoteToml>,
    }
}

mirror! {
    /// That one word went into another.
    PassedToml {
        /// What went on: `DEU/the hint of July`.
        from: String,
        /// Into which word, likewise.
        into: String,
    }
}

mirror! {
    /// A text that several agree upon word by word.
    StatementToml {
        /// The words.
        says: String,
        /// Who has to agree.
        #[schemars(schema_with = "text_or_texts")]
        with: Vec<String>,
        /// Who has agreed, and when.
        #[schemars(default, schema_with = "agreed")]
        agreed: BTreeMap<String, String>,
        /// Who may say it.
        #[schemars(default, schema_with = "text_or_texts")]
        said_by: Vec<String>,
        /// Nobody says it or passes it on before.
        #[schemars(default, schema_with = "moment")]
        embargo: String,
    }
}

mirror! {
    /// A note of the mediators for themselves.
    NoteToml {
        /// What.
        says: String,
        /// Whose.
        by: Option<String>,
        /// When.
        #[schemars(default, schema_with = "moment")]
        at: String,
    }
}
