//! The `OpenAPI` 3.1 document of the API, made from its operations and from the types that they take and give.

use std::sync::LazyLock;

use axum::http::StatusCode;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::operation::{Given, Operation};
use super::registry::parts;
use super::{BASE, VERSION};
use crate::server::accounts::Scope;
use crate::server::http::Refusal;

/// Where schemas stand in it.
const SCHEMAS: &str = "/components/schemas";

/// The document, with a line end.
#[must_use]
pub fn document() -> &'static str {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
        serde_json::to_string_pretty(&in_order(made(parts()))).expect("texts and numbers alone") + "\n"
    });
    &DOCUMENT
}

/// What every refusal is (RFC 9457).
#[derive(JsonSchema)]
#[schemars(rename = "Problem", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct ProblemOut {
    /// Why, where that may be told; what is mended by it stands there.
    detail: Option<String>,
    /// The id of the request, which the log of the desk has, too.
    request: String,
    /// The status, as in the head.
    status: u16,
    /// In words; they may change.
    title: String,
    /// What kind of refusal it is, `/problems/NAME`: these do not change.
    r#type: String,
}

fn made(parts: Vec<(&'static str, Vec<Operation>)>) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = SCHEMAS.into();
        settings.meta_schema = None;
    });
    let mut generator = settings.into_generator();
    let problem = generator.subschema_for::<ProblemOut>();
    let mut paths = Map::new();
    let tags: Vec<Value> = parts.iter().map(|(part, _)| json!({ "name": part })).collect();
    for (part, operations) in &parts {
        for operation in operations {
            let path = paths.entry(operation.path).or_insert_with(|| json!({}));
            path[operation.method.as_str().to_lowercase()] = described(part, operation, &mut generator);
        }
    }
    let mut schemas = Value::Object(generator.take_definitions(true));
    for schema in schemas.as_object_mut().into_iter().flat_map(Map::values_mut) {
        without_defaults(schema);
    }
    json!({
        "openapi": "3.1.1",
        "info": { "title": "Takas: the API of the desk", "version": VERSION, "description": DESCRIPTION },
        "servers": [{ "url": BASE }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": security_schemes(),
            "headers": headers(),
            "parameters": parameters(),
            "responses": { "Problem": { "description": "It was refused.", "headers": every_head(), "content": problem_content(&problem) } },
        },
    })
}

const DESCRIPTION: &str = "Everything that is read and done here goes through the same policies and the same log as the pages. What is not \
    there, and what is not for whoever asks, looks the same: 404. Docs: docs/reference/desk.md, *The API*.";

/// What a missing key means stands in its description: an empty text would be a wrong `default`.
fn without_defaults(schema: &mut Value) {
    if let Ok(schema) = <&mut Schema>::try_from(schema) {
        RecursiveTransform(|schema: &mut Schema| drop(schema.remove("default"))).transform(schema);
    }
}

fn security_schemes() -> Value {
    json!({
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token made on the page `/account/tokens`: for one case, for reading, saying or writing, until a day.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-takas",
            "description": "The session of a browser; what changes something sends the token of the page in `x-takas-token`, too. Where a \
                bearer is sent no cookie counts.",
        },
    })
}

/// Headers of answers.
fn headers() -> Value {
    let text = |says: &str| json!({ "description": says, "schema": { "type": "string" } });
    json!({
        "ETag": text("The tag of what was read."),
        "Link": text("`rel=\"next\"`: where the next page is, relative to this one."),
        "RetryAfter": { "description": "So many seconds are to be waited.", "schema": { "type": "integer", "minimum": 1 } },
        "RequestId": text("The id of the request."),
    })
}

/// Headers of requests.
fn parameters() -> Value {
    let header = |name: &str, says: &str, schema: Value| json!({ "name": name, "in": "header", "required": false, "description": says, "schema": schema });
    json!({
        "IfNoneMatch": header("If-None-Match", "What is known already, by its tag: 304 if it has not changed.", json!({ "type": "string" })),
        "IfMatch": header("If-Match", "What was read before, by its tag: 412 if it has changed since.", json!({ "type": "string" })),
        "IdempotencyKey": header(
            "Idempotency-Key",
            "Whoever asks again under the same key within a day is given the same answer, and nothing is done twice.",
            json!({ "type": "string", "pattern": "^[!-~]{1,128}$" }),
        ),
    })
}

fn header_ref(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

fn every_head() -> Value {
    json!({ "x-request-id": header_ref("RequestId") })
}

fn problem_content(problem: &Schema) -> Value {
    json!({ "application/problem+json": { "schema": problem } })
}

fn described(part: &str, operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let mut out = json!({
        "operationId": operation.id(),
        "summary": operation.summary,
        "tags": [part],
        "parameters": parameters_of(operation),
        "responses": responses(operation, generator),
    });
    let word = operation.scope.map(Scope::word);
    out["security"] = word.map_or(json!([]), |word| json!([{ "token": [word] }, { "session": [] }]));
    if let Some(takes) = operation.takes {
        let content = json!({ "application/json": { "schema": takes(generator) } });
        out["requestBody"] = json!({ "required": true, "content": content });
        out["x-bytes-max"] = json!(operation.bytes_max);
    }
    out
}

fn parameters_of(operation: &Operation) -> Value {
    let mut all = Vec::new();
    for name in operation.path_parameters() {
        let schema = match name {
            "case" => json!({ "type": "string", "pattern": "^[0-9a-f]{32}$" }),
            _ => json!({ "type": "string", "minLength": 1 }),
        };
        all.push(json!({ "name": name, "in": "path", "required": true, "schema": schema }));
    }
    if let Some(asks) = operation.asks {
        all.extend(queried(&asks(&mut inline().into_generator())));
    }
    let shared = |name: &str| json!({ "$ref": format!("#/components/parameters/{name}") });
    all.extend(operation.is_tagged.then(|| shared("IfNoneMatch")));
    all.extend(operation.is_matched.then(|| shared("IfMatch")));
    all.extend(operation.is_done_once().then(|| shared("IdempotencyKey")));
    Value::Array(all)
}

fn inline() -> SchemaSettings {
    SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true)
}

