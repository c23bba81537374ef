//! A command at a terminal of its own: keys are pressed, and what is shown then is held against signs.

use serde_json::Value;

use crate::desk::Desk;
use crate::json::python;

/// Runs a command in a terminal, pressing keys one after the other: a JSON list of `[keys, sign]`, or `[keys, sign, [command of somebody
/// else]]`, which is run first. Where the first keys are empty, its sign is that of what is shown first. Holds that each sign was shown and
/// that the command ended well.
#[track_caller]
pub(crate) fn at_terminal(desk: &Desk, arguments: &[&str], keys: &Value) -> Vec<String> {
    let mut command = std::process::Command::new(python());
    command.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/terminal.py")).arg(keys.to_string());
    command.arg(env!("CARGO_BIN_EXE_takas")).args(arguments);
    let output = command.current_dir(desk.path("")).output().expect("Python runs");
    let told: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let texts = told["texts"].as_array().expect("texts").iter().map(|text| text.as_str().unwrap_or_default());
    let texts: Vec<String> = texts.map(str::to_owned).collect();
    let keys = keys.as_array().expect("keys");
    // Without a sign of its own, what is shown first is one text more.
    let first = usize::from(keys.first().is_none_or(|key| key[0] != ""));
    for (text, key) in texts.iter().skip(first).zip(keys) {
        assert!(text.contains(key[1].as_str().unwrap_or_default()), "{key}: {text}");
    }
    assert_eq!(texts.len(), keys.len() + first, "it ended early: {texts:?}");
    assert_eq!(told["status"], 0, "{texts:?}");
    texts
}
