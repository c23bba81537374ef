//! The landscape as text: a table of points, and the deals of those that stand out.

use super::layout::{Column, Page, left, right};
use super::why;
use crate::mediator::{DistinctView, FrontView};
use crate::phrase::joined;
use crate::words::{label, landscape as said};

pub(super) fn front(page: &mut Page, front: &FrontView) {
    page.heading(&said::FRONT);
    page.paragraph(0, &front.sentence);
    page.paragraph(0, &said::MEANS);
    for remark in &front.remarks {
        page.paragraph(0, remark);
    }
    page.gap();
    let mut columns: Vec<Column> = vec![right("")];
    columns.extend(front.parties.iter().map(|_| right("")));
    columns.push(left(""));
    let heads = std::iter::once(said::POINT.to_string()).chain(front.parties.iter().map(|party| party.id.clone()));
    let mut rows: Vec<Vec<String>> = vec![heads.chain([said::KNOWN_AS.to_string()]).collect()];
    for point in &front.points {
        let shares = point.shares.iter().map(|share| share.percent().to_string());
        rows.push(std::iter::once(point.number.to_string()).chain(shares).chain([point.notes().to_string()]).collect());
    }
    page.table(0, &columns, &rows);
    if let Some(caveat) = &front.caveat {
        page.paragraph(0, caveat);
    }
    for point in front.points.iter().filter(|point| point.stands_out) {
        page.gap();
        page.line(&format!("{} ({})", said::point(point.number), joined(&point.known_as, ", ")));
        match &point.change {
            Some(change) if change.is_nothing() => page.paragraph(2, &label::SAME),
            Some(change) => why::difference(page, 2, change),
            None => page.paragraph(2, &point.headline),
        }
        if let Some(id) = &point.deal_id {
            page.paragraph(2, &format!("{} {id}", label::DEAL));
        }
    }
    page.gap();
    for (name, meaning) in said::MEANINGS {
        page.hanging("", &format!("{name}: {meaning}."));
    }
}

pub(super) fn distinct(page: &mut Page, distinct: &DistinctView) {
    page.heading(&said::DISTINCT);
    page.paragraph(0, &distinct.sentence);
    if !distinct.deals.differences.is_empty() {
        page.gap();
    }
    why::deals(page, &said::DISTINCT_DEAL, &distinct.deals);
    for (index, id) in distinct.ids.iter().enumerate() {
        if let Some(id) = id {
            page.paragraph(0, &format!("{} {}: {} {id}", said::DISTINCT_DEAL, index + 1, label::DEAL));
        }
    }
}
