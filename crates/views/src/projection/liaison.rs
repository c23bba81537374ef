//! What a party's liaison may be given to ask: one doubt about that party's own lines.
//!
//! The liaison is of the mediator's team and knows this party's compartment, no other. So the question holds the names and sentences of that
//! party's lines and, where there are several, the versions. It holds no chance, no gain, no weight and no rank: these are computed from
//! the positions of all. That a question is put at all tells that its answer would matter, and nothing more.

use takas_model::{Case, Doubt, DoubtedLine, PartyRef, Version};

use crate::findings::Names;
use crate::mediator::chances::{line_name, line_text, reading_words};
use crate::names::{Namer, PartyName};

/// A question for a party's liaison.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiaisonView {
    /// Whom to ask.
    pub party: PartyName,
    /// What; none: nothing.
    pub question: Option<LiaisonQuestion>,
}

/// What to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiaisonQuestion {
    /// The party's lines.
    pub lines: Vec<LiaisonLine>,
    /// What the line may be, where it is more than so or not.
    pub versions: Vec<String>,
}

/// A line of the party's own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiaisonLine {
    /// Its name.
    pub name: String,
    /// Its sentence, where it has one.
    pub text: Option<String>,
}

/// The question for a party's liaison. A doubt about another party's lines makes none.
pub fn project_question(case: &Case, party: PartyRef, doubt: Option<&Doubt>, names: Names) -> LiaisonView {
    let namer = Namer::mediator(case, names);
    let own = doubt.filter(|doubt| doubt.party == party && doubt.lines.iter().all(|line| is_of(case, party, *line)));
    let question = own.map(|doubt| {
        let line = |&line: &DoubtedLine| LiaisonLine {
            name: line_name(case, &namer, line).to_string(),
            text: line_text(case, &namer, line),
        };
        let several = doubt.readings.iter().any(|reading| matches!(reading.versions[0], Version::Instead { .. }));
        let versions = doubt.readings.iter().filter(|_| several);
        LiaisonQuestion {
            lines: doubt.lines.iter().map(line).collect(),
            versions: versions.map(|reading| reading_words(case, &namer, doubt, reading).to_string()).collect(),
        }
    });
    LiaisonView { party: namer.party_name(party), question }
}

/// Whether a line belongs to the party's position.
fn is_of(case: &Case, party: PartyRef, line: DoubtedLine) -> bool {
    match line {
        DoubtedLine::Rule(rule) => case.rule(rule).owner == takas_model::Owner::Party(party),
        DoubtedLine::Hold(item) => case.item(item).holder == party,
    }
}
