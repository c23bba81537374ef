//! The shape of `takas chances --json`, version 1: how likely deals are to be accepted, and what to ask next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use takas_model::{Chance, Deal, Doubt, DoubtedLine, Inquiry, Natural, ObjectiveValue, Owner, Version, Worlds};

use super::FORMAT;
use super::output::DealOut;
use super::report::{Found, deal_out};

/// Everything that `takas chances` found. The mediator's compartment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChancesOut {
    /// Version of this format: 1.
    pub format: u32,
    /// The case's id.
    pub case: String,
    /// Digest of the case's files.
    pub digest: String,
    /// Warnings that go on every output.
    pub warnings: Vec<String>,
    /// What is in doubt.
    pub doubts: Vec<DoubtOut>,
    /// The best deal as the positions are written; null where there is none, or none was found in time.
    pub written: Option<RatedOut>,
    /// The deal most likely to be accepted; null where there is none, or none was found in time.
    pub likely: Option<RatedOut>,
    /// Whether the judge followed that no deal is likelier, or that none is ever accepted.
    pub likely_verified: bool,
    /// Saved deals that were asked about.
    pub saved: Vec<RatedOut>,
    /// In how many worlds there is a deal; null where that was not looked for.
    pub worlds: Option<WorldsOut>,
    /// What each answer is worth, the best question first.
    pub questions: Vec<InquiryOut>,
    /// Whether every doubt was asked about.
    pub all_asked: bool,
}

/// A fraction, not in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChanceOut {
    /// In decimal digits.
    pub numerator: String,
    /// In decimal digits.
    pub denominator: String,
    /// In thousandths, rounded down.
    pub permille: u64,
}

/// A doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DoubtOut {
    /// Whose lines.
    pub party: String,
    /// Names of rules; `holds ID` and `undertakes ID`.
    pub lines: Vec<String>,
    /// What they may be.
    pub readings: Vec<ReadingOut>,
}

/// One way in which the lines of a doubt may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingOut {
    /// `as written`, `dropped`, or a sentence.
    pub says: String,
    /// How much it weighs beside the others.
    pub weight: u64,
}

/// A deal with its chance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RatedOut {
    /// The deal.
    pub deal: DealOut,
    /// That it is accepted.
    pub chance: ChanceOut,
    /// For each doubt, the weight of the readings that accept it.
    pub accepted: Vec<u64>,
}

/// In how many worlds there is a deal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorldsOut {
    /// Whether they are a sample drawn by weight.
    pub sampled: bool,
    /// The seed of the sample.
    pub seed: u64,
    /// How many were looked at.
    pub seen: u64,
    /// By weight; in a sample by number.
    pub with_a_deal: ChanceOut,
}

/// What asking about one doubt would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InquiryOut {
    /// Index into `doubts`, from 0.
    pub doubt: usize,
    /// The chance of the most likely deal to be expected once the answer is known.
    pub expected: ChanceOut,
    /// For each reading, the chance of the most likely deal then; null where there is none.
    pub then: Vec<Option<ChanceOut>>,
    /// Whether the judge followed.
    pub verified: bool,
}

/// A deal to be reported with its chance.
pub struct Rated<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// Its objectives; empty where they were not counted.
    pub objectives: &'a [ObjectiveValue],
    /// Its id, where it is saved.
    pub id: Option<&'a str>,
    /// Its chance.
    pub chance: &'a Chance,
    /// For each doubt, the weight of the readings that accept it.
    pub accepted: &'a [u64],
}

/// Everything to be reported.
pub struct ChancesReport<'a> {
    /// The case with the best deal as written, and how names are shown.
    pub found: Found<'a>,
    /// What is in doubt.
    pub doubts: &'a [Doubt],
    /// The best deal as written.
    pub written: Option<Rated<'a>>,
    /// The most likely deal.
    pub likely: Option<Rated<'a>>,
    /// Whether the judge followed.
    pub likely_verified: bool,
    /// Saved deals.
    pub saved: Vec<Rated<'a>>,
    /// In which worlds there is a deal, and the seed.
    pub worlds: Option<(&'a Worlds, u64)>,
    /// Inquiries, the best first, each with whether the judge followed.
    pub inquiries: Vec<(&'a Inquiry, bool)>,
    /// Whether every doubt was asked about.
    pub all_asked: bool,
}

/// The JSON shape of chances.
pub fn chances(report: &ChancesReport<'_>) -> ChancesOut {
    let found = &report.found;
    let rated = |rated: &Rated<'_>| {
        let mut deal = deal_out(found, found.outcome, rated.deal, rated.objectives);
        deal.id = rated.id.map(str::to_owned);
        RatedOut { deal, chance: chance_out(rated.chance), accepted: rated.accepted.to_vec() }
    };
    ChancesOut {
        format: FORMAT,
        case: found.text(&found.case.id),
        digest: found.digest.to_owned(),
        warnings: found.case.warnings.iter().map(|warning| found.text(warning)).collect(),
        doubts: report.doubts.iter().map(|doubt| doubt_out(found, doubt)).collect(),
        written: report.written.as_ref().map(rated),
        likely: report.likely.as_ref().map(rated),
        likely_verified: report.likely_verified,
        saved: report.saved.iter().map(rated).collect(),
        worlds: report.worlds.map(|(worlds, seed)| WorldsOut {
            sampled: worlds.sampled,
            seed,
            seen: worlds.seen,
            with_a_deal: fraction(&worlds.alive, &worlds.whole),
        }),
        questions: report.inquiries.iter().map(|(inquiry, verified)| inquiry_out(inquiry, *verified)).collect(),
        all_asked: report.all_asked,
    }
}

fn fraction(numerator: &Natural, denominator: &Natural) -> ChanceOut {
    ChanceOut {
        numerator: numerator.to_string(),
        denominator: denominator.to_string(),
        permille: numerator.share_of(denominator, 1000),
    }
}

fn chance_out(chance: &Chance) -> ChanceOut {
    fraction(&chance.numerator, &chance.denominator)
}

fn inquiry_out(inquiry: &Inquiry, verified: bool) -> InquiryOut {
    let then = inquiry.answers.iter().map(|answer| answer.deal.as_ref().map(|deal| chance_out(&deal.chance)));
    InquiryOut { doubt: inquiry.doubt, expected: chance_out(&inquiry.expected), then: then.collect(), verified }
}

fn doubt_out(found: &Found<'_>, doubt: &Doubt) -> DoubtOut {
    let line = |line: &DoubtedLine| match line {
        DoubtedLine::Rule(rule) => found.text(&found.case.rule(*rule).name),
        DoubtedLine::Hold(item) => {
            let verb = if found.case.item(*item).is_undertaking() { "undertakes" } else { "holds" };
            format!("{verb} {}", found.item(*item))
        }
    };
    let says = |version: &Version| match version {
        Version::Written => "as written".to_owned(),
        Version::Dropped => "dropped".to_owned(),
        Version::Instead { text, .. } => found.text(text),
    };
    debug_assert!(doubt.lines.iter().all(|line| match line {
        DoubtedLine::Rule(rule) => matches!(found.case.rule(*rule).owner, Owner::Party(_)),
        DoubtedLine::Hold(_) => true,
    }));
    DoubtOut {
        party: found.case.party(doubt.party).id.clone(),
        lines: doubt.lines.iter().map(line).collect(),
        readings: doubt
            .readings
            .iter()
            .map(|reading| ReadingOut {
                says: reading.versions.first().map(says).unwrap_or_default(),
                weight: reading.weight,
            })
            .collect(),
    }
}
