//! The parts of a plan's pages, each by itself: the pages here put a frame around them, and so does whoever has a frame, a sheet of style and a
//! policy of its own. No part has a style or a script that runs in it.

use takas_atlas::Atlas;

use super::pen::Pen;
use super::plan::moment;
use super::{plan_party, plan_tables as tables};
use crate::phrase::Tongue;
use crate::plan::PlanView;
use crate::projection::{CarriedPlan, PartyPlan};
use crate::svg::{change, gantt, map};
use crate::words::{papers, plan as said};

/// What a part shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPartKind {
    /// Who is where when: a chart.
    Chart,
    /// The routes: a map.
    Map,
    /// A slider through time; hidden, until the script of plans shows it.
    Moment,
    /// Every movement.
    Movements,
    /// What each gate waits for and whom it holds.
    Gates,
    /// What each quota lets through.
    Quotas,
    /// Checks and measures.
    Works,
    /// Value, bound and gap of each measure.
    Worth,
    /// What decides the end.
    Critical,
    /// How long each is exposed, and where.
    Exposed,
    /// Whether it can be kept whatever durations turn out to be.
    Controllability,
    /// What is prepared for which failure.
    Fallbacks,
    /// Where everybody is safe if it is broken off.
    Safe,
    /// A party's own people.
    OwnPeople,
    /// Their movements.
    OwnMovements,
    /// Movements of a party's own vehicles with none of them.
    OwnVehicles,
}

impl PlanPartKind {
    /// The id of its section, also a word for addresses and classes.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Chart => "chart",
            Self::Map => "map",
            Self::Moment => "moment",
            Self::Movements | Self::OwnMovements => "movements",
            Self::Gates => "gates",
            Self::Quotas => "quotas",
            Self::Works => "works",
            Self::Worth => "worth",
            Self::Critical => "critical",
            Self::Exposed => "exposed",
            Self::Controllability => "controllability",
            Self::Fallbacks => "fallbacks",
            Self::Safe => "safe",
            Self::OwnPeople => "people",
            Self::OwnVehicles => "vehicles",
        }
    }

    /// Whether its words are English in every language.
    #[must_use]
    pub fn is_english(self) -> bool {
        matches!(self, Self::Controllability | Self::Fallbacks)
    }

    /// Its heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Chart => said::CHART,
            Self::Map => said::MAP,
            Self::Moment => said::MOMENT,
            Self::Movements => said::MOVEMENTS,
            Self::Gates => said::GATES,
            Self::Quotas => said::QUOTAS,
            Self::Works => said::WORKS,
            Self::Worth => said::WORTH,
            Self::Critical => said::CRITICAL,
            Self::Exposed => said::EXPOSED,
            Self::Controllability => said::CONTROLLABILITY,
            Self::Fallbacks => said::FALLBACKS,
            Self::Safe => said::SAFE,
            Self::OwnPeople => said::OWN_PEOPLE,
            Self::OwnMovements => said::OWN_MOVEMENTS,
            Self::OwnVehicles => said::OWN_VEHICLES,
        }
    }
}

/// A part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPart {
    /// What it shows.
    pub kind: PlanPartKind,
    /// Its markup, to be put below its heading.
    pub html: String,
}

/// The parts of the mediator's page, those that have anything to show.
#[must_use]
pub fn plan_parts(view: &PlanView, atlas: &Atlas, tongue: &dyn Tongue) -> Vec<PlanPart> {
    use PlanPartKind::{Controllability, Critical, Exposed, Fallbacks, Worth};
    let (mut parts, pen) = (common(view, atlas, Pen(tongue)), Pen(tongue));
    let after = parts.iter().position(|part| part.kind == PlanPartKind::Safe).unwrap_or(parts.len());
    let mut own = vec![
        PlanPart { kind: Worth, html: tables::worth(view, pen) },
        PlanPart { kind: Critical, html: tables::critical(view, pen) },
        PlanPart { kind: Exposed, html: tables::exposure(view, pen) },
    ];
    if let Some(sentences) = &view.controllability {
        own.push(PlanPart { kind: Controllability, html: tables::sentences(sentences) });
    }
    if !view.fallbacks.is_empty() {
        own.push(PlanPart { kind: Fallbacks, html: tables::fallbacks(view) });
    }
    parts.splice(after..after, own);
    parts
}

