//! The page of the results: a section for each row, between marks, so that one row can be measured again without the others.

use std::fmt::Write as _;
use std::path::Path;

use crate::measure::{Ended, Limits, Measured, Runs};
use crate::{Prepared, Row, Target, load};

const HEAD: &str = "# Peers\n\n\
    Takas and its neighbours on the same instances. Each run is a process of its own, measured from its start to its end: starting, reading, building, solving, proving, writing. The sides run \
    in turn on the same machine. Shown are medians with the least and the greatest; *ratio* is the peer's median over that of Takas: above 1, Takas is faster. *Own solving* is what the peer itself says it \
    took to solve, without the start of Python, reading and building; *ratio to it* divides that by all of Takas. Means are geometric. Takas writes a proof and has it replayed by its judge within its time; the peers do not.\n\n\
    Remade by `cargo xtask bench peers`, which makes its own Python environments from PyPI; `cargo xtask bench peers ROW` measures one row again.\n";

/// The section of a row; `load` is that of the machine before it began.
pub(crate) fn section(row: &Row, prepared: &Prepared, all: &[Measured], limits: &Limits, load: &str) -> String {
    let mut text = format!("## {}\n\n{}\n\n", row.title, row.about);
    for note in &prepared.notes {
        let _ = writeln!(text, "{note}\n");
    }
    let _ = writeln!(
        text,
        "Machine: {}. Load before it began: {load}. {}; medians of {} runs, at most {} s each, fewer where they took {} s together (then their number is told). Command: `cargo xtask bench peers {}`.\n",
        load::machine(),
        prepared.versions.join(", "),
        limits.runs,
        limits.seconds,
        limits.patience,
        row.name
    );
    text.push_str("| instance | peer | value: Takas | value: peer | Takas (s) | peer (s) | own solving (s) | ratio | ratio to it |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for measured in all {
        for peer in &measured.peers {
            line(&mut text, measured, peer, limits.runs);
        }
    }
    text.push('\n');
    for name in peer_names(all) {
        let pairs: Vec<Pair<'_>> =
            all.iter().filter_map(|one| Some((one, one.peers.iter().find(|peer| peer.name == name)?))).collect();
        let _ = writeln!(text, "- {}", summary(&name, &pairs));
    }
    let _ = writeln!(text, "- {}", agreement(all));
    for target in row.targets {
        let _ = writeln!(text, "- {}", reached(target, all));
    }
    text
}

fn line(text: &mut String, measured: &Measured, peer: &Runs, wanted: usize) {
    let takas = &measured.takas;
    let agrees = agree(takas, peer);
    let own = peer.solving_median();
    let to_own = own.zip(takas.median()).map(|(own, takas)| times(own / takas));
    let _ = writeln!(
        text,
        "| {} | {} | {} | {}{} | {} | {} | {} | {} | {} |",
        measured.instance,
        peer.name,
        value(takas),
        value(peer),
        if agrees == Some(false) { " **differs**" } else { "" },
        seconds(takas, wanted),
        seconds(peer, wanted),
        own.map_or_else(|| "-".to_owned(), |own| format!("{own:.3}")),
        ratio(takas, peer).map_or_else(|| "-".to_owned(), Ratio::shown),
        to_own.unwrap_or_else(|| "-".to_owned()),
    );
}

/// Long values (a list of points) are shown by their beginning.
fn value(side: &Runs) -> String {
    const LONGEST: usize = 24;
    const REASON: usize = 80;
    match (&side.answer, &side.ended) {
        (Some(answer), _) => {
            let mut short: String = answer.value.chars().take(LONGEST).collect();
            if short.len() < answer.value.len() {
                short.push('…');
            }
            short + if answer.proved { "" } else { " (not proved)" }
        }
        (None, Some(Ended::Failed(why))) => {
            format!("failed: {}", why.replace('|', "/").chars().take(REASON).collect::<String>())
        }
        (None, _) => "-".to_owned(),
    }
}

