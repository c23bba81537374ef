//! Kidney exchange, read from the neighbours' formats: engine, judge and brute force together; the command from outside.

use takas_check::oracle::SplitMix;
use takas_check::{PoolFault, verify_pool};
use takas_clearing::{Engine, Limits};
use takas_formats::foreign::read_pool;
use takas_model::kidney::{Exchange, ExchangeLimits, Pool, PoolAnswer, PoolObjective};

use crate::desk::Desk;

fn random_pool(chance: &mut SplitMix) -> Pool {
    let (recipients, altruists) = (3 + chance.index(5), chance.index(3));
    let density = chance.between(15, 55);
    let mut some = |avoid: Option<usize>| -> Vec<usize> {
        (0..recipients).filter(|&to| Some(to) != avoid && chance.chance(density)).collect()
    };
    let gives = (0..recipients).map(|from| some(Some(from))).collect();
    let altruist_gives = (0..altruists).map(|_| some(None)).collect();
    let names = |letter: &str, count: usize| (0..count).map(|index| format!("{letter}{index}")).collect();
    let mut pool = Pool {
        recipients: names("r", recipients),
        altruists: names("a", altruists),
        gives,
        altruist_gives,
        ..Pool::default()
    };
    let mut weigh = |lists: &[Vec<usize>]| -> Vec<Vec<i64>> {
        lists.iter().map(|list| list.iter().map(|_| chance.between(0, 9).cast_signed() - 1).collect()).collect()
    };
    pool.weights = weigh(&pool.gives);
    pool.altruist_weights = weigh(&pool.altruist_gives);
    pool
}

/// The greatest value, by giving each recipient in turn to every exchange that could hold them.
fn brute_force(pool: &Pool, limits: ExchangeLimits, objective: PoolObjective) -> i64 {
    let mut exchanges: Vec<Exchange> = Vec::new();
    let mut grow = |first: Vec<usize>, altruist: Option<usize>, longest: usize| {
        let mut open: Vec<Vec<usize>> =
            if altruist.is_some() { first.iter().map(|&to| vec![to]).collect() } else { vec![first] };
        while let Some(path) = open.pop() {
            let last = path[path.len() - 1];
            match altruist {
                Some(altruist) => exchanges.push(Exchange::Chain(altruist, path.clone())),
                None if path.len() > 1 && pool.gives[last].contains(&path[0]) => {
                    exchanges.push(Exchange::Cycle(path.clone()));
                }
                None => {}
            }
            if path.len() < longest {
                for &next in pool.gives[last].iter().filter(|next| !path.contains(next)) {
                    open.push([&path[..], &[next]].concat());
                }
            }
        }
    };
    for recipient in 0..pool.recipients.len() {
        grow(vec![recipient], None, limits.cycle);
    }
    for (altruist, targets) in pool.altruist_gives.iter().enumerate() {
        if limits.chain >= 2 {
            grow(targets.clone(), Some(altruist), limits.chain - 1);
        }
    }
    let by_weight = objective == PoolObjective::Weight;
    let waiting = if limits.chain >= 1 && !by_weight { pool.altruists.len() } else { 0 };
    let worth = |exchange: &Exchange| {
        if by_weight { weight(pool, exchange) } else { matches(exchange).len().cast_signed() as i64 }
    };
    let exchanges: Vec<(Exchange, i64)> = exchanges.into_iter().map(|one| (one.clone(), worth(&one))).collect();
    best(&exchanges, &mut vec![false; pool.recipients.len()], &mut vec![false; pool.altruists.len()])
        + waiting.cast_signed() as i64
}

/// Who gives to whom within the pool; the altruist, where there is one, is none.
fn matches(exchange: &Exchange) -> Vec<(Option<usize>, usize)> {
    let (mut from, path) = match exchange {
        Exchange::Cycle(path) => (path.last().copied(), path),
        Exchange::Chain(_, path) => (None, path),
    };
    let mut all = Vec::new();
    for &to in path {
        all.push((from, to));
        from = Some(to);
    }
    all
}

