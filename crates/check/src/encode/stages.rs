//! The programs that bests, objective levels, uniqueness and concessions speak of: section 4 of `docs/reference/encoding.md`.

use core::ops::Range;

use takas_model::proof::Variable;
use takas_model::{Case, Deal, Fraction, Objective, PartyRef, RuleRef};

use super::{Candidate, Encoder, values};
use crate::formula::{Formula, enforce, enforce_count};
use crate::program::{Form, Program, add, multiply, subtract};
use crate::refusal::Refusal;

/// The full program of a case, growing by one objective after the other.
#[derive(Clone, Debug)]
pub struct FullProgram<'a> {
    encoder: Encoder<'a>,
    satisfactions: Vec<(PartyRef, Form)>,
    parts: Vec<Part>,
}

/// What variables and rows of a program are there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What.
    pub purpose: Purpose,
    /// The variables, from the first to before the last.
    pub variables: Range<usize>,
    /// The rows, likewise.
    pub rows: Range<usize>,
}

/// What a part of a program is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The candidates, and that no more moves than there is.
    Items,
    /// A rule.
    Rule(RuleRef),
    /// That something moves.
    SomethingMoves,
    /// How far an ask of a party is met, by its index in the position.
    Ask(PartyRef, usize),
}

/// A party that counts in *worst-off*, as the deal leaves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose.
    pub party: PartyRef,
    /// Its satisfaction at the deal.
    pub reached: u64,
    /// Its best; at least 1.
    pub best: u64,
}

impl Standing {
    fn share(&self) -> Result<Fraction, Refusal> {
        Fraction::new(self.reached, self.best).ok_or(Refusal::UnknownReference)
    }
}

impl<'a> FullProgram<'a> {
    /// All rules, *something moves*, and the satisfaction of each party that asks.
    ///
    /// # Errors
    /// [`Refusal::Overflow`]; [`Refusal::UnknownReference`] for a malformed case.
    pub fn new(case: &'a Case) -> Result<Self, Refusal> {
        let mut encoder = Encoder::new(case)?;
        let mut parts = Vec::new();
        part(&mut parts, Purpose::Items, &encoder);
        for rule in case.rule_refs() {
            encoder.enforce_rule(rule)?;
            part(&mut parts, Purpose::Rule(rule), &encoder);
        }
        encoder.something_moves()?;
        part(&mut parts, Purpose::SomethingMoves, &encoder);
        let mut satisfactions = Vec::new();
        for position in case.positions.iter().filter(|position| !position.asks.is_empty()) {
            let mut sums = Vec::new();
            for (index, ask) in position.asks.iter().enumerate() {
                let mut met = encoder.moved(&ask.flow)?;
                let (_, greatest) = met.range(&encoder.program)?;
                if greatest > i128::from(ask.at_most) {
                    let counted = Form(vec![(encoder.program.add_variable(i128::from(ask.at_most))?, 1)]);
                    encoder.program.add_row(Form::combine(&[(1, &met), (-1, &counted)])?, 0);
                    met = counted;
                }
                part(&mut parts, Purpose::Ask(position.party, index), &encoder);
                sums.push((i128::from(ask.weight), met));
            }
            let sums: Vec<(i128, &Form)> = sums.iter().map(|(weight, form)| (*weight, form)).collect();
            satisfactions.push((position.party, Form::combine(&sums)?));
        }
        Ok(Self { encoder, satisfactions, parts })
    }

    /// What the variables and rows of the full program, before any objective, are there for, in order.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The program so far.
    pub fn program(&self) -> &Program {
        &self.encoder.program
    }

    /// The candidates: the first variables.
    pub fn candidates(&self) -> &[Candidate] {
        &self.encoder.candidates
    }

    /// The program so far with the objective row "the party is better off than `best`".
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for a party that asks for nothing.
    pub fn better_best(&self, party: PartyRef, best: u64) -> Result<Program, Refusal> {
        let form = self.satisfaction(party)?;
        let mut program = self.encoder.program.clone();
        program.add_row(form.clone(), add(i128::from(best), 1)?);
        Ok(program)
    }

    fn satisfaction(&self, party: PartyRef) -> Result<&Form, Refusal> {
        let found = self.satisfactions.iter().find(|(whose, _)| *whose == party);
        found.map(|(_, form)| form).ok_or(Refusal::UnknownReference)
    }

    /// Adds a level that is a number, and gives the program in which it would be better: what its proof refutes.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for *worst-off*.
    pub fn number_level(&mut self, objective: Objective, value: u64) -> Result<Program, Refusal> {
        let (form, sign) = self.form_of(objective)?;
        let value = multiply(sign, i128::from(value))?;
        let mut better = self.encoder.program.clone();
        better.add_row(form.clone(), add(value, 1)?);
        self.encoder.program.add_row(form, value);
        Ok(better)
    }