/// The median with the range, and how many runs there were where fewer than wanted.
fn seconds(side: &Runs, wanted: usize) -> String {
    let runs = side.seconds.len();
    let few = if runs < wanted { format!("; {runs} run{}", if runs == 1 { "" } else { "s" }) } else { String::new() };
    match (side.median(), side.range(), &side.ended) {
        (_, _, Some(Ended::Open(seconds))) => format!("open after {seconds}"),
        (Some(median), Some((least, greatest)), _) => format!("{median:.3} ({least:.3}-{greatest:.3}{few})"),
        _ => "-".to_owned(),
    }
}

/// Whether the values are the same; none where one gave none.
fn agree(takas: &Runs, peer: &Runs) -> Option<bool> {
    Some(takas.answer.as_ref()?.value == peer.answer.as_ref()?.value)
}

/// The peer's time over that of Takas, and what is known of it where a side was open.
#[derive(Clone, Copy)]
struct Ratio {
    number: f64,
    /// The peer was open: the ratio is greater.
    at_least: bool,
    /// Takas was open: the ratio is less.
    at_most: bool,
}

impl Ratio {
    fn shown(self) -> String {
        let sign = if self.at_least {
            "> "
        } else if self.at_most {
            "< "
        } else {
            ""
        };
        format!("{sign}{}", times(self.number))
    }
}

/// None where both are open, or one failed.
fn ratio(takas: &Runs, peer: &Runs) -> Option<Ratio> {
    let number = peer.at_least()? / takas.at_least()?;
    let (at_least, at_most) = (peer.is_open(), takas.is_open());
    (!(at_least && at_most)).then_some(Ratio { number, at_least, at_most })
}

fn times(number: f64) -> String {
    if number >= 99.5 {
        format!("{number:.0}")
    } else if number >= 9.95 {
        format!("{number:.1}")
    } else {
        format!("{number:.2}")
    }
}

fn peer_names(all: &[Measured]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for peer in all.iter().flat_map(|measured| &measured.peers) {
        if !names.contains(&peer.name) {
            names.push(peer.name.clone());
        }
    }
    names
}

fn geometric_mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let logarithms: Vec<f64> = numbers.map(f64::ln).collect();
    (!logarithms.is_empty()).then(|| (logarithms.iter().sum::<f64>() / logarithms.len() as f64).exp())
}

fn mean_of(ratios: &[Ratio]) -> String {
    let mean = geometric_mean(ratios.iter().map(|ratio| ratio.number));
    let sign = match (ratios.iter().any(|ratio| ratio.at_least), ratios.iter().any(|ratio| ratio.at_most)) {
        (true, true) => "about ",
        (true, false) => "over ",
        (false, true) => "under ",
        (false, false) => "",
    };
    mean.map_or_else(|| "none".to_owned(), |mean| format!("{sign}{}", times(mean)))
}

/// An instance and one of its peers.
type Pair<'m> = (&'m Measured, &'m Runs);

