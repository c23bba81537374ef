//! JSON Schemas of the files, for editors and other programs.
//!
//! The reader works on tables that know their places and is written by hand; the types here mirror its keys and are never
//! filled. A test holds the two together: every key the reader accepts is in the schema, and the reverse.

mod contacts;
mod decisions;
mod mapping;
mod mirror;
mod network;
mod operation;
mod windows;

use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use crate::contacts::ContactsOut;
use crate::deals::{ChancesOut, Report, SavedDeal, SequenceReport};
use crate::foreign::{NegotiationReport, PoolReport};
use crate::legs::LegReport;
use crate::list_pages::{
    DecideIn, DecidedOut, ListAskedIn, ListIn, ListReadOut, ListRowsOut, ListToldIn, ListsNowOut, PairsOut,
    PublishedIn, PublishedReadOut, ReleaseIn, ScreeningNowOut, SettledOut, WithdrawIn,
};
use crate::networks::ControlReport;
use crate::operations::{
    AnswerOut, CasesOut, CharterOut, DeliveredOut, DeliveryIn, EventOut, EventsOut, FieldOut, OffersOut,
    OperationNowOut, PhraseIn, RecordEntryOut, RecordNowOut, SaidOut, SignedOut, SpokenOut,
};
use crate::plans::{
    ApprovalsFile, ApproveIn, PartyPlanOut, PlanDifferenceOut, PlanReport, PlansOut, ReplanReport, SavedPlan,
};
use crate::reconciliations::{ChangesOut, PartySheetOut, ReconciliationOut, ScreeningOut, StatusesOut};
use crate::rehearsals::RehearsalReport;
use crate::rounds::{RoundFile, RoundsReport};
use crate::sheets::{CaseNowOut, CheckedOut, PositionOut, PositionsOut, SheetIn, SheetNowOut, WrittenOut};
use crate::work::{AgreedFile, AnswerIn, DealsOut, ProposalIn, RoundBegunOut, WorkIn, WorkOut, WorkTakenOut, WorksOut};
use contacts::{ContactsToml, MediatorContactsToml};
use decisions::{DecisionsToml, ListBookToml};
use mapping::MappingToml;
use mirror::{ByStandingToml, CaseToml, PositionToml, SequenceToml, TogetherToml, doubted, options};
use network::NetworkToml;
use operation::{OperationToml, TeamToml};

