//! What the fuzz targets share, as they have it: their crate is no member of the workspace, so that nothing else would see it stop compiling.

#[path = "../../../../fuzz/src/lib.rs"]
#[expect(dead_code, unreachable_pub, reason = "most of it is for the targets")]
mod shared;

#[test]
fn the_case_around_what_is_fuzzed_is_whole_and_runs() {
    let reading = shared::read(&shared::case_with("positions/EMP.toml", b"party = \"EMP\"\n"));
    assert!(!reading.diagnostics.is_empty(), "a party that the case does not have is told");
    let units = shared::with_operation(|_, handover| handover.groups.len());
    assert!(units > 0, "somebody goes");
    assert!(shared::with_bridge(|case, _| case.parties.len()) > 1);
}
