//! The row against `kep_solver`: the most transplants of its own instances, by both of its formulations.

use std::ffi::OsString;

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
pub(crate) const INSTANCES: [(&str, [u32; 10]); 2] = [
    ("large", [146, 168, 161, 149, 162, 152, 154, 176, 174, 158]),
    ("medium", [23, 22, 22, 19, 23, 23, 23, 18, 30, 21]),
];

fn prepare(workshop: &Workshop) -> Result<Prepared, String> {
    let python = workshop.python("kep_solver", &[&format!("kep_solver=={VERSION}"), "pulp==3.3.2"])?;
    let source = workshop.source(&python, "kep_solver", VERSION)?;
    let script = workshop.script("kep_solver", SCRIPT)?;
    let mut prepared = Prepared { versions: versions(&python, &["kep_solver", "pulp"])?, ..Prepared::default() };
    for (size, optima) in INSTANCES {
        for (number, optimum) in (1..).zip(optima) {
            let file = source.join(format!("tests/test_instances/{size}-{number}.json"));
            let peer = |model: &str| Side {
                name: format!("kep_solver {model}"),
                program: python.clone(),
                arguments: vec![script.clone().into(), file.clone().into(), model.into()],
                read: last_line,
            };
            let words = ["kidney", "--json", "--quiet", "--max-cycle", "3", "--max-chain", "3"].map(OsString::from);
            let arguments = words.into_iter().chain([file.clone().into()]).collect();
            prepared.contests.push(Contest {
                family: size,
                instance: format!("{size}-{number}"),
                expected: Some(optimum.to_string()),
                takas: workshop.takas_side(arguments, transplants),
                peers: vec![peer("PICEF"), peer("CF")],
            });
        }
    }
    Ok(prepared)
}

/// What `takas kidney --json` says.
fn transplants(stdout: &str) -> Option<Answer> {
    let all: serde_json::Value = serde_json::from_str(stdout).ok()?;
    Some(Answer { value: all["transplants"].to_string(), proved: all["proved"].as_bool()?, solving: None })
}
