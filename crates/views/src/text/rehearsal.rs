//! A rehearsal in the terminal.

use super::layout::{Page, left, right};
use crate::phrase::{Fixed, Phrase};
use crate::rehearsal::{Histogram, RehearsalView};
use crate::words::{number, plan as of_plan, rehearsal as said, tenths};

/// The longest bar.
const BAR: u64 = 40;

/// The view as text of so many columns (held between 40 and 200).
pub fn rehearsal(view: &RehearsalView, columns: usize) -> String {
    let mut page = Page::new(columns);
    page.title(&said::title(Phrase::supplied(&view.title)));
    page.compartment();
    page.warnings(&view.warnings, view.pseudonyms);
    page.gap();
    page.paragraph(0, &view.headline);
    if let Some(cut) = &view.cut {
        page.hanging("! ", cut);
    }
    page.paragraph(0, &said::MEANS);
    page.heading(&said::ENDINGS);
    let rows: Vec<Vec<String>> =
        view.endings.iter().map(|one| vec![one.words.to_string(), number(one.runs), tenths(one.permille)]).collect();
    page.table(2, &[left(""), right(said::RUNS.as_str()), right(said::SHARE.as_str())], &rows);
    histogram(&mut page, (said::ENDS_LATE, said::ENDS_LATE_LEAD), &view.ends_late);
    histogram(&mut page, (said::WAITS, said::WAITS_LEAD), &view.waits);
    page.heading(&said::BREAKS);
    if view.breaks.is_empty() {
        page.paragraph(0, &said::NEVER_BREAKS);
    } else {
        page.paragraph(0, &said::BREAKS_LEAD);
        let row = |one: &crate::rehearsal::BreakView| {
            vec![one.words.to_string(), number(one.runs), tenths(one.permille), number(one.first)]
        };
        let rows: Vec<Vec<String>> = view.breaks.iter().map(row).collect();
        page.table(
            2,
            &[left(""), right(said::RUNS.as_str()), right(said::SHARE.as_str()), right(said::FIRST.as_str())],
            &rows,
        );
    }
    page.heading(&said::RIDES);
    let row = |ride: &crate::rehearsal::RideLate| {
        vec![
            format!("{}, {}", ride.ride, ride.departs.clocks()),
            number(ride.left),
            number(ride.late),
            said::minutes(ride.minutes.half).to_string(),
            said::minutes(ride.minutes.nine_of_ten).to_string(),
            said::minutes(ride.minutes.all).to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = view.rides.iter().map(row).collect();
    let heads = [
        left(""),
        right(said::LEFT.as_str()),
        right(said::LATE.as_str()),
        right(said::HALF.as_str()),
        right(said::NINE_OF_TEN.as_str()),
        right(said::ALL.as_str()),
    ];
    page.table(2, &heads, &rows);
    page.heading(&said::ASSUMED);
    for (what, how) in &view.assumed {
        page.hanging("  ", &of_plan::work(what, how));
    }
    if let Some(id) = &view.plan_id {
        page.gap();
        page.line(&format!("{} {id}", of_plan::PLAN));
    }
    page.finish()
}

fn histogram(page: &mut Page, (heading, lead): (Fixed, Fixed), histogram: &Histogram) {
    page.heading(&heading);
    page.paragraph(0, &lead);
    let Some(quantiles) = histogram.quantiles else { return page.paragraph(0, &said::NONE) };
    page.paragraph(0, &quantiles.sentence());
    let most = histogram.buckets.iter().map(|bucket| bucket.count).max().unwrap_or(1).max(1);
    let rows: Vec<Vec<String>> = histogram
        .buckets
        .iter()
        .map(|bucket| {
            let long = (u128::from(bucket.count) * u128::from(BAR)).div_ceil(u128::from(most));
            let bar = "█".repeat(usize::try_from(long).unwrap_or(0));
            vec![said::span(bucket.from, bucket.until).to_string(), number(bucket.count), bar]
        })
        .collect();
    page.table(2, &[right(""), right(""), left("")], &rows);
}
