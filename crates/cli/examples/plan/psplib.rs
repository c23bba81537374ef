//! Reads the public instance files of project scheduling: `.sm` of PSPLIB and `.sch` of ProGen/max. The source and the sink that the
//! files count among the activities stay activities.

use takas_model::{Activity, ActivityRef, Lag, Project};

/// The project of a file, by the ending of its name.
pub(crate) fn read(name: &str, text: &str) -> Result<Project, String> {
    let is_max = std::path::Path::new(name).extension().is_some_and(|ending| ending == "sch");
    let read = if is_max { with_lags(text) } else { with_precedences(text) };
    let (activities, capacities, lags) = read.ok_or_else(|| format!("{name}: not of the form expected"))?;
    Project::new(activities, capacities, lags, None).map_err(|faults| format!("{name}: {faults:?}"))
}

type Parts = (Vec<Activity>, Vec<u32>, Vec<Lag>);

/// `.sm`: tables with headings; activities from 1.
fn with_precedences(text: &str) -> Option<Parts> {
    let rows = |heading: &str| {
        let lines = text.lines().skip_while(move |line| !line.starts_with(heading));
        lines.filter_map(numbers).take_while(|row| !row.is_empty()).collect::<Vec<_>>()
    };
    let capacities: Vec<u32> = text
        .lines()
        .skip_while(|line| !line.starts_with("RESOURCEAVAILABILITIES"))
        .nth(2)?
        .split_whitespace()
        .map(|word| word.parse().ok())
        .collect::<Option<_>>()?;
    let first = rows("PRECEDENCE RELATIONS");
    let count = first.iter().filter_map(|row| row.first()).max().copied()?;
    let width = capacities.len() + 3;
    let requests: Vec<Vec<i64>> = rows("REQUESTS/DURATIONS").into_iter().filter(|row| row.len() == width).collect();
    let mut activities = Vec::new();
    for row in requests.iter().take(usize::try_from(count).ok()?) {
        let needs = row[3..].iter().map(|&need| u32::try_from(need).ok()).collect::<Option<_>>()?;
        activities.push(Activity { duration: row[2], needs, earliest: 0, latest: None });
    }
    let mut lags = Vec::new();
    for row in first.iter().filter(|row| row.len() >= 3).take(activities.len()) {
        let from = usize::try_from(row[0] - 1).ok()?;
        for &to in &row[3..] {
            let to = ActivityRef::new(usize::try_from(to - 1).ok()?);
            lags.push(Lag { from: ActivityRef::new(from), to, least: activities.get(from)?.duration });
        }
    }
    Some((activities, capacities, lags))
}

fn numbers(line: &str) -> Option<Vec<i64>> {
    line.split_whitespace().map(|word| word.parse().ok()).collect::<Option<Vec<i64>>>()
}

/// `.sch`: a line with the number of activities, a line of each with its successors and lags, one of each with its duration and
/// needs, one of capacities; activities from 0, the source, to one more than their number, the sink.
fn with_lags(text: &str) -> Option<Parts> {
    let mut lines = text.lines().map(|line| line.replace(['[', ']'], " ")).filter(|line| !line.trim().is_empty());
    let count = usize::try_from(*numbers(&lines.next()?)?.first()?).ok()? + 2;
    let mut lags = Vec::new();
    for _ in 0..count {
        let row = numbers(&lines.next()?)?;
        let many = usize::try_from(*row.get(2)?).ok()?;
        let from = ActivityRef::new(usize::try_from(row[0]).ok()?);
        for place in 0..many {
            let to = ActivityRef::new(usize::try_from(*row.get(3 + place)?).ok()?);
            lags.push(Lag { from, to, least: *row.get(3 + many + place)? });
        }
    }
    let mut activities = Vec::new();
    for _ in 0..count {
        let row = numbers(&lines.next()?)?;
        let needs = row.get(3..)?.iter().map(|&need| u32::try_from(need).ok()).collect::<Option<_>>()?;
        activities.push(Activity { duration: *row.get(2)?, needs, earliest: 0, latest: None });
    }
    let capacities = numbers(&lines.next()?)?.into_iter().map(|one| u32::try_from(one).ok()).collect::<Option<_>>()?;
    Some((activities, capacities, lags))
}
