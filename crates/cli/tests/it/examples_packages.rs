//! The packages among the examples against the public record: the totals are written here once more, by hand.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::desk::Desk;

/// Runs `takas deals` on an example and holds that its deal is proved best and the only one.
#[track_caller]
fn proved(example: &str) -> (Desk, Value) {
    let desk = Desk::with_examples(&format!("packages-{example}"), &[example]);
    let report = desk.takas(&["deals", example, "--json"]).exits(0).json();
    assert_eq!(report["status"], "optimal");
    assert_eq!(report["bound_verified"], true);
    (desk, report)
}

/// The units of the first deal, added up under the key that `key` makes of a transfer; none leaves it out.
fn sums(report: &Value, key: impl Fn(&Value) -> Option<String>) -> BTreeMap<String, u64> {
    let mut sums = BTreeMap::new();
    for transfer in report["deals"][0]["transfers"].as_array().expect("transfers") {
        if let Some(key) = key(transfer) {
            *sums.entry(key).or_default() += transfer["quantity"].as_u64().expect("a number");
        }
    }
    sums
}

fn text<'v>(transfer: &'v Value, key: &str) -> &'v str {
    transfer[key].as_str().unwrap_or("-")
}

fn table(rows: &[(&str, u64)]) -> BTreeMap<String, u64> {
    rows.iter().map(|&(key, number)| (key.to_owned(), number)).collect()
}

#[test]
fn shalit_clears_to_both_lists_with_their_destinations() {
    let (desk, report) = proved("shalit-2011");
    assert_eq!(report["unique"], true);
    let by_place =
        sums(&report, |t| (text(t, "from") == "ISR").then(|| format!("{} {}", text(t, "phase"), text(t, "to"))));
    let record = [
        ("one PAL", 27),
        ("one WBK", 96),
        ("one JER", 14),
        ("one HOM", 6),
        ("one GAZ", 294),
        ("one ABR", 40),
        ("two WBK", 505),
        ("two GAZ", 41),
        ("two JOR", 2),
        ("two JER", 2),
    ];
    assert_eq!(by_place, table(&record));
    let in_phase = |phase: &str| by_place.iter().filter(|(k, _)| k.starts_with(phase)).map(|(_, n)| n).sum::<u64>();
    assert_eq!((in_phase("one"), in_phase("two")), (477, 550));
    let home = sums(&report, |t| (text(t, "from") == "HAM").then(|| format!("{} {}", text(t, "what"), text(t, "to"))));
    assert_eq!(home, table(&[("shalit ISR", 1), ("proof-of-life -", 1)]));
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("GC IV art. 132") && warnings.contains("put off"), "{warnings}");

    // The two whom Hamas asked for stay because Israel refuses, and for no other reason.
    for name in ["barghouti", "saadat"] {
        let asked = desk.takas(&["deals", "shalit-2011", "--json", "--with", name]).exits(4).json();
        assert!(asked["conflict"]["rules"].to_string().contains(&format!("refuses {name}")), "{name}");
    }
    // It is Israel's rule that makes them forty, and nothing else.
    desk.edit("shalit-2011/positions/ISR.toml", "at least 40 of men-egypt to ABR", "at least 1 of men-egypt to ABR");
    let open = desk.takas(&["deals", "shalit-2011", "--json"]).exits(0).json();
    let abroad = sums(&open, |t| (text(t, "to") == "ABR").then(|| "ABR".to_owned()));
    assert_eq!(abroad, table(&[("ABR", 1)]));
}
