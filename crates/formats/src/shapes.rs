//! The tables of a case folder and their keys: what the reader accepts, no more and no less.
//!
//! The JSON Schemas are held to this list by a test.

/// A table with fixed keys.
#[derive(Debug)]
pub(crate) struct Shape {
    /// What it is, in words.
    pub(crate) words: &'static str,
    /// Its keys.
    pub(crate) keys: &'static [&'static str],
}

macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident = $words:literal: [$($key:literal),* $(,)?];)*) => {
        $($(#[$doc])* pub(crate) const $name: &Shape = &Shape { words: $words, keys: &[$($key),*] };)*

        /// Every shape by name, for the test that holds the schemas to it.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &Shape)] = &[$((stringify!($name), $name),)*];
    };
}

shapes! {
    /// `case.toml` as a whole.
    CASE = "case.toml": [
        "format", "title", "historical", "summary", "zone", "objectives", "sources", "parties", "people", "groups", "remains",
        "goods", "undertakings", "sets", "families", "phases", "places", "rules", "schedule",
    ];
    /// A line under `[parties]`.
    PARTY = "a party": ["name", "roles"];
    /// A line under `[people]`.
    PERSON = "a person": [
        "name", "written", "aliases", "holder", "status", "legal", "consent", "consent_to", "no_return_to", "protected", "sources",
    ];
    /// A line under `[groups]`.
    GROUP = "a group": ["name", "holder", "count", "protected", "sources"];
    /// A line under `[remains]`.
    REMAINS = "remains": ["name", "holder", "count", "sources"];
    /// A line under `[goods]`.
    GOODS = "goods": ["name", "holder", "unit", "total", "per_day", "sources"];
    /// A line under `[undertakings]`.
    UNDERTAKING = "an undertaking": ["name", "party", "options", "lasts", "until", "sources"];
    /// A line under `[sets]`.
    SET = "a set": ["name", "of"];
    /// A line under `[phases]`.
    PHASE = "a phase": ["name", "first_day", "days", "daily"];
    /// A position file as a whole.
    POSITION = "a position": [
        "format", "party", "standing", "by", "on", "source", "holds", "undertakes", "asks", "refuses", "windows", "objections", "rules", "schedule",
        "weights", "values", "names",
        "answers",
    ];
    /// A line under `[holds]`.
    HOLD = "a line under [holds]": [
        "to", "legal", "in", "until", "after", "standing", "by", "on", "source", "note", "from_outcome",
    ];
    /// A line under `[undertakes]`.
    UNDERTAKES = "a line under [undertakes]": [
        "options", "in", "until", "after", "standing", "by", "on", "source", "note", "from_outcome",
    ];
    /// A line under `[asks]`.
    ASK = "an ask": [
        "of", "prefers", "priority", "value", "to", "from", "in", "until", "after", "at_least", "at_most", "standing", "by", "on", "source",
        "note", "from_outcome",
    ];
    /// A line under `[refuses]`.
    REFUSAL = "a refusal": ["of", "options", "to", "standing", "by", "on", "source", "note", "from_outcome"];
    /// A line under `[windows]`.
    WINDOW = "a line under [windows]": [
        "listed", "places", "opens", "closes", "published_to", "standing", "by", "on", "source", "note", "from_outcome",
    ];
    /// A line under `[objections]`.
    OBJECTION = "an objection": [
        "of", "count", "raised_by", "raised", "decision", "decided", "standing", "by", "on", "source", "note", "from_outcome",
    ];
    /// A rule written as a table.
    RULE = "a rule": ["say", "standing", "by", "on", "source", "note", "from_outcome"];
    /// A line under `[answers]`.
    ANSWER = "an answer": ["says", "proposal", "reason", "standing", "by", "on", "source", "note", "from_outcome"];
    /// A line under `[schedule]`.
    SCHEDULE = "a line under [schedule]": [
        "of", "from", "to", "phases", "at_least", "at_most", "exactly", "standing", "by", "on", "source", "note", "from_outcome",
    ];
    /// `mediator/sequence.toml` as a whole.
    SEQUENCE = "mediator/sequence.toml": ["format", "batches", "together", "steps", "order", "places", "published"];
    /// A line under `[steps]` of it.
    SEQUENCE_STEP = "a step": ["after", "before", "after_steps", "at"];
    /// `mediator/operation.toml` as a whole.
    OPERATION = "mediator/operation.toml": [
        "format", "begins", "ends", "zone", "host", "places", "vehicles", "air", "flights", "roads", "sea", "airspace", "clearances",
        "guarantees", "travel", "cleared", "checks", "measures", "teams", "gates", "simultaneous", "quotas", "apart", "hired", "patience",
        "words",
    ];
    /// A line under `[places]` of it.
    OPERATION_PLACE = "a place": ["name", "airport", "zone", "at", "state", "exchange", "stands", "halls", "open"];
    /// A line under `[vehicles]` of it.
    OPERATION_VEHICLE = "a vehicle": [
        "name", "kind", "type", "speed", "range", "registry", "operator", "seats", "stretchers", "load", "start", "from", "until",
        "turnaround", "boarding", "duty", "count",
    ];
    /// `[air]` of it.
    OPERATION_AIR = "[air]": ["shortest", "longest", "ground", "stops"];
    /// A way of it.
    OPERATION_WAY = "a way": ["takes", "for"];
    /// A line under `[clearances]` of it.
    OPERATION_CLEARANCE = "a clearance": ["state", "for", "by", "until"];
    /// A line under `[guarantees]` of it.
    OPERATION_GUARANTEE = "a guarantee": ["on", "for", "by", "until"];
    /// A line under `[travel]` of it.
    OPERATION_TRAVEL = "a line under [travel]": [
        "from", "through", "to", "room", "escort_for_each", "by", "whole", "not_before",
    ];
    /// A line under `[cleared]` of it.
    OPERATION_CLEARED = "a line under [cleared]": ["consent", "fit", "legal", "document", "identity", "family"];
    /// A line under `[checks]` of it.
    OPERATION_CHECK = "a check": ["name", "where", "takes", "of"];
    /// A line under `[measures]` of it.
    OPERATION_MEASURE = "a measure": ["name", "at", "when", "takes"];
    /// A line under `[teams]` of it.
    OPERATION_TEAM = "a team": ["name", "at", "does", "at_once", "count", "hours"];
    /// A line under `[gates]` of it.
    OPERATION_GATE = "a gate": ["of", "checks", "holds", "takes", "not_before", "confirmed_by", "two_persons"];
    /// A line under `[simultaneous]` of it.
    OPERATION_SIMULTANEOUS = "a simultaneous departure": ["of", "within"];
    /// A line under `[quotas]` of it.
    OPERATION_QUOTA = "a quota": ["of", "at_most", "within", "each_day"];
    /// A line under `[apart]` of it.
    OPERATION_APART = "a line under [apart]": ["one", "other"];
    /// A line under `[hired]` of it.
    OPERATION_HIRED = "a line under [hired]": ["name", "as", "for", "aliases", "country", "documents"];
    /// `mediator/team.toml` as a whole.
    TEAM = "mediator/team.toml": ["format", "second_copy", "two_approve", "team"];
    /// A line under `[team]` of it.
    TEAM_MEMBER = "a line under [team]": ["seat", "key"];
    /// `lists/decisions.toml` as a whole.
    DECISIONS = "decisions.toml": ["format", "decisions"];
    /// A word about two rows of lists.
    DECISION = "a decision": ["says", "one", "other", "by", "at", "why"];
    /// A row of a list, by what it is known by.
    ROW = "a row": ["list", "key", "name", "sheet", "row", "digest"];
    /// `mediator/lists.toml` as a whole.
    LIST_BOOK = "mediator/lists.toml": ["format", "asked", "told", "released", "substitutes"];
    /// That a party asked about a name.
    ASKED = "a question about a name": ["row", "by", "heard_by", "at", "note"];
    /// That a party was told a name.
    TOLD = "a word about a name": ["row", "to", "by", "at", "note"];
    /// That the mediator lets a name go to parties.
    RELEASE = "a release of a name": ["row", "to", "by", "at", "withdrawn", "withdrawn_by", "why"];
    /// Who goes in whose place.
    SUBSTITUTES = "a line of substitutes": ["of", "next", "by", "note"];
    /// The talks with one party as a whole.
    CONTACTS = "contacts": ["format", "party", "interlocutors", "channels", "talks", "permissions"];
    /// A line under `[interlocutors]`.
    INTERLOCUTOR = "an interlocutor": ["name", "group", "mandate", "since", "until", "on"];
    /// A line under `[channels]`.
    CHANNEL = "a channel": ["name", "kind", "until"];
    /// A line under `[talks]`.
    TALK = "a line under [talks]": ["heard_from", "told_to", "by", "at", "channel", "says", "about"];
    /// A line under `[permissions]`.
    PERMISSION = "a permission": ["of", "to", "by", "at", "not_before", "until", "withdrawn", "named"];
    /// `mediator/contacts.toml` as a whole.
    MEDIATOR_CONTACTS = "mediator/contacts.toml": ["format", "passed", "statements", "notes"];
    /// A line under `[passed]` of it.
    PASSED = "a line under [passed]": ["from", "into"];
    /// A line under `[statements]` of it.
    STATEMENT = "a statement": ["says", "with", "agreed", "said_by", "embargo"];
    /// A line under `[notes]` of it.
    NOTE = "a note": ["says", "by", "at"];
    /// What the columns of a list hold as a whole.
    MAPPING = "a mapping": [
        "format", "fingerprint", "headings", "sheets", "encoding", "separator", "dates", "calendar", "role", "columns",
    ];
    /// A network of uncertain durations as a whole.
    NETWORK = "a network": ["format", "unit", "durations", "requirements"];
    /// A line under `[durations]` of it.
    NETWORK_DURATION = "a duration": ["from", "to", "takes"];
    /// A line under `[requirements]` of it.
    NETWORK_REQUIREMENT = "a requirement": ["from", "to", "at_least", "at_most", "fixed"];
    /// One way to concede.
    OPTION = "a concession": ["to", "difficulty"];
    /// One way in which a doubted line may be.
    VERSION = "a version": ["say", "weight"];
    /// Lines that stand or fall together.
    TOGETHER = "lines together": ["lines", "confidence"];
    /// Confidence by standing.
    BY_STANDING = "[default]": ["stated", "hinted", "inferred", "assumed"];
}
