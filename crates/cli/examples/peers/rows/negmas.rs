//! The row against `NegMAS`: the Pareto front and the Nash points of negotiations over issues.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use takas_check::oracle::SplitMix;

use crate::measure::{Answer, Contest, Side};
use crate::workshop::{Workshop, put, versions};
use crate::{Prepared, Row, Target};

const VERSION: &str = "0.16.0";
const SCRIPT: &str = include_str!("negmas.py");
/// The public repository of `NegMAS`: its source distribution has no scenarios.
const SOURCE: &str = "https://github.com/yasserfarouk/negmas";
/// Points nearer than this, as a part of their size, are one: the peer computes in floating point.
const NEAR: f64 = 1e-9;

pub(crate) const ROW: Row = Row {
    name: "negmas",
    title: "Negotiations over issues: NegMAS",
    about: "The exact Pareto front and the Nash points. NegMAS reads the GENIUS files, lists the outcomes and calls its `pareto_frontier` and `nash_points`, with the reservation values as the disagreement. Takas: \
            `takas negotiate --evaluations plain --json DOMAIN PROFILE PROFILE`, the judge's walk through the outcomes included.\n\n\
            The answer is told as the number of points where every party has more than its reservation value (NegMAS leaves out others), points within a thousand-millionth taken for one (it computes in floating point, where \
            equal utilities come out apart), the number of Nash points, and a digest of both to six decimals.",
    targets: &[Target { against: "NegMAS", times: 10.0, never_slower: false }],
    seconds: 120,
    prepare,
    own: None,
};

fn prepare(workshop: &Workshop) -> Result<Prepared, String> {
    let python = workshop.python("negmas", &[&format!("negmas=={VERSION}")])?;
    let script = workshop.script("negmas", SCRIPT)?;
    let mut prepared = Prepared { versions: versions(&python, &["negmas"])?, ..Prepared::default() };
    let (found, note) = match anac(workshop) {
        Ok(found) => {
            let note = format!(
                "The scenarios of ANAC 2010 to 2013 in `tests/data/scenarios/anac` of {SOURCE}; of 2012 those named A, as B and C differ from them by discount and reservation (Camera by two weights, too). \
                 NegMAS does not read Fitness: the indices of its issues begin at 2. Where it is told to read such files all the same, it takes the index of a weight for a place among the issues: \
                 each issue but the first has the weight of the one before it."
            );
            (found, note)
        }
        Err(why) => {
            let note = format!(
                "The scenarios of ANAC could not be had ({SOURCE}: {why}); instead negotiations generated from published seeds, as large as those. Put its `tests/data/scenarios/anac` into \
                 `target/peers/anac` to measure them."
            );
            (generated(workshop)?, note)
        }
    };
    prepared.notes.push(note);
    for (family, instance, files) in found {
        let words = ["negotiate", "--quiet", "--json", "--evaluations", "plain"].map(OsString::from);
        let files = || files.iter().map(|file| file.clone().into_os_string());
        let peer = Side {
            name: "NegMAS".to_owned(),
            program: python.clone(),
            arguments: [script.clone().into_os_string()].into_iter().chain(files()).collect(),
            read: theirs,
        };
        let takas = workshop.takas_side(words.into_iter().chain(files()).collect(), ours);
        prepared.contests.push(Contest { family, instance, expected: None, takas, peers: vec![peer] });
    }
    Ok(prepared)
}

