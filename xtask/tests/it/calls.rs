//! Calls with right and wrong arguments, and what they print where.

use std::process::{Command, Output};

pub(crate) fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap()
}

#[test]
fn help_is_data_and_mistakes_are_talk() {
    for (arguments, code, on_stdout) in [
        (&["help"][..], 0, true),
        (&["--help"], 0, true),
        (&["help", "tidy"], 0, true),
        (&[], 2, false),
        (&["nonsense"], 2, false),
        (&["tidy", "--rule"], 2, false),
        (&["test", "now"], 2, false),
        (&["schemas", "deal"], 2, false),
        (&["fuzz", "0"], 2, false),
        (&["bench", "no-such-measurement"], 2, false),
        (&["faults", "no-such-fault"], 2, false),
    ] {
        let output = xtask(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        let (said, silent) =
            if on_stdout { (&output.stdout, &output.stderr) } else { (&output.stderr, &output.stdout) };
        let said = String::from_utf8_lossy(said);
        assert!(said.contains("usage: cargo xtask CHORE"), "{arguments:?}: {said}");
        assert!(silent.is_empty(), "{arguments:?}");
        let names_the_mistake = arguments.last().is_none_or(|last| on_stdout || said.contains(last));
        assert!(names_the_mistake, "{arguments:?}: {said}");
    }
}

#[test]
fn help_names_every_exit_code_and_chore() {
    let help = String::from_utf8(xtask(&["help"]).stdout).unwrap();
    for word in
        ["  0  ", "  1  ", "  2  ", "  3  ", "setup", "test", "tidy", "schemas", "bench", "faults", "fuzz", "CI=true"]
    {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn the_rules_can_be_listed() {
    let output = xtask(&["tidy", "--rules"]);
    let rules = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && rules.lines().count() > 20, "{rules}");
}
