//! The row against `kep_solver`: the most transplants of its own instances, by both of its formulations.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::measure::{Answer, Contest, Side, last_line};
use crate::workshop::{Workshop, versions};
use crate::{Prepared, Row, Target};

const VERSION: &str = "4.0.2";
const SCRIPT: &str = include_str!("kep_solver.py");

pub(crate) const ROW: Row = Row {
    name: "kep_solver",
    title: "Kidney exchange: kep_solver",
    about: "The most transplants with cycles of at most three pairs and chains of an altruist and at most two pairs, on `large-1..10` and `medium-1..10` of the source distribution of kep_solver. Both \
            formulations of kep_solver, with CBC as it installs it: PICEF, and cycles and chains as variables (CF). Takas: `takas kidney FILE`.",
    targets: &[Target { against: "kep_solver", times: 10.0, never_slower: false }],
    seconds: 60,
    prepare,
    own: None,
};

/// The instances with their known optima.
const INSTANCES: [(&str, [u32; 10]); 2] = [
    ("large", [146, 168, 161, 149, 162, 152, 154, 176, 174, 158]),
    ("medium", [23, 22, 22, 19, 23, 23, 23, 18, 30, 21]),
];

fn prepare(workshop: &Workshop) -> Result<Prepared, String> {
    let python = python(workshop)?;
    let script = workshop.script("kep_solver", SCRIPT)?;
    let mut prepared = Prepared { versions: versions(&python, &["kep_solver", "pulp"])?, ..Prepared::default() };
    for (instance, file, optimum) in instances(workshop)? {
        let peer = |model: &str| Side {
            name: format!("kep_solver {model}"),
            program: python.clone(),
            arguments: vec![script.clone().into(), file.clone().into(), model.into()],
            read: last_line,
        };
        let words = ["kidney", "--json", "--quiet", "--max-cycle", "3", "--max-chain", "3"].map(OsString::from);
        let arguments = words.into_iter().chain([file.clone().into()]).collect();
        prepared.contests.push(Contest {
            family: if instance.starts_with("large") { "large" } else { "medium" },
            instance,
            expected: Some(optimum.to_string()),
            takas: workshop.takas_side(arguments, value),
            peers: vec![peer("PICEF"), peer("CF")],
        });
    }
    Ok(prepared)
}

fn python(workshop: &Workshop) -> Result<PathBuf, String> {
    workshop.python("kep_solver", &[&format!("kep_solver=={VERSION}"), "pulp==3.3.2"])
}

/// The instances of the source distribution: name, file, optimum.
pub(crate) fn instances(workshop: &Workshop) -> Result<Vec<(String, PathBuf, u32)>, String> {
    let source = workshop.source(&python(workshop)?, "kep_solver", VERSION)?;
    let each =
        |size: &'static str, optima: [u32; 10]| (1..).zip(optima).map(move |(number, optimum)| (size, number, optimum));
    let all = INSTANCES.into_iter().flat_map(|(size, optima)| each(size, optima));
    let named = all.map(|(size, number, optimum): (&str, u32, u32)| {
        let name = format!("{size}-{number}");
        let file = source.join(format!("tests/test_instances/{name}.json"));
        (name, file, optimum)
    });
    Ok(named.collect())
}

/// What `takas kidney --json` says: the value of its objective.
pub(crate) fn value(stdout: &str) -> Option<Answer> {
    let all: serde_json::Value = serde_json::from_str(stdout).ok()?;
    Some(Answer { value: all["value"].to_string(), proved: all["proved"].as_bool()?, solving: None })
}
