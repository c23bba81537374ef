//! Programs written as MPS, read back by a reader of the test's own: to the last number, and with the same optimum as brute force.

use std::collections::BTreeMap;

use takas_check::encode::FullProgram;
use takas_check::oracle::{Enumeration, random_case};
use takas_check::{Program, judge, pool_program};
use takas_clearing::integer::{self, Hints};
use takas_formats::foreign::{MpsProgram, MpsRow, read_pool, write_mps};
use takas_model::kidney::{ExchangeLimits, PoolObjective};
use takas_model::{Case, Objective};

use crate::desk::Desk;

/// What a file of MPS says, by names.
#[derive(Debug, Default, PartialEq)]
struct Read {
    /// For each column, in order: its name, its bounds.
    columns: Vec<(String, i128, i128)>,
    /// For each row, in order: its name, its terms, its right-hand side; all of them `≥`.
    rows: Vec<(String, BTreeMap<String, i128>, i128)>,
    /// To be minimised.
    objective: BTreeMap<String, i128>,
    comments: Vec<String>,
}

/// Reads free MPS of integer columns and `≥` rows, and nothing else.
fn read(text: &str) -> Read {
    let mut read = Read::default();
    let (mut section, mut integer, mut objective) = ("", false, "");
    for line in text.lines() {
        if let Some(comment) = line.strip_prefix('*') {
            read.comments.push(comment.to_owned());
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        if !line.starts_with(' ') {
            section = words[0];
            continue;
        }
        let number = |at: usize| words[at].parse::<i128>().expect("a whole number");
        match (section, words.as_slice()) {
            ("ROWS", ["N", name]) => objective = name,
            ("ROWS", ["G", name]) => read.rows.push(((*name).to_owned(), BTreeMap::new(), 0)),
            ("COLUMNS", [_, "'MARKER'", marker]) => integer = *marker == "'INTORG'",
            ("COLUMNS", [column, row, _]) => {
                assert!(integer, "every column is integer: {line}");
                if read.columns.last().is_none_or(|(name, ..)| name != column) {
                    assert!(
                        !read.columns.iter().any(|(name, ..)| name == column),
                        "a column's lines follow one another"
                    );
                    read.columns.push(((*column).to_owned(), 0, i128::MAX));
                }
                let of_row = read.rows.iter_mut().find(|(name, ..)| name == row);
                let terms = if *row == objective { &mut read.objective } else { &mut of_row.expect("a row").1 };
                assert_eq!(terms.insert((*column).to_owned(), number(2)), None, "a term stands once: {line}");
            }
            ("RHS", ["rhs", row, _]) => {
                read.rows.iter_mut().find(|(name, ..)| name == row).expect("a row").2 = number(2);
            }
            ("BOUNDS", [which, "bounds", column, _]) => {
                let found = read.columns.iter_mut().find(|(name, ..)| name == column).expect("a column");
                *(if *which == "LO" { &mut found.1 } else { &mut found.2 }) = number(3);
            }
            _ => panic!("{section}: {line}"),
        }
    }
    assert!(text.ends_with("ENDATA\n"));
    read
}

/// What the file must say of a program whose last row is the objective's.
fn meant(program: &Program) -> Read {
    let column = |variable: u32| format!("x{}", variable + 1);
    let (objective, rows) = program.rows.split_last().expect("an objective");
    let columns = (0..).zip(&program.variables).map(|(variable, b)| (column(variable), b.lower, b.upper)).collect();
    let rows = (1..).zip(rows).map(|(number, row)| {
        let terms = row.terms.iter().map(|&(variable, factor)| (column(variable), factor)).collect();
        (format!("r{number}"), terms, row.at_least)
    });
    let mut negated: BTreeMap<String, i128> =
        objective.terms.iter().map(|&(variable, factor)| (column(variable), -factor)).collect();
    // A column that stands nowhere is there all the same.
    let used = |variable: u32| program.rows.iter().any(|row| row.terms.iter().any(|term| term.0 == variable));
    for variable in (0..u32::try_from(program.variables.len()).expect("few")).filter(|&variable| !used(variable)) {
        negated.insert(column(variable), 0);
    }
    Read { columns, rows: rows.collect(), objective: negated, comments: Vec::new() }
}

#[track_caller]
fn same(text: &str, program: &Program) {
    let mut found = read(text);
    found.comments.clear();
    assert_eq!(found, meant(program));
}

/// The greatest value of what the file has negated, by the engine's solver; none where nothing satisfies the rows.
fn greatest(read: &Read) -> Option<i64> {
    let small = |number: i128| i64::try_from(number).expect("small");
    let mut program = integer::Program::new();
    let mut variables = BTreeMap::new();
    for (name, least, most) in &read.columns {
        variables.insert(name.as_str(), program.add_variable(small(*least), small(*most)));
    }
    let terms = |all: &BTreeMap<String, i128>, sign: i64| -> Vec<(u32, i64)> {
        let mut terms: Vec<_> =
            all.iter().map(|(name, factor)| (variables[name.as_str()], sign * small(*factor))).collect();
        terms.retain(|(_, factor)| *factor != 0);
        terms.sort_unstable();
        terms
    };
    for (_, row, at_least) in &read.rows {
        program.add_row(&terms(row, 1), small(*at_least));
    }
    let limits =
        integer::Limits { work: u64::MAX, nodes: u64::MAX, memory_bytes: 1 << 30, proof_numbers: 0, stop: &|| false };
    integer::maximise(&program, &terms(&read.objective, -1), Hints::default(), &limits, &mut |_| {}).value
}

fn text_of(program: &Program) -> String {
    let (objective, rows) = program.rows.split_last().expect("an objective");
    let mps = MpsProgram {
        comments: &[],
        bounds: program.variables.iter().map(|bounds| (bounds.lower, bounds.upper)).collect(),
        rows: rows.iter().map(|row| MpsRow { terms: &row.terms, at_least: row.at_least }).collect(),
        objective: &objective.terms,
    };
    write_mps(&mps).expect("small numbers")
}

/// The program of an objective over all deals, with that objective's row last.
fn alone(case: &Case, objective: Objective) -> Program {
    FullProgram::new(case).unwrap().number_level(objective, 0).unwrap()
}

/// 200 random cases: each objective's file says the program to the last number, and its optimum is that of brute force.
#[test]
fn files_say_the_program_and_its_optimum() {
    let (mut feasible, mut positive) = (0, 0);
    for seed in 0..200 {
        let case = random_case(seed, 5_000);
        let all = Enumeration::new(&case, 40_000).expect("a small case");
        for objective in Objective::ALL.into_iter().filter(|objective| *objective != Objective::WorstOff) {
            let program = alone(&case, objective);
            let text = text_of(&program);
            same(&text, &program);
            let deals = (0..all.len()).filter(|&index| all.is_feasible(index));
            let values = deals.filter_map(|index| judge(&case, &all.deal(index)).totals.number(objective));
            let is_least = matches!(objective, Objective::Earliest | Objective::FewestTransfers);
            let best = if is_least { values.min() } else { values.max() };
            let best = best.map(|value| i64::try_from(value).unwrap() * if is_least { -1 } else { 1 });
            assert_eq!(greatest(&read(&text)), best, "seed {seed} {objective:?}");
            feasible += usize::from(best.is_some());
            positive += usize::from(best.is_some_and(|value| value > 1));
        }
    }
    assert!(feasible > 300 && positive > 150, "{feasible} {positive}");
}

#[test]
fn the_reader_sees_a_changed_number() {
    let program = alone(&random_case(3, 5_000), Objective::People);
    let text = text_of(&program);
    for (from, to) in
        [(" r1 -1\n", " r1 1\n"), ("UP bounds x1 ", "UP bounds x1 1"), (" objective -1\n", " objective 1\n")]
    {
        let mut planted = read(&text.replacen(from, to, 1));
        planted.comments.clear();
        assert_ne!(planted, meant(&program), "{from}");
    }
}

/// What no double holds is refused with its place; 2^53 itself is written.
#[test]
fn numbers_that_other_solvers_would_round_are_refused() {
    let limit = 1_i128 << 53;
    let write = |bound: i128, factor: i128, right: i128, objective: i128| {
        let terms = [(0, factor)];
        let rows = vec![MpsRow { terms: &terms, at_least: right }];
        write_mps(&MpsProgram { comments: &[], bounds: vec![(0, bound)], rows, objective: &[(0, objective)] })
    };
    assert!(write(limit, -limit, -limit, limit).unwrap().contains(" x1 objective -9007199254740992\n"));
    let more = limit + 1;
    for (program, place) in [
        (write(more, 1, 1, 1), "the upper bound of x1 is 9007199254740993"),
        (write(1, -more, 1, 1), "the coefficient of x1 in r1 is -9007199254740993"),
        (write(1, 1, more, 1), "the right-hand side of r1 is 9007199254740993"),
        (write(1, 1, 1, more), "the coefficient of x1 in the objective is 9007199254740993"),
        (write(i128::MAX, 1, 1, 1), "the upper bound of x1 is 170141183460469231731687303715884105727"),
    ] {
        assert_eq!(program.unwrap_err(), [place]);
    }
    assert_eq!(write(more, more, more, more).unwrap_err().len(), 4, "all at once");
    // No line of a comment can become a line of the program.
    let comments = ["first\nROWS\r\u{85}".to_owned()];
    let text = write_mps(&MpsProgram { comments: &comments, bounds: vec![], rows: vec![], objective: &[] }).unwrap();
    assert!(text.starts_with("* first ROWS"), "{text}");
}

/// The examples, objective by objective: the numbers that `takas deals` shows.
#[test]
fn the_command_writes_levels_one_after_the_other() {
    let desk = Desk::with_examples("export", &["ankara-2024"]);
    let case = desk.case("ankara-2024");
    let export = |extra: &[&str]| desk.takas(&[&["export", "ankara-2024", "--mps"], extra].concat());
    let first = export(&[]).exits(0);
    same(&first.stdout, &alone(&case, Objective::Protected));
    assert!(first.stderr.contains("people, worst-off, fewest-transfers come after it"), "{}", first.stderr);
    assert_eq!(greatest(&read(&first.stdout)), Some(2));
    let second = export(&["--objective", "people"]).exits(0);
    let mut full = FullProgram::new(&case).unwrap();
    full.number_level(Objective::Protected, 2).unwrap();
    same(&second.stdout, &full.number_level(Objective::People, 0).unwrap());
    assert_eq!(greatest(&read(&second.stdout)), Some(26));
    assert!(second.stdout.contains("among deals with protected 2 (proved best)"), "{}", second.stdout);
    let last = export(&["--objective", "fewest-transfers"]).exits(0);
    assert_eq!(greatest(&read(&last.stdout)), Some(-26));
    let best = export(&["--best", "DEU"]).exits(0);
    let party = case.find_party("DEU").unwrap();
    same(&best.stdout, &FullProgram::new(&case).unwrap().better_best(party, 0).unwrap());
    let alone_people = export(&["--objective", "people", "--alone"]).exits(0);
    same(&alone_people.stdout, &alone(&case, Objective::People));
    // To a file, the same bytes.
    let told = desk.takas(&["export", "ankara-2024", "--mps", "model.mps"]).exits(0);
    assert!(told.stdout.is_empty() && told.stderr.contains("wrote model.mps"), "{}", told.all());
    assert_eq!(desk.read("model.mps"), first.stdout);
    desk.write("taken", "a file, no folder");
    desk.takas(&["export", "ankara-2024", "--mps", "taken/model.mps"]).exits(7);
}

#[test]
fn what_cannot_be_written_is_said() {
    let desk = Desk::with_examples("export-refused", &["ankara-2024", "griner-bout-2022"]);
    for (arguments, code, words) in [
        (&["ankara-2024"][..], 2, "--mps"),
        (&["ankara-2024", "--mps", "--objective", "worst-off"], 2, "leximin"),
        (&["ankara-2024", "--mps", "--objective", "peopel"], 2, "did you mean people?"),
        (&["ankara-2024", "--mps", "--objective", "people", "--best", "DEU"], 2, "cannot be used with"),
        (&["ankara-2024", "--mps", "--best", "DUE"], 2, "did you mean DEU?"),
        (&["ankara-2024", "--mps", "--max-cycle", "3"], 2, "instance of kidney exchange"),
        (&["ankara-2024", "--mps", "--objective", "people", "--work", "0"], 6, "a limit came before"),
        (&["nowhere", "--mps"], 7, "nowhere"),
        (&["pool.json", "--mps", "--objective", "people"], 2, "transplants or weight"),
        (&["pool.json", "--mps", "--objective", "weight"], 3, "no weight"),
        (&["pool.json", "--mps", "--alone"], 2, "for the folder of a case"),
    ] {
        desk.write("pool.json", POOL.replace("\"score\": 7", "\"note\": 7"));
        let ran = desk.takas(&[&["export"], arguments].concat()).exits(code);
        assert!(ran.stderr.contains(words) && ran.stdout.is_empty(), "{arguments:?}: {}", ran.all());
    }
    // July 2022, both for Bout: there is no deal, so nothing to hold, but a program all the same.
    desk.edit(
        "griner-bout-2022/positions/USA.toml",
        "[rules]\n",
        "[rules]\n\"both for Bout\" = \"bout moves requires griner moves and whelan moves\"\n",
    );
    let ran = desk.takas(&["export", "griner-bout-2022", "--mps", "--objective", "people"]).exits(4);
    assert!(ran.stderr.contains("no deal was found") && ran.stdout.is_empty(), "{}", ran.all());
    let ran = desk.takas(&["export", "griner-bout-2022", "--mps", "--objective", "people", "--alone"]).exits(0);
    assert_eq!(greatest(&read(&ran.stdout)), None);
}

const POOL: &str = r#"{ "data": {
    "1": { "sources": [1], "matches": [ { "recipient": 2, "score": 7 } ] },
    "2": { "sources": [2], "matches": [ { "recipient": 1, "score": 2.5 } ] },
    "3": { "altruistic": true, "matches": [ { "recipient": 2, "score": 9 } ] } } }"#;