    /// The form to be made large, and 1 or -1: its sign against the value as it is told.
    fn form_of(&mut self, objective: Objective) -> Result<(Form, i128), Refusal> {
        let everything = 0..self.encoder.candidates.len();
        let case = self.encoder.case;
        Ok(match objective {
            Objective::Protected => (protected_form(&self.encoder)?, 1),
            Objective::People => {
                (self.encoder.sum_where(everything, |c| case.item(c.item).is_people().then_some(1))?, 1)
            }
            Objective::Earliest => {
                let waits = |c: &Candidate| i128::try_from(c.phase.index()).ok().map(|index| -index);
                (self.encoder.sum_where(everything, waits)?, -1)
            }
            Objective::FewestTransfers => {
                let mut terms = Vec::new();
                for number in everything {
                    let upper = i128::from(self.encoder.candidates[number].upper);
                    let candidate = Variable::try_from(number).map_err(|_| Refusal::Overflow)?;
                    if upper > 1 {
                        let used = self.encoder.program.add_variable(1)?;
                        self.encoder.program.add_row(Form::sum([(candidate, -1), (used, upper)])?, 0);
                        terms.push((used, -1));
                    } else {
                        terms.push((candidate, -1));
                    }
                }
                (Form::sum(terms)?, -1)
            }
            Objective::WorstOff => return Err(Refusal::UnknownReference),
        })
    }

    /// Adds the level *worst-off*, and gives the program of each of its refutations in turn, one for each distinct
    /// share ascending.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for a party that asks for nothing or a best of zero.
    pub fn worst_off_level(&mut self, standings: &[Standing]) -> Result<Vec<Program>, Refusal> {
        for standing in standings {
            let least = self.satisfaction(standing.party)?.negated()?;
            self.encoder.program.add_row(least, -i128::from(standing.best));
        }
        let shares = standings.iter().map(Standing::share).collect::<Result<Vec<_>, _>>()?;
        let mut distinct = shares.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let lowest = distinct.first().copied();
        let mut better = Vec::new();
        for &share in &distinct {
            if Some(share) == lowest {
                for standing in standings {
                    let form = self.satisfaction(standing.party)?.clone();
                    self.encoder.program.add_row(form, i128::from(share.ceiling_of(standing.best)));
                }
            } else {
                let reach = shares.iter().filter(|&&other| other >= share).count();
                let asked = |best| Ok(i128::from(share.ceiling_of(best)));
                self.encoder.program = self.reaching(standings, lowest, asked, reach)?;
            }
            let above = shares.iter().filter(|&&other| other > share).count();
            let asked = |best| add(i128::from(share.floor_of(best)), 1);
            better.push(self.reaching(standings, lowest, asked, above + 1)?);
        }
        Ok(better)
    }

    /// The program so far in which at least `count` of the parties reach the satisfaction asked of their best, all being
    /// known to reach the lowest share.
    fn reaching(
        &self,
        standings: &[Standing],
        lowest: Option<Fraction>,
        asked: impl Fn(u64) -> Result<i128, Refusal>,
        count: usize,
    ) -> Result<Program, Refusal> {
        let mut program = self.encoder.program.clone();
        let mut reached = Vec::new();
        for standing in standings {
            let switch = program.add_variable(1)?;
            let floor = lowest.map_or(0, |share| i128::from(share.ceiling_of(standing.best)));
            let rise = subtract(asked(standing.best)?, floor)?;
            let form = self.satisfaction(standing.party)?;
            program.add_row(Form::combine(&[(1, form), (-rise, &Form(vec![(switch, 1)]))])?, floor);
            reached.push((switch, 1));
        }
        let count = i128::try_from(count).map_err(|_| Refusal::Overflow)?;
        program.add_row(Form::sum(reached)?, count);
        Ok(program)
    }

    /// The program so far without this deal: what the proof of uniqueness refutes.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for a deal that moves what is no candidate.
    pub fn another(&self, deal: &Deal) -> Result<Program, Refusal> {
        let parts = differences(&self.encoder.candidates, deal)?;
        let mut program = self.encoder.program.clone();
        enforce(&mut program, Formula::Or(parts))?;
        Ok(program)
    }

    /// Adds, for good, that the deal is at distance at least `distance` from this one.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for a deal that moves what is no candidate.
    pub fn keep_away(&mut self, deal: &Deal, distance: u64) -> Result<(), Refusal> {
        let parts = differences(&self.encoder.candidates, deal)?;
        enforce_count(&mut self.encoder.program, parts, i128::from(distance))
    }

    /// The program so far in which each of these parties reaches its number.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for a party that asks for nothing.
    pub fn reaching_all(&self, least: &[(PartyRef, u64)]) -> Result<Program, Refusal> {
        let mut program = self.encoder.program.clone();
        for &(party, number) in least {
            program.add_row(self.satisfaction(party)?.clone(), i128::from(number));
        }
        Ok(program)
    }

    /// The program so far in which each of these parties reaches its number, and their sum is over `sum`.
    ///
    /// # Errors
    /// [`Refusal::UnknownReference`] for a party that asks for nothing.
    pub fn reaching_more(&self, least: &[(PartyRef, u64)], sum: i128) -> Result<Program, Refusal> {
        let mut program = self.reaching_all(least)?;
        let forms = least.iter().map(|&(party, _)| self.satisfaction(party)).collect::<Result<Vec<_>, _>>()?;
        let forms: Vec<(i128, &Form)> = forms.into_iter().map(|form| (1, form)).collect();
        program.add_row(Form::combine(&forms)?, add(sum, 1)?);
        Ok(program)
    }
}