fn weight(pool: &Pool, exchange: &Exchange) -> i64 {
    let of = |targets: &[usize], weights: &[i64], to: usize| weights[targets.iter().position(|t| *t == to).unwrap()];
    let each = matches(exchange).into_iter().map(|(from, to)| match (from, exchange) {
        (Some(from), _) => of(&pool.gives[from], &pool.weights[from], to),
        (None, Exchange::Chain(altruist, _)) => {
            of(&pool.altruist_gives[*altruist], &pool.altruist_weights[*altruist], to)
        }
        (None, Exchange::Cycle(_)) => unreachable!("a cycle has no beginning"),
    });
    each.sum()
}

/// The greatest value within the pool that these exchanges allow.
fn best(exchanges: &[(Exchange, i64)], taken: &mut Vec<bool>, begun: &mut Vec<bool>) -> i64 {
    let Some(((first, worth), rest)) = exchanges.split_first() else { return 0 };
    let mut most = best(rest, taken, begun);
    let (path, altruist) = match first {
        Exchange::Cycle(path) => (path, None),
        Exchange::Chain(altruist, path) => (path, Some(*altruist)),
    };
    if path.iter().all(|&recipient| !taken[recipient]) && altruist.is_none_or(|altruist| !begun[altruist]) {
        let mark = |taken: &mut Vec<bool>, begun: &mut Vec<bool>, to: bool| {
            for &recipient in path {
                taken[recipient] = to;
            }
            if let Some(altruist) = altruist {
                begun[altruist] = to;
            }
        };
        mark(taken, begun, true);
        most = most.max(worth + best(rest, taken, begun));
        mark(taken, begun, false);
    }
    most
}

fn answer(pool: &Pool, limits: ExchangeLimits, objective: PoolObjective) -> PoolAnswer {
    let mut quiet = |_: &takas_clearing::Progress| {};
    Engine::new(Limits::generous(), &mut quiet).kidney(pool, limits, objective)
}

/// 300 random pools, seeds 0 and on: as many transplants and as much weight as brute force finds, and the judge replays the proof.
#[test]
fn pools_equal_brute_force() {
    let (mut done, mut chains, mut cycles, mut swapped) = (0, 0, 0, 0);
    for seed in 0.. {
        let mut chance = SplitMix::new(seed);
        let pool = random_pool(&mut chance);
        let limits = ExchangeLimits { cycle: chance.index(4), chain: chance.index(5) };
        let arcs: usize = pool.gives.iter().chain(&pool.altruist_gives).map(Vec::len).sum();
        if arcs > 14 {
            continue;
        }
        let weighed = answer(&pool, limits, PoolObjective::Weight);
        assert_eq!(
            weighed.value,
            brute_force(&pool, limits, PoolObjective::Weight),
            "seed {seed}: {pool:?} {limits:?}"
        );
        let verdict = verify_pool(&pool, limits, &weighed);
        assert!(verdict.faults.is_empty() && verdict.most.is_proven(), "seed {seed}: {verdict:?}");
        // Planted: a greater weight claimed, and a proof of the one objective for the other.
        let more = PoolAnswer { value: weighed.value + 1, ..weighed.clone() };
        assert_eq!(verify_pool(&pool, limits, &more).faults, [PoolFault::WrongValue(Some(weighed.value))]);
        let found = answer(&pool, limits, PoolObjective::Transplants);
        swapped += usize::from({
            let other = PoolAnswer { proof: found.proof.clone(), ..weighed.clone() };
            !verify_pool(&pool, limits, &other).most.is_proven()
        });
        let most = brute_force(&pool, limits, PoolObjective::Transplants);
        assert_eq!((found.value, found.transplants), (most, most.unsigned_abs()), "seed {seed}: {pool:?} {limits:?}");
        let verdict = verify_pool(&pool, limits, &found);
        assert!(verdict.faults.is_empty() && verdict.most.is_proven(), "seed {seed}: {verdict:?}");
        chains += usize::from(found.exchanges.iter().any(|e| matches!(e, Exchange::Chain(_, path) if path.len() > 1)));
        cycles += usize::from(found.exchanges.iter().any(|e| matches!(e, Exchange::Cycle(path) if path.len() > 2)));
        // Planted: one exchange twice, one left out, one more transplant claimed than there is.
        if let Some(first) = found.exchanges.first() {
            let mut twice = found.clone();
            twice.exchanges.push(first.clone());
            twice.transplants += first.transplants() as u64;
            assert!(verify_pool(&pool, limits, &twice).faults.iter().any(|fault| matches!(fault, PoolFault::Twice(_))));
            let mut fewer = found.clone();
            fewer.exchanges.pop();
            assert!(!verify_pool(&pool, limits, &fewer).faults.is_empty());
            fewer.transplants = fewer.exchanges.iter().map(|e| e.transplants() as u64).sum();
            assert!(!verify_pool(&pool, limits, &fewer).most.is_proven(), "seed {seed}");
        }
        done += 1;
        if done == 300 {
            break;
        }
    }
    assert!(chains > 20 && cycles > 10 && swapped > 50, "{chains} {cycles} {swapped}");
}

