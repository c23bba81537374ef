//! Large handovers are sound, of their shape, and have bounds.

use takas_check::oracle::{HandoverShape, large_handover};
use takas_check::{handover_faults, plan_bound};

#[test]
fn large_handovers_are_sound_and_have_bounds() {
    let shape = |people, groups, vehicles, points, is_mutual| HandoverShape {
        people,
        groups,
        vehicles,
        points,
        teams: 4,
        is_mutual,
    };
    let shapes = [
        shape(30, 8, 2, 1, true),
        shape(1000, 80, 12, 2, false),
        shape(1000, 80, 12, 2, true),
        shape(5000, 400, 40, 6, false),
        shape(5000, 400, 40, 1, false),
        shape(5000, 1500, 40, 6, true),
    ];
    for (seed, shape) in (0..).zip(shapes) {
        let handover = large_handover(&shape, seed);
        assert_eq!(handover_faults(&handover), [""; 0], "{shape:?}");
        assert_eq!(handover.groups.iter().map(|group| group.count).sum::<u64>(), shape.people);
        let bound = plan_bound(&handover);
        assert!(bound.exposure > 0 && bound.makespan > 0 && bound.rides > 0, "{shape:?}: {bound:?}");
    }
}