#[test]
fn a_pool_is_written_as_its_program() {
    let desk = Desk::new("export-pool");
    desk.write("pool.json", POOL);
    let pool = read_pool("pool.json", POOL.as_bytes()).pool.expect("it is read");
    for (name, objective, best) in
        [("transplants", PoolObjective::Transplants, 2), ("weight", PoolObjective::Weight, 115)]
    {
        let ran = desk.takas(&["export", "pool.json", "--mps", "--objective", name, "--max-chain", "4"]).exits(0);
        let limits = ExchangeLimits { cycle: 3, chain: 4 };
        same(&ran.stdout, &pool_program(&pool, limits, objective, 0).unwrap());
        assert_eq!(greatest(&read(&ran.stdout)), Some(best), "{name}");
        let hint = if objective == PoolObjective::Weight { "times 10" } else { "1 more" };
        assert!(ran.stdout.contains(hint) && ran.stderr.contains(hint), "{}", ran.all());
    }
    let named = desk.takas(&["export", "pool.json", "--mps", "--names"]).exits(0);
    assert!(named.stdout.contains("* r3: the altruist 3 gives once\n"), "{}", named.stdout);
}

/// Without `--names` neither the file nor what is told of it names anybody or anything; with it, every candidate and rule is named.
#[test]
fn names_are_left_out_unless_asked_for() {
    let examples = ["ankara-2024", "gaza-2023", "black-sea-grain-2022"];
    let desk = Desk::with_examples("export-names", &examples);
    for example in examples {
        let case = desk.case(example);
        let ran = desk.takas(&["export", example, "--mps"]).exits(0);
        let told = ran.all().replace(example, "");
        let named = desk.takas(&["export", example, "--mps", "--names"]).exits(0).stdout;
        let ids = case.items.iter().map(|item| item.id.as_str()).filter(|id| id.len() > 2);
        let rules = case.rules.iter().map(|rule| rule.name.as_str());
        for word in ids.chain(rules).chain(case.parties.iter().map(|party| party.id.as_str())) {
            let stands = told.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(|part| part == word);
            assert!(!stands, "{example} says {word}");
        }
        for rule in &case.rules {
            assert!(named.contains(&format!("the rule `{}`", rule.name)), "{example}: {}", rule.name);
        }
        let mut without: Vec<&str> = named.lines().filter(|line| !line.starts_with('*')).collect();
        without.retain(|line| !line.is_empty());
        let plain: Vec<&str> = ran.stdout.lines().filter(|line| !line.starts_with('*')).collect();
        assert_eq!(without, plain, "{example}: comments alone differ");
    }
}
