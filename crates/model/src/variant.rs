//! Variants of a case: the same case with a rule dropped, replaced or added, a name or a party gone.
//!
//! 'What if' is always asked of a whole case, so that the engine and the judge need no words for it.

use crate::case::{Case, ItemRef, Line, PartyRef, Standing};
use crate::rule::{Condition, Flow, Origin, Owner, Rule, RuleRef, Selection, Sentence};

impl Case {
    /// The case without one rule. Concessions on it go too; references to later rules move down by one.
    #[must_use]
    pub fn without_rule(&self, rule: RuleRef) -> Self {
        self.retaining_rules(|r, _| r != rule)
    }

    /// The case with only those rules for which `keep` says so.
    #[must_use]
    pub fn retaining_rules(&self, keep: impl Fn(RuleRef, &Rule) -> bool) -> Self {
        let mut variant = self.clone();
        let mut moved_to = vec![None; self.rules.len()];
        variant.rules.clear();
        for (index, rule) in self.rules.iter().enumerate() {
            if keep(RuleRef::new(index), rule) {
                moved_to[index] = Some(RuleRef::new(variant.rules.len()));
                variant.rules.push(rule.clone());
            }
        }
        variant.concessions = self
            .concessions
            .iter()
            .filter_map(|concession| {
                let rule = moved_to[concession.rule.index()]?;
                Some(crate::case::Concession { rule, options: concession.options.clone() })
            })
            .collect();
        variant
    }

    /// The case with one more rule, last.
    #[must_use]
    pub fn with_rule(&self, rule: Rule) -> Self {
        let mut variant = self.clone();
        variant.rules.push(rule);
        variant
    }

    /// The case with these options of [`Case::concessions`] taken: `(concession, option)` indices, one option
    /// for a concession at most. Rules keep their references unless an option drops its rule.
    #[must_use]
    pub fn conceding(&self, choices: &[(usize, usize)]) -> Self {
        let mut variant = self.clone();
        let mut dropped = Vec::new();
        for &(concession, option) in choices {
            let rule = self.concessions[concession].rule;
            let option = &self.concessions[concession].options[option];
            match &option.to {
                Some(sentence) => {
                    variant.rules[rule.index()].sentence = sentence.clone();
                    variant.rules[rule.index()].text.clone_from(&option.text);
                }
                None => dropped.push(rule),
            }
        }
        variant.retaining_rules(|r, _| !dropped.contains(&r))
    }

    /// The case in which the item does not move. The rules stay: a must-ask for it now makes a conflict.
    #[must_use]
    pub fn without_item(&self, item: ItemRef) -> Self {
        let name = format!("without {}", self.item(item).id);
        self.with_rule(self.question(name, Sentence::Holds(Condition::None(self.flow_of(item)))))
    }

    /// The case in which the party has walked away: its position and rules are gone, nothing moves from or to it. What it objected
    /// to and others decide stands.
    #[must_use]
    pub fn without_party(&self, party: PartyRef) -> Self {
        let mut variant = self.retaining_rules(|_, rule| rule.owner != Owner::Party(party));
        variant.positions.retain(|position| position.party != party);
        for position in &mut variant.positions {
            for hold in &mut position.holds {
                hold.to.retain(|&to| to != party);
            }
            let items = &self.items;
            position.holds.retain(|hold| items[hold.item.index()].is_undertaking() || !hold.to.is_empty());
        }
        variant
    }

    /// The case with only those lines of positions (holds, asks, lists, objections, rules) for which `keep` says so. The case's own
    /// rules stay.
    #[must_use]
    pub fn retaining_lines(&self, keep: impl Fn(&Line) -> bool) -> Self {
        let mut variant = self.retaining_rules(|_, rule| !matches!(rule.owner, Owner::Party(_)) || keep(&rule.line));
        for position in &mut variant.positions {
            position.holds.retain(|hold| keep(&hold.line));
            position.asks.retain(|ask| keep(&ask.line));
        }
        variant.windows.retain(|window| keep(&window.line));
        variant.objections.retain(|objection| keep(&objection.line));
        variant
    }

    /// A rule of a question, with the words of its sentence as its text.
    pub fn question(&self, name: String, sentence: Sentence) -> Rule {
        let line = Line {
            standing: Standing::Assumed,
            by: None,
            on: None,
            sources: Vec::new(),
            from_outcome: false,
            note: None,
        };
        Rule { owner: Owner::Question, origin: Origin::Question, text: name.clone(), name, sentence, line }
    }

    /// All units of one item, wherever and whenever they go.
    pub fn flow_of(&self, item: ItemRef) -> Flow {
        Flow {
            selection: Selection { items: vec![item], text: self.item(item).id.clone() },
            from: Vec::new(),
            to: Vec::new(),
            phases: self.all_phases(),
        }
    }
}