/// The fields of a type as parameters of a query.
fn queried(schema: &Schema) -> Vec<Value> {
    let required = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
    let fields = schema.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let parameter = |(name, mut schema): (String, Value)| {
        let says = schema.as_object_mut().and_then(|schema| schema.remove("description"));
        not_null(&mut schema);
        json!({
            "name": name,
            "in": "query",
            "required": required.iter().any(|one| *one == name),
            "description": says,
            "schema": schema,
        })
    };
    fields.into_iter().map(parameter).collect()
}

/// In a query nothing is null: it is not there.
fn not_null(schema: &mut Value) {
    let Some(object) = schema.as_object_mut() else { return };
    object.remove("default");
    if let Some(kinds) = object.get_mut("type").filter(|kinds| kinds.is_array()) {
        let others: Vec<Value> =
            kinds.as_array().into_iter().flatten().filter(|kind| *kind != "null").cloned().collect();
        *kinds = if let [only] = others.as_slice() { only.clone() } else { Value::Array(others) };
    }
    if let Some(values) = object.get_mut("enum").and_then(Value::as_array_mut) {
        values.retain(|value| !value.is_null());
    }
}

fn responses(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let problem = problem_content(&generator.subschema_for::<ProblemOut>());
    let mut all: Map<String, Value> = Map::new();
    for refusal in refusals(operation) {
        let response = match refusal {
            Refusal::TooMany(_) => {
                let heads = json!({ "x-request-id": header_ref("RequestId"), "retry-after": header_ref("RetryAfter") });
                json!({ "description": "It was asked too often.", "headers": heads, "content": problem })
            }
            _ => json!({ "$ref": "#/components/responses/Problem" }),
        };
        all.insert(status_of(refusal.status()), response);
    }
    // What is given with a status that is refused with, too, is one or the other: its kind says which.
    for given in &operation.gives {
        let mut response = gives(operation, given, generator);
        if let Some(before) = all.get(&status_of(given.status)) {
            let others = if before["content"].is_object() { &before["content"] } else { &problem };
            merge(&mut response["content"], others);
        }
        all.insert(status_of(given.status), response);
    }
    if operation.is_tagged {
        let heads = json!({ "ETag": header_ref("ETag"), "x-request-id": header_ref("RequestId") });
        all.insert("304".to_owned(), json!({ "description": "It is known already.", "headers": heads }));
    }
    Value::Object(all)
}

fn status_of(status: StatusCode) -> String {
    status.as_u16().to_string()
}

fn gives(operation: &Operation, given: &Given, generator: &mut SchemaGenerator) -> Value {
    let mut heads = every_head();
    let is_good = given.status.is_success();
    if operation.is_tagged && is_good {
        heads["ETag"] = header_ref("ETag");
    }
    if operation.is_paged && is_good {
        heads["Link"] = header_ref("Link");
    }
    let schema = given
        .schema
        .map_or_else(|| json!({ "schema": { "type": "string" } }), |schema| json!({ "schema": schema(generator) }));
    let mut content = Map::new();
    if given.status != StatusCode::NO_CONTENT {
        content.insert(given.kind.to_owned(), schema);
    }
    let says = match given.status {
        StatusCode::CONFLICT => "It was refused, for these reasons, and nothing has changed.",
        _ => operation.summary,
    };
    json!({ "description": says, "headers": heads, "content": content })
}

fn merge(into: &mut Value, more: &Value) {
    if let (Some(into), Some(more)) = (into.as_object_mut(), more.as_object()) {
        into.extend(more.iter().map(|(kind, content)| (kind.clone(), content.clone())));
    }
}

/// Everything that it refuses.
fn refusals(operation: &Operation) -> Vec<Refusal> {
    let mut all = operation.refuses.clone();
    all.extend([Refusal::TooSlow, Refusal::TooMany(std::time::Duration::ZERO), Refusal::Defect, Refusal::Locked]);
    if operation.scope.is_some() {
        all.extend([Refusal::SignIn, Refusal::Scope]);
    }
    let has_parameters = operation.path_parameters().next().is_some();
    if has_parameters || operation.asks.is_some() || operation.changes() {
        all.push(Refusal::Malformed);
    }
    if has_parameters {
        all.push(Refusal::NotFound);
    }
    if operation.takes.is_some() {
        all.extend([Refusal::TooLarge, Refusal::Kind]);
    }
    if operation.is_done_once() {
        all.extend([Refusal::Conflict, Refusal::Unfit(String::new())]);
    }
    if operation.is_matched {
        all.push(Refusal::Overtaken);
    }
    all
}

/// Keys in one order, whether or not the maps of JSON keep that of their making: another crate's feature decides that.
fn in_order(value: Value) -> Value {
    match value {
        Value::Object(object) => {
            let sorted: std::collections::BTreeMap<String, Value> = object.into_iter().collect();
            Value::Object(sorted.into_iter().map(|(key, value)| (key, in_order(value))).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(in_order).collect()),
        other => other,
    }
}