const JSON: &str = r#"{ "data": {
    "1": { "sources": [1], "dage": 50, "matches": [ { "recipient": 2, "score": 3 } ] },
    "2": { "sources": [2], "matches": [ { "recipient": 1, "score": 1 }, { "recipient": 3, "score": 1 } ] },
    "3": { "sources": [3], "matches": [] },
    "4": { "altruistic": true, "matches": [ { "recipient": 2, "score": 9 } ] } },
  "recipients": { "1": { "cPRA": 0.5 } } }"#;
const WMD: &str = "# FILE NAME: x.wmd\n# NUMBER ALTERNATIVES: 4\n# NUMBER EDGES: 5\n# ALTERNATIVE NAME 1: Pair 1\n# ALTERNATIVE NAME 2: Pair 2\n\
                   # ALTERNATIVE NAME 3: Pair 3\n# ALTERNATIVE NAME 4: Altruist 1\n1,2,1.0\n2,1,1.0\n2,3,1.0\n4,2,1.0\n3,4,0.0\n";

#[test]
fn instances_of_both_formats_say_the_same() {
    let desk = Desk::new("kidney-formats");
    desk.write("pool.json", JSON);
    desk.write("pool.wmd", WMD);
    let schema2 = r#"{ "schema": 2, "donors": [ { "id": "1", "recipients": ["1"], "matches": [ { "recipient": "2" } ] },
        { "id": "2", "recipient": 2, "matches": [ { "recipient": 1 }, { "recipient": 3 } ] }, { "id": 3, "recipients": [3] },
        { "id": 4, "altruistic": true, "matches": [ { "recipient": 2 } ] } ], "recipients": [] }"#;
    desk.write("two.json", schema2);
    for file in ["pool.json", "pool.wmd", "two.json"] {
        // The altruist, two pairs, the waiting list: three. The cycle of two, and the altruist to the waiting list: three, too.
        let json = desk.takas(&["kidney", file, "--json"]).exits(0).json();
        assert_eq!(
            (&json["transplants"], &json["proved"]),
            (&serde_json::json!(3), &serde_json::json!(true)),
            "{file}"
        );
        let alone = desk.takas(&["kidney", file, "--max-chain", "0"]).exits(0);
        assert!(alone.stdout.starts_with("2 transplants"), "{file}: {}", alone.stdout);
    }
    // By weight: the altruist's match weighs 9, that of the pair after it 1, and the cycle 3 + 1.
    let json = desk.takas(&["kidney", "pool.json", "--objective", "weight", "--json"]).exits(0).json();
    assert_eq!((&json["value"], &json["transplants"]), (&serde_json::json!(10), &serde_json::json!(3)));
    let decimals = JSON.replace("\"score\": 3", "\"score\": 12.25");
    desk.write("decimals.json", &decimals);
    let text = desk.takas(&["kidney", "decimals.json", "--objective", "weight"]).exits(0).stdout;
    assert!(text.starts_with("weight 13.25 by 3 transplants; no exchanges weigh more"), "{text}");
    let json = desk.takas(&["kidney", "decimals.json", "--objective", "weight", "--json"]).exits(0).json();
    assert_eq!(json["value"], serde_json::json!(13.25));
    desk.takas(&["kidney", "two.json", "--objective", "weight"]).exits(3).tells("no weight");
    desk.takas(&["kidney", "pool.wmd"]).tells("W0954");
    desk.takas(&["kidney", "pool.json", "--max-cycle", "9"]).exits(2);
    desk.takas(&["kidney", "nothing.json"]).exits(7);
}

