//! An instance of kidney exchange: PrefLib's where it begins with `#`, JSON otherwise; whatever is read, everybody in it is there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use takas_formats::foreign::read_pool;

fuzz_target!(|bytes: &[u8]| {
    let path = if bytes.starts_with(b"#") { "x.wmd" } else { "x.json" };
    let read = read_pool(path, bytes);
    for found in &read.diagnostics {
        assert!(!found.help.is_empty() && !found.message.is_empty(), "{found:?}");
    }
    let Some(pool) = read.pool else { return };
    assert_eq!((pool.gives.len(), pool.altruist_gives.len()), (pool.recipients.len(), pool.altruists.len()));
    for targets in pool.gives.iter().chain(&pool.altruist_gives) {
        assert!(targets.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(targets.iter().all(|target| *target < pool.recipients.len()));
    }
    let lists = pool.gives.iter().zip(&pool.weights).chain(pool.altruist_gives.iter().zip(&pool.altruist_weights));
    let mut weighed = 0;
    for (targets, weights) in lists {
        weighed += 1;
        // A list with a match that has no weight has none.
        assert!(weights.len() == targets.len() || (weights.is_empty() && read.weightless > 0));
        assert!(weights.iter().all(|weight| weight.unsigned_abs() <= 1 << 53));
    }
    assert_eq!(weighed, pool.gives.len() + pool.altruist_gives.len());
});
