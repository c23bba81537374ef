//! Whom and what a party sees: the items and parties of its own transfers and of its own stated words.

use std::collections::BTreeSet;

use takas_model::{Case, Deal, ItemRef, Owner, PartyRef, Position, Role, Rule, Standing, Transfer};

use super::lists;

/// Selections of the rule language that name nobody.
const NAMES_NOBODY: [&str; 2] = ["everyone", "protected"];

/// What one party sees.
pub(super) struct Sight<'a> {
    case: &'a Case,
    party: PartyRef,
    /// Items it gives, receives, undertakes, is promised, or names in a stated line.
    pub(super) items: BTreeSet<ItemRef>,
    /// Items that it names itself.
    named: BTreeSet<ItemRef>,
    /// Itself, those it exchanges with, those it names, and public roles.
    pub(super) parties: BTreeSet<PartyRef>,
}

impl<'a> Sight<'a> {
    pub(super) fn new(case: &'a Case, deal: Option<&Deal>, party: PartyRef) -> Self {
        let mut sight = Self { case, party, items: BTreeSet::new(), named: BTreeSet::new(), parties: BTreeSet::new() };
        sight.parties.insert(party);
        sight.parties.extend(case.party_refs().filter(|&p| public_roles(case, p).next().is_some()));
        sight.add_words();
        sight.items.clone_from(&sight.named);
        for window in case.windows.iter().filter(|window| lists::knows(window, party)) {
            sight.items.extend(&window.listed.items);
            sight.parties.insert(window.party);
        }
        for transfer in deal.map_or(&[][..], Deal::transfers) {
            if sight.concerns(transfer) || sight.is_promised(transfer) {
                sight.items.insert(transfer.item);
                sight.parties.insert(transfer.from);
                sight.parties.extend(transfer.to);
            }
        }
        sight
    }

    fn position(&self) -> Option<&'a Position> {
        self.case.position(self.party)
    }

    /// The party's own stated rules, in order.
    pub(super) fn own_rules(&self) -> impl Iterator<Item = &'a Rule> + use<'a> {
        let party = self.party;
        self.case.rules.iter().filter(move |r| r.owner == Owner::Party(party) && r.line.standing == Standing::Stated)
    }

    /// Whether the party gives, receives or undertakes it.
    pub(super) fn concerns(&self, transfer: &Transfer) -> bool {
        transfer.from == self.party || transfer.to == Some(self.party)
    }

    /// Whether the party names it itself.
    pub(super) fn names(&self, item: ItemRef) -> bool {
        self.named.contains(&item)
    }

    /// Whether it is another's undertaking that an ask of the party names. Any ask: what the deal offers the party
    /// is the party's to know, whoever thought of offering it.
    pub(super) fn is_promised(&self, transfer: &Transfer) -> bool {
        let asks = self.position().map_or(&[][..], |p| &p.asks);
        transfer.to.is_none()
            && transfer.from != self.party
            && asks.iter().any(|ask| ask.flow.contains(transfer) && !names_nobody(&ask.flow.selection.text))
    }

    /// Adds what the party names in its stated lines.
    fn add_words(&mut self) {
        let stated = |line: &takas_model::Line| line.standing == Standing::Stated;
        let mut words: BTreeSet<&str> = BTreeSet::new();
        if let Some(position) = self.position() {
            for hold in position.holds.iter().filter(|h| stated(&h.line)) {
                self.named.insert(hold.item);
                self.parties.extend(&hold.to);
            }
            for ask in position.asks.iter().filter(|a| stated(&a.line)) {
                words.extend(names_in(&ask.flow.selection.text));
                self.parties.extend(ask.flow.from.iter().chain(&ask.flow.to));
            }
        }
        for window in self.case.windows.iter().filter(|w| w.party == self.party && stated(&w.line)) {
            self.named.extend(&window.listed.items);
            self.parties.extend(&window.published_to);
        }
        for objection in lists::own_objections(self.case, self.party) {
            self.named.extend(objection.units.iter().map(|(item, _)| *item));
        }
        for rule in self.own_rules() {
            words.extend(names_in(&rule.text));
        }
        // An option's id is several words, `patrol as joint`: it is named where all of them are.
        let is_named = |item: &ItemRef| names_in(&self.case.item(*item).id).all(|word| words.contains(word));
        self.named.extend(self.case.item_refs().filter(is_named));
        self.parties.extend(self.case.party_refs().filter(|&p| words.contains(self.case.party(p).id.as_str())));
    }
}

/// Whether a selection counts without naming.
pub(super) fn names_nobody(text: &str) -> bool {
    names_in(text).any(|name| NAMES_NOBODY.contains(&name))
}

/// The roles of a party that everybody at the table knows.
pub(super) fn public_roles(case: &Case, party: PartyRef) -> impl Iterator<Item = Role> + '_ {
    let roles = case.party(party).roles.iter().copied();
    roles.filter(|role| matches!(role, Role::Mediator | Role::CoMediator | Role::Host))
}

/// The names in a text of the rule language.
pub(super) fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).filter(|name| !name.is_empty())
}