/// Notes what has come to the program since the last part.
fn part(parts: &mut Vec<Part>, purpose: Purpose, encoder: &Encoder<'_>) {
    let (variable, row) = parts.last().map_or((0, 0), |last| (last.variables.end, last.rows.end));
    let program = &encoder.program;
    parts.push(Part { purpose, variables: variable..program.variables.len(), rows: row..program.rows.len() });
}

/// The units of protected people and remains that move.
pub(super) fn protected_form(encoder: &Encoder<'_>) -> Result<Form, Refusal> {
    let protected = |c: &Candidate| {
        let item = encoder.case.item(c.item);
        let moves = item.is_people() || matches!(item.kind, takas_model::Kind::Remains);
        (moves && item.protection.is_some()).then_some(1)
    };
    encoder.sum_where(0..encoder.candidates.len(), protected)
}

/// For each candidate in order, the ways in which its value can differ from that at the deal: less, more.
fn differences(candidates: &[Candidate], deal: &Deal) -> Result<Vec<Formula>, Refusal> {
    let mut parts = Vec::new();
    let at_deal = values(candidates, deal)?;
    for ((number, candidate), value) in candidates.iter().enumerate().zip(at_deal) {
        let variable = Variable::try_from(number).map_err(|_| Refusal::Overflow)?;
        let value = i128::from(value);
        if value > 0 {
            parts.push(Formula::Atom(Form(vec![(variable, -1)]), 1 - value));
        }
        if value < i128::from(candidate.upper) {
            parts.push(Formula::Atom(Form(vec![(variable, 1)]), value + 1));
        }
    }
    Ok(parts)
}

/// The base program of all rules with *something moves*, at distance at least `distance` from each of these deals.
///
/// # Errors
/// [`Refusal::UnknownReference`] for a deal that moves what is no candidate.
pub fn distant_program(case: &Case, deals: &[&Deal], distance: u64) -> Result<Program, Refusal> {
    let mut program = super::base_program(case, &super::all_members(case))?;
    let candidates = super::candidates(case);
    for deal in deals {
        enforce_count(&mut program, differences(&candidates, deal)?, i128::from(distance))?;
    }
    Ok(program)
}

/// The program of concessions, in which every set so far is excluded and the cost is below `cost`: what the proof of the
/// next set refutes.
///
/// # Errors
/// [`Refusal::UnknownReference`] for a choice that the case does not hold.
pub fn concession_program(case: &Case, earlier: &[Vec<(usize, usize)>], cost: u64) -> Result<Program, Refusal> {
    let mut encoder = Encoder::new(case)?;
    // For each concession, the variables of its options.
    let mut chosen: Vec<Vec<Variable>> = vec![Vec::new(); case.concessions.len()];
    for rule in case.rule_refs() {
        let formula = encoder.sentence(&case.rules[rule.index()].sentence)?;
        let Some(index) = case.concessions.iter().position(|concession| concession.rule == rule) else {
            enforce(&mut encoder.program, formula)?;
            continue;
        };
        let options = &case.concessions[index].options;
        for _ in options {
            chosen[index].push(encoder.program.add_variable(1)?);
        }
        if options.len() > 1 {
            let all = Form::sum(chosen[index].iter().map(|&variable| (variable, -1)))?;
            encoder.program.add_row(all, -1);
        }
        let taken = |variable: &Variable| Formula::Atom(Form(vec![(*variable, 1)]), 1);
        let mut some: Vec<Formula> = chosen[index].iter().map(taken).collect();
        some.push(formula);
        enforce(&mut encoder.program, Formula::Or(some))?;
        for (option, &variable) in options.iter().zip(&chosen[index]) {
            if let Some(sentence) = &option.to {
                let not_taken = Formula::Atom(Form(vec![(variable, -1)]), 0);
                let instead = encoder.sentence(sentence)?;
                enforce(&mut encoder.program, Formula::Or(vec![not_taken, instead]))?;
            }
        }
    }
    encoder.something_moves()?;
    for set in earlier {
        let mut terms = Vec::new();
        for &(concession, option) in set {
            let options = chosen.get(concession).and_then(|options| options.get(option..));
            let options = options.filter(|options| !options.is_empty()).ok_or(Refusal::UnknownReference)?;
            terms.extend(options.iter().map(|&variable| (variable, -1)));
        }
        let count = i128::try_from(set.len()).map_err(|_| Refusal::Overflow)?;
        encoder.program.add_row(Form::sum(terms)?, 1 - count);
    }
    let mut terms = Vec::new();
    for (concession, variables) in case.concessions.iter().zip(&chosen) {
        for (option, &variable) in concession.options.iter().zip(variables) {
            terms.push((variable, -i128::from(option.difficulty)));
        }
    }
    encoder.program.add_row(Form::sum(terms)?, subtract(1, i128::from(cost))?);
    Ok(encoder.program)
}
