//! Names of the same people in two languages, one side shuffled: how many rows are assigned right by names alone, how
//! many pairs are found at which precision, and how many pairs a second are compared.

mod peers;
pub(crate) mod rows;

use std::sync::OnceLock;
use std::time::Instant;

use takas_lists::Name;
use takas_lists::names::{Memory, PreparedName, Tokens, bits, blocking_keys, compare, prepare};

use super::solve;
use rows::Set;

/// What was measured of one set.
struct Found {
    right: usize,
    recall: f64,
    threshold: f64,
    blocked: usize,
    first: f64,
    again: f64,
    pairs: usize,
}

/// Measures every set; with `--peers` the others on the same rows, with `--errors SET` what went wrong.
pub(crate) fn run(arguments: &[String]) -> Result<(), String> {
    let flag = |name: &str| arguments.iter().position(|word| word == name);
    let errors = flag("--errors").and_then(|place| arguments.get(place + 1));
    let peers = if flag("--peers").is_some() { Some(peers::Peers::start()?) } else { None };
    let only = flag("--only").and_then(|place| arguments.get(place + 1));
    println!(
        "| names in | rows | right | best peer | errors to peer's | recall at .99 | same by keys | pairs/s first | again |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let folder = |name: &str| flag(name).and_then(|place| arguments.get(place + 1));
    for set in rows::sets(folder("--from"), folder("--persons"))? {
        if only.is_some_and(|only| *only != set.title) {
            continue;
        }
        let found = measure(&set, errors.is_some_and(|wanted| *wanted == set.title));
        let share = found.right as f64 / set.rows.len() as f64;
        let peer = peers.as_ref().map(|peers| peers.best(&set, flag("--logic").is_some())).transpose()?;
        let beside = peer.as_ref().map_or("-".to_owned(), |(name, share)| format!("{share:.3} {name}"));
        let ratio = peer.map_or("-".to_owned(), |(_, peer)| {
            if peer < 1.0 { format!("{:.2}", (1.0 - share) / (1.0 - peer)) } else { "-".to_owned() }
        });
        println!(
            "| {} | {} | {share:.3} | {beside} | {ratio} | {:.3} at {:.1} bits | {:.3} | {:.0} | {:.0} |",
            set.title,
            set.rows.len(),
            found.recall,
            found.threshold,
            found.blocked as f64 / set.rows.len() as f64,
            found.pairs as f64 / found.first,
            found.pairs as f64 / found.again,
        );
    }
    Ok(())
}

fn measure(set: &Set, tell: bool) -> Found {
    let mut tokens = Tokens::new();
    let prepared = |names: Vec<&str>, tokens: &mut Tokens| -> Vec<PreparedName> {
        names.into_iter().map(|name| prepare(&Name::whole(name), tokens)).collect()
    };
    let left = prepared(set.rows.iter().map(|row| row.left.as_str()).collect(), &mut tokens);
    let right = prepared(set.rows.iter().map(|row| row.right.as_str()).collect(), &mut tokens);
    let mut memory = Memory::new();
    let began = busy();
    let worth = matrix(&left, &right, &tokens, &mut memory);
    let first = busy() - began;
    let began = busy();
    let same = matrix(&left, &right, &tokens, &mut memory);
    let again = busy() - began;
    assert!(worth == same, "the memory changes what is said");
    // The true counterpart of row i is column i in memory, but not for the solver: ties must not fall on the diagonal.
    let order = shuffled(set.rows.len());
    let turned: Vec<Vec<f64>> = worth.iter().map(|row| order.iter().map(|column| row[*column]).collect()).collect();
    let chosen: Vec<usize> = solve::assign(&turned).into_iter().map(|place| order[place]).collect();
    let right_ones = chosen.iter().enumerate().filter(|(row, column)| row == *column).count();
    if tell {
        for (row, column) in chosen.iter().enumerate().filter(|(row, column)| row != *column) {
            let (one, other) = (&set.rows[row], &set.rows[*column]);
            println!(
                "{} = {} {:.1} but {} {:.1}",
                one.left, one.right, worth[row][row], other.right, worth[row][*column]
            );
            println!("    {:?}", compare(&left[row], &right[row], &tokens, &mut memory).parts);
            println!("    {:?}", compare(&left[row], &right[*column], &tokens, &mut memory).parts);
        }
    }
    let (recall, threshold) = recall(&worth);
    let shares = |(left, right): (&PreparedName, &PreparedName)| {
        let keys = blocking_keys(right, &tokens);
        blocking_keys(left, &tokens).iter().any(|key| keys.binary_search(key).is_ok())
    };
    let blocked: Vec<bool> = left.iter().zip(&right).map(shares).collect();
    if tell {
        for (row, _) in set.rows.iter().zip(&blocked).filter(|(_, shares)| !**shares) {
            println!("no key: {} = {}", row.left, row.right);
        }
        let mut strangers: Vec<(f64, usize, usize)> = Vec::new();
        for (row, line) in worth.iter().enumerate() {
            strangers.extend(
                line.iter().enumerate().filter(|(column, _)| row != *column).map(|(column, bits)| (*bits, row, column)),
            );
        }
        strangers.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (bits, row, column) in strangers.iter().take(20) {
            println!("strangers: {bits:.1} {} / {}", set.rows[*row].left, set.rows[*column].right);
        }
    }
    let blocked = blocked.into_iter().filter(|shares| *shares);
    Found {
        right: right_ones,
        recall,
        threshold,
        blocked: blocked.count(),
        first,
        again,
        pairs: left.len() * right.len(),
    }
}

fn matrix(left: &[PreparedName], right: &[PreparedName], tokens: &Tokens, memory: &mut Memory) -> Vec<Vec<f64>> {
    left.iter().map(|one| right.iter().map(|other| bits(one, other, tokens, memory)).collect()).collect()
}

/// The greatest recall at a precision of .99 over all pairs of the matrix, and its threshold.
fn recall(worth: &[Vec<f64>]) -> (f64, f64) {
    let mut pairs: Vec<(f64, bool)> = Vec::new();
    for (row, line) in worth.iter().enumerate() {
        pairs.extend(line.iter().enumerate().map(|(column, bits)| (*bits, row == column)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut best) = (0, (0.0, f64::INFINITY));
    for (place, (bits, same)) in pairs.iter().enumerate() {
        right += usize::from(*same);
        let last_of_its_bits = pairs.get(place + 1).is_none_or(|next| next.0 < *bits);
        if last_of_its_bits && right as f64 >= 0.99 * (place + 1) as f64 {
            best = (right as f64 / worth.len() as f64, *bits);
        }
    }
    best
}

/// Seconds for which this thread was on a processor, where the system tells them (others use the machine, too), else since
/// it was first asked.
fn busy() -> f64 {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let began = BEGAN.get_or_init(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|text| text.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| began.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// An order of so many, the same every time.
fn shuffled(size: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..size).collect();
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for place in (1..size).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(place, (state >> 33) as usize % (place + 1));
    }
    order
}
