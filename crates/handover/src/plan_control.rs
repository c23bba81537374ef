//! Whether a plan can be kept whatever flights and checks take, how it is then executed, and what would mend it.
//!
//! Builds on [`controllability`] and [`mends`]; the words are of the plan: vehicles, checks, teams.

use takas_model::{Controllability, Handover, Minutes, Network, Plan, PlanNetwork, Requirement, TeamRef};

use crate::control::{controllability, side_words};
use crate::mend::{Mend, mends};
use crate::plan_network::{Tag, Tagged, tagged};

/// Networks looked at for mends: some seconds of them for a plan of a few hundred events.
const ASKS_MAX: u64 = 400;

/// What would make a plan controllable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanMend {
    /// Another team that does what this one does, beside it.
    Team(TeamRef),
    /// More room in each of these lines, by so many minutes.
    Room(Vec<(String, Minutes)>),
}

/// What is known of a plan under uncertain durations.
#[derive(Clone, Debug)]
pub struct PlanControl {
    /// The network of the plan.
    pub network: PlanNetwork,
    /// Whether it can be kept: with the waits by which it is executed, or the conflict.
    pub outcome: Controllability,
    /// The conflict in words: these cannot all be so. Empty where there is none.
    pub conflict: Vec<String>,
    /// Each of these alone would mend it: teams first, then the least room. Empty where it is not needed, or where none was found.
    pub mends: Vec<PlanMend>,
}

/// Whether a plan can be kept whatever its durations turn out to be within their ranges.
///
/// # Panics
/// When the plan does not keep everything: judge it first.
pub fn plan_control(handover: &Handover, plan: &Plan) -> PlanControl {
    let Tagged { network, tags } = tagged(handover, plan);
    let outcome = controllability(&network.network);
    let (mut conflict, mut found) = (Vec::new(), Vec::new());
    if let Controllability::Conflict(of) = &outcome {
        conflict.extend(of.sides.iter().map(|&side| side_words(&network.network, side)));
        found.extend(teams(&network.network, &tags, plan));
        let may = |index: usize| matches!(tags[index], Tag::Limit | Tag::Together);
        match mends(&network.network, may, ASKS_MAX) {
            Some(Mend::Alone(list)) => {
                let room =
                    |one: &crate::Loosening| (network.network.requirements()[one.requirement].name.clone(), one.by);
                found.extend(list.iter().take(5).map(|one| PlanMend::Room(vec![room(one)])));
            }
            Some(Mend::Together(list)) => {
                let room =
                    |one: &crate::Loosening| (network.network.requirements()[one.requirement].name.clone(), one.by);
                found.push(PlanMend::Room(list.iter().map(room).collect()));
            }
            Some(Mend::Hopeless | Mend::Unfinished) | None => {}
        }
    }
    PlanControl { network, outcome, conflict, mends: found }
}

/// Teams of which a second one would do: each does every other work of the one there is.
fn teams(network: &Network, tags: &[Tag], plan: &Plan) -> Vec<PlanMend> {
    let mut all: Vec<TeamRef> = plan.works.iter().map(|work| work.team).collect();
    all.sort_unstable();
    all.dedup();
    let helps = |team: &TeamRef| {
        let order: Vec<&Requirement> = with_tag(network, tags, *team).collect();
        if order.is_empty() {
            return false;
        }
        let kept = network.requirements().iter().zip(tags).filter(|(_, tag)| **tag != Tag::Team(*team));
        let mut requirements: Vec<Requirement> = kept.map(|(one, _)| one.clone()).collect();
        // One end comes before the next beginning but one.
        for pair in order.windows(2) {
            let beginning = pair[1].to;
            requirements.push(Requirement { to: beginning, ..pair[0].clone() });
        }
        let other = Network::new(network.events().to_vec(), requirements, network.contingent().to_vec());
        other.is_ok_and(|other| matches!(controllability(&other), Controllability::Controllable(_)))
    };
    all.into_iter().filter(helps).map(PlanMend::Team).collect()
}

fn with_tag<'n>(network: &'n Network, tags: &'n [Tag], team: TeamRef) -> impl Iterator<Item = &'n Requirement> {
    network.requirements().iter().zip(tags).filter(move |(_, tag)| **tag == Tag::Team(team)).map(|(one, _)| one)
}