/// The parts of what those have who accompany people.
#[must_use]
pub fn carried_parts(plan: &CarriedPlan, atlas: &Atlas, tongue: &dyn Tongue) -> Vec<PlanPart> {
    common(plan.view(), atlas, Pen(tongue))
}

/// The parts of a party's page, with a chart and a map of what it knows.
#[must_use]
pub fn party_parts(view: &PartyPlan, atlas: &Atlas, tongue: &dyn Tongue) -> Vec<PlanPart> {
    let (mut parts, _) = pictures(&view.drawn(), atlas, Pen(tongue));
    parts.extend(party_tables(view, Pen(tongue)));
    parts
}

/// The tables of a party's page.
pub(super) fn party_tables(view: &PartyPlan, pen: Pen<'_>) -> Vec<PlanPart> {
    use PlanPartKind::{OwnMovements, OwnPeople, OwnVehicles};
    let mut parts = Vec::new();
    if !view.lots.is_empty() {
        parts.push(PlanPart { kind: OwnPeople, html: plan_party::people(view, pen) });
    }
    if !view.rides.is_empty() {
        let html = plan_party::rides(view, &view.rides, papers::OWN_MOVEMENTS, pen);
        parts.push(PlanPart { kind: OwnMovements, html });
    }
    if !view.own_rides.is_empty() {
        let html = plan_party::rides(view, &view.own_rides, papers::OWN_VEHICLES, pen);
        parts.push(PlanPart { kind: OwnVehicles, html });
    }
    parts
}

/// How two plans of one case differ, as a chart: the one before pale, the other dark; none where nothing moves in either.
#[must_use]
pub fn plan_change_chart(before: &PlanView, after: &PlanView, tongue: &dyn Tongue) -> Option<String> {
    change::chart(before, after, tongue)
}

/// What everybody has who sees the whole of a plan.
fn common(view: &PlanView, atlas: &Atlas, pen: Pen<'_>) -> Vec<PlanPart> {
    use PlanPartKind::{Gates, Moment, Movements, Quotas, Safe, Works};
    let (mut parts, map) = pictures(view, atlas, pen);
    if !view.rides.is_empty() {
        parts.push(PlanPart { kind: Moment, html: moment(view, map.as_ref(), pen) });
    }
    parts.push(PlanPart { kind: Movements, html: tables::movements(view, pen) });
    if !view.gates.is_empty() {
        parts.push(PlanPart { kind: Gates, html: tables::gates(view, pen) });
    }
    if !view.quotas.is_empty() {
        parts.push(PlanPart { kind: Quotas, html: tables::quotas(view, pen) });
    }
    if !view.works.is_empty() {
        parts.push(PlanPart { kind: Works, html: tables::works(view, pen) });
    }
    if !view.safe.is_empty() {
        parts.push(PlanPart { kind: Safe, html: tables::safe(view, pen) });
    }
    parts
}

/// Chart and map; and the map with what the slider needs of it.
fn pictures(view: &PlanView, atlas: &Atlas, pen: Pen<'_>) -> (Vec<PlanPart>, Option<map::Map>) {
    let mut parts = Vec::new();
    let charts = gantt::charts(view, pen.0);
    if !charts.is_empty() {
        parts.push(PlanPart { kind: PlanPartKind::Chart, html: figures(&charts, pen) });
    }
    let map = map::map(view, atlas, pen.0);
    if let Some(map) = &map {
        let caption = if map.has_closed { papers::MAP_CAPTION } else { papers::MAP_CAPTION_OPEN };
        let caption = pen.put(caption);
        let html = format!("<figure{}>\n{}</figure>\n<p class=\"quiet\">{caption}</p>\n", pen.left_to_right(), map.svg);
        parts.push(PlanPart { kind: PlanPartKind::Map, html });
    }
    (parts, map)
}

fn figures(charts: &[gantt::Chart], pen: Pen<'_>) -> String {
    let mut out = String::new();
    for chart in charts {
        if let Some(heading) = &chart.heading {
            put!(out, "<h3>{}</h3>\n", pen.put(heading.clone()));
        }
        put!(out, "<figure{}>\n{}</figure>\n", pen.left_to_right(), chart.svg);
    }
    put!(out, "<p class=\"quiet\">{}</p>\n", pen.put(papers::CHART_CAPTION));
    out
}