/// Every schema by the name of its file, as JSON with a line end.
pub fn schemas() -> Vec<(&'static str, String)> {
    [
        ("case.schema.json", schema_for!(CaseToml)),
        ("position.schema.json", schema_for!(PositionToml)),
        ("concessions.schema.json", schema_for!(ConcessionsToml)),
        ("confidence.schema.json", schema_for!(ConfidenceToml)),
        ("sequence.schema.json", schema_for!(SequenceToml)),
        ("operation.schema.json", schema_for!(OperationToml)),
        ("team.schema.json", schema_for!(TeamToml)),
        ("command.schema.json", schema_for!(SpokenOut)),
        ("signed-command.schema.json", schema_for!(SignedOut)),
        ("event.schema.json", schema_for!(EventOut)),
        ("answer.schema.json", schema_for!(AnswerOut)),
        ("charter.schema.json", schema_for!(CharterOut)),
        ("cases.schema.json", schema_for!(CasesOut)),
        ("operation-now.schema.json", schema_for!(OperationNowOut)),
        ("events.schema.json", schema_for!(EventsOut)),
        ("offers.schema.json", schema_for!(OffersOut)),
        ("phrase.schema.json", schema_for!(PhraseIn)),
        ("record-now.schema.json", schema_for!(RecordNowOut)),
        ("record-entry.schema.json", schema_for!(RecordEntryOut)),
        ("said.schema.json", schema_for!(SaidOut)),
        ("contacts.schema.json", schema_for!(ContactsToml)),
        ("mediator-contacts.schema.json", schema_for!(MediatorContactsToml)),
        ("mapping.schema.json", schema_for!(MappingToml)),
        ("contacts-now.schema.json", schema_for!(ContactsOut)),
        ("decisions.schema.json", schema_for!(DecisionsToml)),
        ("mediator-lists.schema.json", schema_for!(ListBookToml)),
        ("reconciliation.schema.json", schema_for!(ReconciliationOut)),
        ("list-statuses.schema.json", schema_for!(StatusesOut)),
        ("list-sheet.schema.json", schema_for!(PartySheetOut)),
        ("list-changes.schema.json", schema_for!(ChangesOut)),
        ("screening.schema.json", schema_for!(ScreeningOut)),
        ("lists-now.schema.json", schema_for!(ListsNowOut)),
        ("list-handed-in.schema.json", schema_for!(ListIn)),
        ("list-read.schema.json", schema_for!(ListReadOut)),
        ("list-rows.schema.json", schema_for!(ListRowsOut)),
        ("list-release.schema.json", schema_for!(ReleaseIn)),
        ("list-withdrawal.schema.json", schema_for!(WithdrawIn)),
        ("list-asked.schema.json", schema_for!(ListAskedIn)),
        ("list-told.schema.json", schema_for!(ListToldIn)),
        ("screening-now.schema.json", schema_for!(ScreeningNowOut)),
        ("list-published.schema.json", schema_for!(PublishedIn)),
        ("list-published-read.schema.json", schema_for!(PublishedReadOut)),
        ("lists-settled.schema.json", schema_for!(SettledOut)),
        ("list-pairs.schema.json", schema_for!(PairsOut)),
        ("decide.schema.json", schema_for!(DecideIn)),
        ("decided.schema.json", schema_for!(DecidedOut)),
        ("case-now.schema.json", schema_for!(CaseNowOut)),
        ("positions-now.schema.json", schema_for!(PositionsOut)),
        ("position-now.schema.json", schema_for!(PositionOut)),
        ("sheet.schema.json", schema_for!(SheetIn)),
        ("sheet-now.schema.json", schema_for!(SheetNowOut)),
        ("checked.schema.json", schema_for!(CheckedOut)),
        ("written.schema.json", schema_for!(WrittenOut)),
        ("field.schema.json", schema_for!(FieldOut)),
        ("delivery.schema.json", schema_for!(DeliveryIn)),
        ("delivered.schema.json", schema_for!(DeliveredOut)),
        ("deals.schema.json", schema_for!(Report)),
        ("leg.schema.json", schema_for!(LegReport)),
        ("network.schema.json", schema_for!(NetworkToml)),
        ("control.schema.json", schema_for!(ControlReport)),
        ("kidney.schema.json", schema_for!(PoolReport)),
        ("negotiation.schema.json", schema_for!(NegotiationReport)),
        ("saved-deal.schema.json", schema_for!(SavedDeal)),
        ("sequences.schema.json", schema_for!(SequenceReport)),
        ("chances.schema.json", schema_for!(ChancesOut)),
        ("round.schema.json", schema_for!(RoundFile)),
        ("rounds.schema.json", schema_for!(RoundsReport)),
        ("plan.schema.json", schema_for!(PlanReport)),
        ("replan.schema.json", schema_for!(ReplanReport)),
        ("saved-plan.schema.json", schema_for!(SavedPlan)),
        ("plans.schema.json", schema_for!(PlansOut)),
        ("approve.schema.json", schema_for!(ApproveIn)),
        ("plan-approvals.schema.json", schema_for!(ApprovalsFile)),
        ("plan-difference.schema.json", schema_for!(PlanDifferenceOut)),
        ("party-plan.schema.json", schema_for!(PartyPlanOut)),
        ("rehearsal.schema.json", schema_for!(RehearsalReport)),
        ("work.schema.json", schema_for!(WorkOut)),
        ("works.schema.json", schema_for!(WorksOut)),
        ("work-wanted.schema.json", schema_for!(WorkIn)),
        ("work-taken.schema.json", schema_for!(WorkTakenOut)),
        ("saved-deals.schema.json", schema_for!(DealsOut)),
        ("agreed-deal.schema.json", schema_for!(AgreedFile)),
        ("proposal.schema.json", schema_for!(ProposalIn)),
        ("round-begun.schema.json", schema_for!(RoundBegunOut)),
        ("party-answer.schema.json", schema_for!(AnswerIn)),
    ]
    .into_iter()
    .map(|(name, mut schema)| {
        RecursiveTransform(without_default).transform(&mut schema);
        RecursiveTransform(in_order).transform(&mut schema);
        (name, crate::deals::to_json(&schema))
    })
    .collect()
}

/// What a missing key means stands in its description: an empty text would be a wrong `default`.
fn without_default(schema: &mut Schema) {
    schema.remove("default");
}

