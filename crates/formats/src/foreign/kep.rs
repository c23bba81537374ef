//! The JSON of `kep_solver`: version 1 (`data`: donors by id, each with `sources` and `matches`) and version 2 (`schema`: 2; lists of donors and
//! recipients).

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{Draft, Match, POOL_PEOPLE_MAX, millionths};
use crate::codes::Code;
use crate::diagnostic::Sink;
use crate::source::{Place, Text};

/// Keys that are known and say nothing about the number of transplants or the weight.
const LEFT_OUT: [&str; 4] = ["dage", "age", "bloodgroup", "bloodtype"];
/// Keys that are read.
const READ: [&str; 7] = ["sources", "altruistic", "matches", "id", "recipient", "recipients", "pairs"];

pub(super) fn read(text: &Text, sink: &mut Sink) -> Option<Draft> {
    let any: Value = match serde_json::from_str(&text.content) {
        Ok(any) => any,
        Err(error) => {
            let place = text.at(0, error.line(), error.column());
            sink.add(
                Code::ForeignSyntax,
                place,
                format!("this is not JSON: {error}"),
                "restore the file from its source",
            );
            return None;
        }
    };
    let mut reader =
        Reader { text, sink, pool: Draft::default(), recipients: BTreeMap::new(), left_out: BTreeSet::new() };
    let Value::Object(top) = &any else {
        reader.wrong("", "the file is no object with `data` or `donors`".to_owned());
        return None;
    };
    match (top.get("data"), top.get("donors")) {
        (Some(Value::Object(donors)), _) => {
            // In one order, whether or not the reader of JSON keeps that of the file.
            for (id, donor) in donors.iter().collect::<BTreeMap<_, _>>() {
                reader.donor(id, donor);
            }
        }
        (None, Some(Value::Array(donors))) => {
            for donor in donors {
                let id = donor.get("id").map(name_of).unwrap_or_default();
                if id.is_empty() {
                    reader.wrong("\"donors\"", "a donor has no `id`".to_owned());
                }
                reader.donor(&id, donor);
            }
        }
        _ => reader.wrong("", "the file has neither `data` (version 1) nor `donors` (version 2)".to_owned()),
    }
    for key in top.keys().filter(|key| !["data", "donors", "recipients", "schema", "metadata"].contains(&key.as_str()))
    {
        reader.left_out.insert(key.clone());
    }
    Some(reader.finish())
}

/// A name or number as text.
fn name_of(value: &Value) -> String {
    value.as_str().map_or_else(|| if value.is_number() { value.to_string() } else { String::new() }, str::to_owned)
}

struct Reader<'r> {
    text: &'r Text,
    sink: &'r mut Sink,
    pool: Draft,
    recipients: BTreeMap<String, usize>,
    left_out: BTreeSet<String>,
}

impl Reader<'_> {
    fn wrong(&mut self, needle: &str, message: String) {
        let place = self.text.find(0, needle);
        self.sink.add(
            Code::ForeignField,
            place,
            message,
            "see the instance format of kep_solver, and restore the file from its source",
        );
    }

    fn recipient(&mut self, name: String) -> usize {
        if let Some(known) = self.recipients.get(&name) {
            return *known;
        }
        let index = self.pool.recipients.len();
        self.recipients.insert(name.clone(), index);
        self.pool.recipients.push(name);
        self.pool.gives.push(Vec::new());
        index
    }

    fn donor(&mut self, id: &str, donor: &Value) {
        let needle = format!("\"{id}\"");
        let Value::Object(donor) = donor else {
            self.wrong(&needle, format!("the donor `{id}` is no object"));
            return;
        };
        for key in donor.keys().filter(|key| !READ.contains(&key.as_str())) {
            self.left_out.insert(key.clone());
        }
        let sources = self.names(id, donor, &["sources", "recipients", "recipient"]);
        let altruistic = donor.get("altruistic").and_then(Value::as_bool).unwrap_or(false);
        if altruistic && !sources.is_empty() {
            self.wrong(&needle, format!("the donor `{id}` is altruistic and brings a recipient: only one can be so"));
            return;
        }
        let targets = self.matches(id, donor);
        if sources.is_empty() {
            self.pool.altruists.push(id.to_owned());
            self.pool.altruist_gives.push(targets.clone());
        }
        if sources.len() > 1 {
            self.wrong(&needle, format!("the donor `{id}` brings {} recipients; one is the most", sources.len()));
        }
        for source in sources {
            let recipient = self.recipient(source);
            self.pool.gives[recipient].extend(&targets);
        }
        if self.pool.recipients.len() + self.pool.altruists.len() == POOL_PEOPLE_MAX + 1 {
            self.wrong(&needle, format!("the instance has more than {POOL_PEOPLE_MAX} people"));
        }
    }

    /// Names under the first of these keys that is there: one, or a list.
    fn names(&mut self, id: &str, donor: &Map<String, Value>, keys: &[&str]) -> Vec<String> {
        let Some(value) = keys.iter().find_map(|key| donor.get(*key)) else { return Vec::new() };
        let list = match value {
            Value::Array(list) => list.clone(),
            Value::Null => Vec::new(),
            one => vec![one.clone()],
        };
        let names: Vec<String> = list.iter().map(name_of).collect();
        if names.iter().any(String::is_empty) {
            self.wrong(&format!("\"{id}\""), format!("a recipient of the donor `{id}` is neither a number nor a text"));
        }
        names
    }

    fn matches(&mut self, id: &str, donor: &Map<String, Value>) -> Vec<Match> {
        let list = match donor.get("matches") {
            None | Some(Value::Null) => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(_) => {
                self.wrong(&format!("\"{id}\""), format!("`matches` of the donor `{id}` is no list"));
                return Vec::new();
            }
        };
        let mut targets = Vec::new();
        for found in list {
            let name = found.get("recipient").map(name_of).unwrap_or_default();
            if name.is_empty() {
                self.wrong(&format!("\"{id}\""), format!("a match of the donor `{id}` names no recipient"));
                continue;
            }
            if let Some(keys) = found.as_object() {
                self.left_out
                    .extend(keys.keys().filter(|key| !["recipient", "score"].contains(&key.as_str())).cloned());
            }
            let weight = self.score(id, found);
            targets.push((self.recipient(name), weight));
        }
        targets
    }

    /// The score of a match; none where it has none.
    fn score(&mut self, id: &str, found: &Value) -> Option<i64> {
        let score = found.get("score").filter(|score| !score.is_null())?;
        let exact = score.as_f64().and_then(millionths);
        if exact.is_none() {
            let message = format!("a score of the donor `{id}` is no number, too large, or has more than six decimals");
            self.wrong(&format!("\"{id}\""), message);
        }
        exact
    }

    fn finish(self) -> Draft {
        let (known, other): (Vec<&String>, Vec<&String>) =
            self.left_out.iter().partition(|key| LEFT_OUT.contains(&key.as_str()));
        let listed = |keys: &[&String]| keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        if !other.is_empty() {
            let message = format!("the instance says {}, which is not represented", listed(&other));
            let help = "the answer is that of the matches and their scores alone";
            self.sink.add(Code::ForeignLeftOut, Place::default(), message, help);
        }
        if !known.is_empty() {
            let message =
                format!("{} do not bear on the number of transplants or their weight and are left out", listed(&known));
            self.sink.add(Code::ForeignNotUsed, Place::default(), message, "nothing needs to be mended");
        }
        self.pool
    }
}