/// A kind of scenario, its name, its domain and its profiles.
type Scenario = (&'static str, String, Vec<PathBuf>);

/// The scenarios of the competitions: from `target/peers/anac`, or from a shallow copy of the repository.
fn anac(workshop: &Workshop) -> Result<Vec<Scenario>, String> {
    let mut folder = workshop.file("anac")?;
    if !folder.is_dir() {
        let copy = workshop.file("negmas-repository")?;
        if !copy.is_dir() {
            eprintln!("peers:   fetching {SOURCE}");
            let mut git = Command::new("git");
            git.args(["clone", "--quiet", "--depth", "1", SOURCE]).arg(&copy).env("GIT_TERMINAL_PROMPT", "0");
            match git.status() {
                Ok(status) if status.success() => {}
                Ok(_) => return Err("it could not be fetched".to_owned()),
                Err(error) => return Err(error.to_string()),
            }
        }
        folder = copy.join("tests/data/scenarios/anac");
    }
    let mut found = Vec::new();
    for year in ["2010", "2011", "2012", "2013"] {
        let mut names: Vec<PathBuf> = listed(&folder.join(format!("y{year}")))?;
        names.retain(|path| year != "2012" || path.to_string_lossy().ends_with('A'));
        for scenario in names {
            let (mut domain, mut profiles) = (Vec::new(), Vec::new());
            for file in listed(&scenario)? {
                let text = String::from_utf8_lossy(&std::fs::read(&file).unwrap_or_default()).into_owned();
                if text.contains("<negotiation_template") {
                    domain.push(file);
                } else if text.contains("<utility_space") {
                    profiles.push(file);
                }
            }
            let name = scenario.file_name().unwrap_or_default().to_string_lossy().into_owned();
            domain.append(&mut profiles);
            found.push(("ANAC", format!("{year} {name}"), domain));
        }
    }
    if found.is_empty() { Err("there is no scenario in it".to_owned()) } else { Ok(found) }
}

/// What is in a folder, by name.
fn listed(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// Domains as large as those of the competitions, from 4 to 390,625 outcomes.
fn generated(workshop: &Workshop) -> Result<Vec<Scenario>, String> {
    let sizes: [&[usize]; 6] = [&[2, 2], &[5, 4, 3, 3], &[3; 6], &[7, 8, 6, 5, 4], &[7, 8, 6, 5, 4, 4, 7], &[5; 8]];
    let mut found = Vec::new();
    for (seed, issues) in (1..).zip(sizes) {
        let mut chance = SplitMix::new(seed);
        let item = |value: usize, rest: &str| format!("<item index=\"{0}\" value=\"v{0}\"{rest}/>", value + 1);
        let space = |issue: &mut dyn FnMut(usize) -> String| -> String {
            let mut text = "<objective index=\"0\" name=\"root\" type=\"objective\">\n".to_owned();
            for (at, &values) in issues.iter().enumerate() {
                let _ = write!(text, "<issue index=\"{0}\" name=\"i{0}\" type=\"discrete\">", at + 1);
                (0..values).for_each(|value| text += &item(value, &issue(value)));
                text += "</issue>\n";
            }
            text
        };
        let domain = format!(
            "<negotiation_template><utility_space>{}</objective></utility_space></negotiation_template>\n",
            space(&mut |_| String::new())
        );
        let mut files = vec![workshop.file(&format!("negotiations/{seed}/domain.xml"))?];
        put(&files[0], &domain)?;
        for party in ["one", "two"] {
            let mut text = space(&mut |_| format!(" evaluation=\"{}\"", chance.between(0, 100)));
            for at in 1..=issues.len() {
                let _ = writeln!(text, "<weight index=\"{at}\" value=\"0.{:02}\"/>", chance.between(1, 99));
            }
            let file = workshop.file(&format!("negotiations/{seed}/{party}.xml"))?;
            put(&file, &format!("<utility_space>{text}</objective><reservation value=\"0\"/></utility_space>\n"))?;
            files.push(file);
        }
        found.push(("generated", format!("seed {seed}"), files));
    }
    Ok(found)
}

/// What `takas negotiate --json` says.
fn ours(stdout: &str) -> Option<Answer> {
    let all: serde_json::Value = serde_json::from_str(stdout).ok()?;
    let number = |value: &serde_json::Value| -> Option<f64> {
        let text = value["exact"].as_str()?;
        let (over, under) = text.split_once('/').unwrap_or((text, "1"));
        Some(over.parse::<f64>().ok()? / under.parse::<f64>().ok()?)
    };
    let reservations: Option<Vec<f64>> =
        all["parties"].as_array()?.iter().map(|party| number(&party["reservation"])).collect();
    let point = |point: &serde_json::Value| point["utilities"].as_array()?.iter().map(number).collect();
    let front = all["front"].as_array()?.iter().map(point).collect::<Option<Vec<Vec<f64>>>>()?;
    let index = |index: &serde_json::Value| front.get(usize::try_from(index.as_u64()?).ok()?).cloned();
    let nash = all["nash"].as_array()?.iter().map(index).collect::<Option<Vec<Vec<f64>>>>()?;
    let value = told(&reservations?, front, nash);
    Some(Answer { value, proved: all["proved"].as_bool()?, solving: None })
}

/// What the script says.
fn theirs(stdout: &str) -> Option<Answer> {
    let all: serde_json::Value = serde_json::from_str(stdout.lines().last()?).ok()?;
    let numbers = |list: &serde_json::Value| list.as_array()?.iter().map(serde_json::Value::as_f64).collect();
    let points = |list: &serde_json::Value| list.as_array()?.iter().map(numbers).collect::<Option<Vec<Vec<f64>>>>();
    let reservations: Vec<f64> = numbers(&all["reservations"])?;
    let value = told(&reservations, points(&all["front"])?, points(&all["nash"])?);
    Some(Answer { value, proved: true, solving: all["solving"].as_f64() })
}

/// Points and Nash points in one way of writing them.
fn told(reservations: &[f64], front: Vec<Vec<f64>>, nash: Vec<Vec<f64>>) -> String {
    let all = [front, nash].map(|points| settled(reservations, points));
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in all.iter().flatten().flatten().flat_map(|number| format!("{number:.6};").into_bytes()) {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{} points, {} Nash, {:06x}", all[0].len(), all[1].len(), digest >> 40)
}

/// The points where every party has more than its reservation value, descending, those left out that another has reached within rounding.
fn settled(reservations: &[f64], mut points: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let room = |number: f64| NEAR * number.abs().max(1.0);
    points.retain(|point| point.iter().zip(reservations).all(|(utility, least)| *utility > least + room(*least)));
    points.sort_by(|one, other| other.partial_cmp(one).unwrap_or(core::cmp::Ordering::Equal));
    let mut kept: Vec<Vec<f64>> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let reached = |other: &[f64]| point.iter().zip(other).all(|(own, other)| *other >= own - room(*own));
        let later_is_more =
            |other: &Vec<f64>| reached(other) && other.iter().sum::<f64>() > point.iter().sum::<f64>() + room(point[0]);
        if !kept.iter().any(|other| reached(other)) && !points[at + 1..].iter().any(later_is_more) {
            kept.push(point.clone());
        }
    }
    // No minus zero.
    kept.iter_mut().flatten().for_each(|number| *number += 0.0);
    kept
}