/// Keys in one order, whether or not the maps of JSON keep that of their making: another crate's feature decides that.
fn in_order(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    for (key, inner) in object.iter_mut() {
        if let (true, Some(inner)) = (["properties", "$defs"].contains(&key.as_str()), inner.as_object_mut()) {
            sort(inner);
        }
    }
    sort(object);
}

fn sort(object: &mut serde_json::Map<String, serde_json::Value>) {
    let entries: std::collections::BTreeMap<_, _> = std::mem::take(object).into_iter().collect();
    object.extend(entries);
}

/// `mediator/concessions.toml`: ways to weaken rules, by owner (a party's id or `case`) and rule.
struct ConcessionsToml;

impl JsonSchema for ConcessionsToml {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ConcessionsToml".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let options = options(generator);
        json_schema!({
            "description": "mediator/concessions.toml: ways to weaken rules, by owner (a party's id or `case`) and name of the rule.",
            "type": "object",
            "properties": { "format": { "const": 1 } },
            "required": ["format"],
            "additionalProperties": { "type": "object", "additionalProperties": options }
        })
    }
}

/// `mediator/confidence.toml`: how sure the mediator is of lines, by party.
struct ConfidenceToml;

impl JsonSchema for ConfidenceToml {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ConfidenceToml".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let doubted = doubted(generator);
        let together = generator.subschema_for::<TogetherToml>();
        let default = generator.subschema_for::<ByStandingToml>();
        json_schema!({
            "description": "mediator/confidence.toml: how sure the mediator is of each line, by party and name of the line.",
            "type": "object",
            "properties": {
                "format": { "const": 1 },
                "default": default,
                "together": { "type": "object", "additionalProperties": { "type": "object", "additionalProperties": together } }
            },
            "required": ["format"],
            "additionalProperties": { "type": "object", "additionalProperties": doubted }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::schemas;
    use crate::shapes;

    /// The definition that mirrors a shape.
    fn keys_in_schema(shape: &str) -> BTreeSet<String> {
        let (file, definition) = match shape {
            "CASE" => ("case.schema.json", None),
            "PARTY" => ("case.schema.json", Some("PartyToml")),
            "PERSON" => ("case.schema.json", Some("PersonToml")),
            "GROUP" => ("case.schema.json", Some("GroupToml")),
            "REMAINS" => ("case.schema.json", Some("RemainsToml")),
            "GOODS" => ("case.schema.json", Some("GoodsToml")),
            "UNDERTAKING" => ("case.schema.json", Some("UndertakingToml")),
            "SET" => ("case.schema.json", Some("SetToml")),
            "PHASE" => ("case.schema.json", Some("PhaseToml")),
            "POSITION" => ("position.schema.json", None),
            "HOLD" => ("position.schema.json", Some("HoldToml")),
            "UNDERTAKES" => ("position.schema.json", Some("UndertakesToml")),
            "ASK" => ("position.schema.json", Some("AskToml")),
            "REFUSAL" => ("position.schema.json", Some("RefusalToml")),
            "SEQUENCE" => ("sequence.schema.json", None),
            "SEQUENCE_STEP" => ("sequence.schema.json", Some("SequenceStepToml")),
            "OPERATION" => ("operation.schema.json", None),
            "OPERATION_PLACE" => ("operation.schema.json", Some("OperationPlaceToml")),
            "OPERATION_VEHICLE" => ("operation.schema.json", Some("OperationVehicleToml")),
            "OPERATION_AIR" => ("operation.schema.json", Some("OperationAirToml")),
            "OPERATION_WAY" => ("operation.schema.json", Some("OperationWayToml")),
            "OPERATION_CLEARANCE" => ("operation.schema.json", Some("OperationClearanceToml")),
            "OPERATION_GUARANTEE" => ("operation.schema.json", Some("OperationGuaranteeToml")),
            "OPERATION_TRAVEL" => ("operation.schema.json", Some("OperationTravelToml")),
            "OPERATION_CLEARED" => ("operation.schema.json", Some("OperationClearedToml")),
            "OPERATION_CHECK" => ("operation.schema.json", Some("OperationCheckToml")),
            "OPERATION_MEASURE" => ("operation.schema.json", Some("OperationMeasureToml")),
            "OPERATION_TEAM" => ("operation.schema.json", Some("OperationTeamToml")),
            "OPERATION_GATE" => ("operation.schema.json", Some("OperationGateToml")),
            "OPERATION_SIMULTANEOUS" => ("operation.schema.json", Some("OperationSimultaneousToml")),
            "OPERATION_QUOTA" => ("operation.schema.json", Some("OperationQuotaToml")),
            "OPERATION_APART" => ("operation.schema.json", Some("OperationApartToml")),
            "OPERATION_HIRED" => ("operation.schema.json", Some("OperationHiredToml")),
            "TEAM" => ("team.schema.json", None),
            "TEAM_MEMBER" => ("team.schema.json", Some("TeamMemberToml")),
            "CONTACTS" => ("contacts.schema.json", None),
            "INTERLOCUTOR" => ("contacts.schema.json", Some("InterlocutorToml")),
            "CHANNEL" => ("contacts.schema.json", Some("ChannelToml")),
            "TALK" => ("contacts.schema.json", Some("TalkToml")),
            "PERMISSION" => ("contacts.schema.json", Some("PermissionToml")),
            "MEDIATOR_CONTACTS" => ("mediator-contacts.schema.json", None),
            "PASSED" => ("mediator-contacts.schema.json", Some("PassedToml")),
            "STATEMENT" => ("mediator-contacts.schema.json", Some("StatementToml")),
            "NOTE" => ("mediator-contacts.schema.json", Some("NoteToml")),
            "DECISIONS" => ("decisions.schema.json", None),
            "DECISION" => ("decisions.schema.json", Some("DecisionToml")),
            "ROW" => ("decisions.schema.json", Some("RowToml")),
            "LIST_BOOK" => ("mediator-lists.schema.json", None),
            "ASKED" => ("mediator-lists.schema.json", Some("AskedToml")),
            "TOLD" => ("mediator-lists.schema.json", Some("ToldToml")),
            "RELEASE" => ("mediator-lists.schema.json", Some("ReleaseToml")),
            "SUBSTITUTES" => ("mediator-lists.schema.json", Some("SubstitutesToml")),
            "MAPPING" => ("mapping.schema.json", None),
            "NETWORK" => ("network.schema.json", None),
            "NETWORK_DURATION" => ("network.schema.json", Some("NetworkDurationToml")),
            "NETWORK_REQUIREMENT" => ("network.schema.json", Some("NetworkRequirementToml")),
            "WINDOW" => ("position.schema.json", Some("WindowToml")),
            "OBJECTION" => ("position.schema.json", Some("ObjectionToml")),
            "RULE" => ("position.schema.json", Some("RuleToml")),
            "SCHEDULE" => ("position.schema.json", Some("ScheduleToml")),
            "ANSWER" => ("position.schema.json", Some("AnswerToml")),
            "VERSION" => ("confidence.schema.json", Some("VersionToml")),
            "TOGETHER" => ("confidence.schema.json", Some("TogetherToml")),
            "BY_STANDING" => ("confidence.schema.json", Some("ByStandingToml")),
            "OPTION" => ("concessions.schema.json", Some("OptionToml")),
            other => panic!("no schema mirrors {other}"),
        };
        let all = schemas();
        let (_, json) = all.iter().find(|(name, _)| *name == file).unwrap();
        let schema: serde_json::Value = serde_json::from_str(json).unwrap();
        let table = definition.map_or(&schema, |definition| &schema["$defs"][definition]);
        assert_eq!(table["additionalProperties"], false, "{shape} takes unknown keys");
        table["properties"].as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn the_schemas_have_the_keys_the_reader_accepts() {
        for (name, shape) in shapes::ALL {
            let accepted: BTreeSet<String> = shape.keys.iter().map(|key| (*key).to_owned()).collect();
            assert_eq!(keys_in_schema(name), accepted, "{name}");
        }
    }

    #[test]
    fn required_keys_are_those_the_reader_misses() {
        let all = schemas();
        let schema: serde_json::Value = serde_json::from_str(&all[0].1).unwrap();
        assert_eq!(schema["required"], serde_json::json!(["format", "title", "parties"]));
        assert_eq!(schema["$defs"]["PersonToml"]["required"], serde_json::json!(["name", "holder"]));
        assert_eq!(schema["$defs"]["GoodsToml"]["required"], serde_json::json!(["name", "holder", "unit", "total"]));
        let schema: serde_json::Value = serde_json::from_str(&all[1].1).unwrap();
        assert_eq!(schema["required"], serde_json::json!(["format", "party"]));
        assert_eq!(schema["$defs"]["HoldToml"]["required"], serde_json::json!(["to"]));
        assert!(schema["$defs"]["AskToml"].get("required").is_none());
    }
}