fn summary(name: &str, pairs: &[Pair<'_>]) -> String {
    let mut families: Vec<&str> = Vec::new();
    for (one, _) in pairs {
        if !families.contains(&one.family) {
            families.push(one.family);
        }
    }
    let mut text = format!("against {name}: {}", means(pairs));
    if families.len() > 1 {
        for family in families {
            let of: Vec<Pair<'_>> = pairs.iter().filter(|(one, _)| one.family == family).copied().collect();
            let _ = write!(text, "; on {family} {}", means(&of));
        }
    }
    let proved = pairs.iter().filter(|(_, peer)| peer.answer.as_ref().is_some_and(|answer| answer.proved)).count();
    let _ = write!(text, ". It proved {proved} of {}", pairs.len());
    text
}

/// The geometric mean of the ratios and of the ratios to the peer's own solving.
fn means(pairs: &[Pair<'_>]) -> String {
    let ratios: Vec<Ratio> = pairs.iter().filter_map(|(one, peer)| ratio(&one.takas, peer)).collect();
    let own = pairs.iter().filter_map(|(one, peer)| Some(peer.solving_median()? / one.takas.median()?));
    let own = geometric_mean(own).map_or_else(String::new, |mean| format!("to its own solving {}, ", times(mean)));
    let least = ratios.iter().map(|ratio| ratio.number).reduce(f64::min);
    let least = least.map_or_else(String::new, |least| format!("least {}, ", times(least)));
    format!("{} ({own}{least}{} of {} instances)", mean_of(&ratios), ratios.len(), pairs.len())
}

fn agreement(all: &[Measured]) -> String {
    let proved = all.iter().filter(|one| one.takas.answer.as_ref().is_some_and(|answer| answer.proved)).count();
    let both = || all.iter().flat_map(|one| one.peers.iter().filter_map(|peer| agree(&one.takas, peer)));
    let differ = both().filter(|same| !same).count();
    let known: Vec<&Measured> = all.iter().filter(|one| one.expected.is_some()).collect();
    let right = known
        .iter()
        .filter(|one| one.takas.answer.as_ref().map(|answer| &answer.value) == one.expected.as_ref())
        .count();
    let expected = if known.is_empty() {
        String::new()
    } else {
        format!("; {right} of {} values are the known ones", known.len())
    };
    format!(
        "Takas proved {proved} of {}{expected}; values differ from the peers' in {differ} of {} comparisons",
        all.len(),
        both().count()
    )
}

fn reached(target: &Target, all: &[Measured]) -> String {
    let meant = |peer: &&Runs| peer.name.starts_with(target.against);
    let mut ratios = Vec::new();
    for one in all {
        // Where several are meant, the fastest: the least ratio.
        let each = one.peers.iter().filter(meant).filter_map(|peer| ratio(&one.takas, peer));
        ratios.extend(each.min_by(|a, b| a.number.total_cmp(&b.number)));
    }
    let mean = geometric_mean(ratios.iter().map(|ratio| ratio.number)).unwrap_or(0.0);
    let slower = ratios.iter().filter(|ratio| ratio.number < 1.0).count();
    let open = all.iter().filter(|one| one.takas.median().is_none() || one.takas.is_open()).count();
    // Speed without the right answer is none.
    let is_right = |one: &Measured| {
        one.takas.answer.as_ref().is_some_and(|answer| {
            answer.proved && one.expected.as_ref().is_none_or(|expected| *expected == answer.value)
        }) && one.peers.iter().all(|peer| agree(&one.takas, peer) != Some(false))
    };
    let right = all.iter().all(is_right);
    let good = mean >= target.times && (slower == 0 || !target.never_slower) && open == 0 && right;
    let against = if target.against.is_empty() { "the best of them" } else { target.against };
    let asked = if target.never_slower { ", never slower" } else { "" };
    let wrong = if right { "" } else { ", not all values agree and are proved" };
    format!(
        "target against {against}: {} times faster in the geometric mean{asked}: **{}** ({}; slower in {slower} of {}, open in {open}{wrong})",
        times(target.times),
        if good { "reached" } else { "not reached" },
        mean_of(&ratios),
        ratios.len()
    )
}

/// Puts a section into the page, in the place of its row; the page is made where there is none.
pub(crate) fn put(page: &Path, name: &str, section: &str, rows: &[Row]) -> Result<(), String> {
    let before = std::fs::read_to_string(page).unwrap_or_default();
    let mut text = HEAD.to_owned();
    for row in rows {
        let (from, to) = (format!("<!-- row {} -->\n", row.name), format!("<!-- end {} -->\n", row.name));
        let kept = before.split_once(&from).and_then(|(_, rest)| rest.split_once(&to)).map(|(kept, _)| kept);
        let body = if row.name == name { Some(section) } else { kept };
        if let Some(body) = body {
            let _ = write!(text, "\n{from}{body}{to}");
        }
    }
    std::fs::write(page, text).map_err(|error| format!("{}: {error}", page.display()))
}
