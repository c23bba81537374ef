//! The page `benches/desk.md`: each measurement writes its own part, with the machine named; the others stay as they are.

use std::fmt::Write as _;
use std::path::Path;

use crate::load;

const HEAD: &str = "# The desk under load

The desk runs as a process of its own, as `takas serve` starts it, with the case of Ankara and its rehearsal playing sixty times faster than the clock; clients are on
the same machine and share its cores. A request is timed from when it fell due, so that one that had to wait for another has waited. Of starts the middle one of
five is told; memory is what is resident.

Remade by `cargo xtask bench desk` and `cargo xtask bench live`, on a machine that does nothing else. What is aimed at, on two cores: open within a second, 100 MB
when nobody is there, 200 requests a second with 99 in 100 answered within 100 ms, and an event of one operation on 300 screens within 250 ms.
";

/// A part of the page: its rows, and on what and beside what they were measured.
pub(crate) fn put(part: &str, rows: &str, load_before: &str, seconds: f64) -> std::io::Result<()> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../benches/desk.md");
    let before = std::fs::read_to_string(&page).unwrap_or_default();
    let build = if cfg!(debug_assertions) { "not optimised: these are no measurements" } else { "optimised" };
    let section = format!(
        "{rows}\nMachine: {}. Load: {load_before} before it began, {} after {seconds:.0} s. takas {}, {build}.\n",
        load::machine(),
        load::load(),
        env!("CARGO_PKG_VERSION")
    );
    let mut text = HEAD.to_owned();
    for name in ["desk", "live"] {
        let (from, to) = (format!("<!-- part {name} -->\n"), format!("<!-- end {name} -->\n"));
        let kept = before.split_once(&from).and_then(|(_, rest)| rest.split_once(&to)).map(|(kept, _)| kept);
        if let Some(body) = if name == part { Some(section.as_str()) } else { kept } {
            let _ = write!(text, "\n{from}{body}{to}");
        }
    }
    std::fs::write(&page, text)
}
