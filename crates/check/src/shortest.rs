//! That no conflict is shorter: the sets that hold, for each of some deals, a member which that deal breaks.
//!
//! What a rule's breach is stands in `judge`; whether the members of a conflict are one, in `verify`.

use takas_model::{Case, Conflict, ConflictMember, Deal, Shortest};

use crate::judge::{rule_fault, sound};
use crate::program::{Form, Program};
use crate::refusal::Refusal;
use crate::replay::replay;
use crate::verdict::{Finding, Why};

/// Whether every conflict of the case has at least as many members as this one, by the evidence that it brings.
pub(crate) fn verify_shortest(case: &Case, conflict: &Conflict) -> Finding {
    let Some(shortest) = &conflict.shortest else { return Finding::Unverified(Why::NotClaimed) };
    if let Some(index) = shortest.deals.iter().position(|deal| !sound(case, deal).is_empty()) {
        return Finding::Unverified(Why::Witness(index));
    }
    let program = shorter_program(case, shortest, conflict.members.len());
    program.and_then(|program| replay(&program, &shortest.proof)).into()
}

/// The program *Shortest conflict* of `docs/reference/encoding.md`: a set of fewer than `count` members.
fn shorter_program(case: &Case, shortest: &Shortest, count: usize) -> Result<Program, Refusal> {
    let mut program = Program::default();
    let mut members = Vec::new();
    for rule in case.rule_refs() {
        members.push((program.add_variable(1)?, ConflictMember::Rule(rule)));
    }
    members.push((program.add_variable(1)?, ConflictMember::SomethingMoves));
    for deal in &shortest.deals {
        let broken = members.iter().filter(|(_, member)| breaks(case, deal, *member));
        let row = Form::sum(broken.map(|&(variable, _)| (variable, 1)))?;
        program.add_row(row, 1);
    }
    let count = i128::try_from(count).map_err(|_| Refusal::Overflow)?;
    program.add_row(Form::sum(members.iter().map(|&(variable, _)| (variable, -1)))?, 1 - count);
    Ok(program)
}

fn breaks(case: &Case, deal: &Deal, member: ConflictMember) -> bool {
    match member {
        ConflictMember::Rule(rule) => rule_fault(case, deal, rule).is_some(),
        ConflictMember::SomethingMoves => deal.is_empty(),
    }
}