fn scored(score: &str) -> String {
    format!(
        "{{ \"donors\": [ {{ \"id\": 1, \"recipient\": 1, \"matches\": [ {{ \"recipient\": 2, \"score\": {score} }} ] }} ] }}"
    )
}

#[test]
fn mistakes_of_instances_are_told() {
    for (path, text, codes) in [
        ("a.json", "{ \"data\": {", &["E0951"][..]),
        ("a.json", "[]", &["E0952"]),
        ("a.json", "{}", &["E0952"]),
        ("a.json", "{ \"data\": { \"1\": 3 } }", &["E0952"]),
        ("a.json", "{ \"data\": { \"1\": { \"sources\": [1, 2], \"matches\": [] } } }", &["E0952"]),
        ("a.json", "{ \"data\": { \"1\": { \"sources\": [[]], \"matches\": {} } } }", &["E0952", "E0952"]),
        ("a.json", "{ \"data\": { \"1\": { \"sources\": [1], \"altruistic\": true } } }", &["E0952"]),
        ("a.json", "{ \"data\": { \"1\": { \"sources\": [1], \"matches\": [{}] } } }", &["E0952"]),
        ("a.json", "{ \"data\": { \"1\": { \"arrival\": 3, \"sources\": [1] } } }", &["W0954"]),
        ("a.json", "{ \"data\": { \"1\": { \"dage\": 3, \"sources\": [1] } } }", &["N0955"]),
        ("a.json", "{ \"donors\": [ { } ] }", &["E0952"]),
        ("a.json", &scored("\"high\""), &["E0952"]),
        ("a.json", &scored("0.1234567"), &["E0952"]),
        ("a.json", &scored("1e300"), &["E0952"]),
        ("a.json", &scored("9000000000000.123"), &["E0952"]),
        ("a.json", &scored("-0.5"), &[]),
        ("a.wmd", "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1,2,0.0000001\n", &["E0952"]),
        ("a.wmd", "", &["E0952"]),
        (
            "a.wmd",
            "# ALTERNATIVE NAME x: Pair\n# ALTERNATIVE NAME 1: Pair\n# ALTERNATIVE NAME 1: Pair\n",
            &["E0952", "E0952"],
        ),
        ("a.wmd", "# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n1,2,1\n1,2,1\n", &["W0953"]),
        (
            "a.wmd",
            "# ALTERNATIVE NAME 1: A\n1,1\n1,2,3\n1,2,3,4\n1,x\n1,1,nan\n",
            &["E0952", "E0952", "E0952", "E0952"],
        ),
        ("a.wmd", "# NUMBER EDGES: 2\n# ALTERNATIVE NAME 1: A\n", &["E0952"]),
    ] {
        let read = read_pool(path, text.as_bytes());
        let told: Vec<&str> = read.diagnostics.iter().map(|found| found.code.id()).collect();
        assert_eq!(told, codes, "{text}: {:?}", read.diagnostics);
        assert_eq!(read.pool.is_none(), codes.iter().any(|code| code.starts_with('E')), "{text}");
    }
    assert_eq!(read_pool("a.json", &[0xff, 0xfe]).diagnostics[0].code.id(), "E0951");
    let deep = "[".repeat(100_000);
    assert_eq!(read_pool("a.json", deep.as_bytes()).diagnostics[0].code.id(), "E0951");
}
