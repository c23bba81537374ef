//! From findings to what one party may know.

use takas_model::{
    Ask, Case, Deal, Hold, Item, ItemRef, Kind, Nature, Origin, PartyRef, Position, Rule, Standing, Transfer,
    Undertaking,
};

use super::lists::{project_lists, project_objections};
use super::sight::{Sight, names_nobody, public_roles};
use super::{
    Movement, MovementKind, OwnAsk, OwnHold, OwnPosition, OwnRule, PartyDeal, PartyName, PartyPhase, PartyView,
    Undertaken,
};
use crate::findings::{Findings, Names};
use crate::measure;
use crate::names::{Namer, clean};
use crate::phrase::Phrase;
use crate::words::{deal as said, party};

/// What the party may know of the findings, and nothing more; see [the module](super).
pub fn project(findings: &Findings, party: PartyRef, names: Names) -> PartyView {
    let case = findings.case;
    let deal = measure::deal_of(findings.outcome);
    let sight = Sight::new(case, deal, party);
    let namer = Namer::party(case, names, party, &sight.items);
    let projector = Projector { case, deal, party, sight, namer };
    let own_id = findings.party_ids.iter().find(|(whose, _)| *whose == party).map(|(_, id)| clean(id));
    PartyView {
        party: projector.name(party),
        title: projector.namer.prose(&case.title),
        historical: case.nature == Nature::Historical,
        // Those of the case tell what stands in somebody's rules.
        warnings: crate::mediator::historical(case).into_iter().collect(),
        table: projector.table(),
        deal: deal.map(|deal| PartyDeal { id: own_id, phases: projector.phases(deal) }),
        lists: project_lists(case, deal, party, &projector.namer),
        position: projector.position(),
        pseudonyms: projector.namer.hidden(),
    }
}

struct Projector<'a> {
    case: &'a Case,
    deal: Option<&'a Deal>,
    party: PartyRef,
    sight: Sight<'a>,
    namer: Namer<'a>,
}

impl Projector<'_> {
    /// A party by name. Only ever asked of parties in sight.
    fn name(&self, party: PartyRef) -> PartyName {
        assert!(self.sight.parties.contains(&party), "a party out of sight has no name in this view");
        self.namer.party_name(party)
    }

    fn table(&self) -> Vec<Phrase> {
        let with_roles = |party| {
            let roles: Vec<Phrase> = public_roles(self.case, party).map(|role| said::role(role).phrase()).collect();
            (!roles.is_empty()).then(|| said::at_table(self.name(party).name, roles))
        };
        self.case.party_refs().filter_map(with_roles).collect()
    }

    fn phases(&self, deal: &Deal) -> Vec<PartyPhase> {
        let phase_view = |phase| {
            let in_phase = || deal.transfers().iter().filter(move |t| t.phase == phase);
            let own = |t: &&Transfer| t.from == self.party;
            let view = PartyPhase {
                name: self.namer.prose(&self.case.phase(phase).name),
                days: said::days(self.case.phase(phase)),
                gives: in_phase().filter(own).filter_map(|t| self.movement(t, t.to?)).collect(),
                receives: in_phase()
                    .filter(|t| t.to == Some(self.party))
                    .filter_map(|t| self.movement(t, t.from))
                    .collect(),
                undertakes: in_phase()
                    .filter(own)
                    .filter(|t| t.to.is_none())
                    .map(|t| self.namer.item(t.item))
                    .collect(),
                undertaken: in_phase()
                    .filter(|t| self.sight.is_promised(t))
                    .map(|t| Undertaken { by: self.name(t.from), name: self.namer.item(t.item) })
                    .collect(),
            };
            (!view.is_empty()).then_some(view)
        };
        self.case.phase_refs().filter_map(phase_view).collect()
    }

    /// A transfer of the party's own; none for an undertaking.
    fn movement(&self, transfer: &Transfer, partner: PartyRef) -> Option<Movement> {
        assert!(self.sight.concerns(transfer), "a party sees its own transfers");
        let kind = match &self.case.item(transfer.item).kind {
            Kind::Person(_) => MovementKind::Person,
            Kind::Group => MovementKind::Group,
            Kind::Remains => MovementKind::Remains,
            Kind::Goods { unit, .. } => MovementKind::Goods(self.namer.prose(unit)),
            Kind::Undertaking => return None,
        };
        let name = self.namer.item(transfer.item);
        Some(Movement { name, kind, quantity: transfer.quantity, partner: self.name(partner) })
    }

    fn position(&self) -> OwnPosition {
        let mut own = OwnPosition::default();
        if let Some(position) = self.case.position(self.party) {
            for hold in position.holds.iter().filter(|h| h.line.standing == Standing::Stated) {
                let undertaking = self.case.item(hold.item).is_undertaking();
                let list = if undertaking { &mut own.undertakes } else { &mut own.holds };
                list.push(self.hold(hold));
            }
            let asks = position.asked().filter(|line| line.iter().all(|a| a.line.standing == Standing::Stated));
            own.asks = asks.filter_map(|line| Some(self.ask(position, line.first()?, line))).collect();
        }
        own.objections = project_objections(self.case, self.party, &self.namer);
        for rule in self.sight.own_rules() {
            match rule.origin {
                Origin::Refusal => own.refuses.push(self.rule(rule)),
                Origin::Written => own.rules.push(self.rule(rule)),
                // A must stands among the asks; families and questions are nobody's position.
                // Places stand with their list.
                Origin::Must | Origin::Places | Origin::Family | Origin::Question => {}
            }
        }
        own
    }

    fn hold(&self, hold: &Hold) -> OwnHold {
        let item = self.case.item(hold.item);
        OwnHold {
            name: self.namer.item(hold.item),
            to: hold.to.iter().map(|&to| self.name(to).name).collect(),
            becomes: self.deal.map(|deal| self.becomes(deal, hold, item)),
        }
    }

    /// Where the party's own item goes.
    fn becomes(&self, deal: &Deal, hold: &Hold, item: &Item) -> Phrase {
        let places: Vec<Phrase> = deal
            .transfers()
            .iter()
            .filter(|t| t.item == hold.item)
            .map(|t| {
                let units = (item.quantity > 1).then(|| Phrase::amount(t.quantity));
                said::to_where(units, t.to.map(|to| self.name(to).name))
            })
            .collect();
        party::becomes(places, item.is_undertaking())
    }

    fn ask(&self, position: &Position, ask: &Ask, line: &[Ask]) -> OwnAsk {
        if let Some(ranked) = measure::ranked(line)
            && let Some(act) = self.case.undertaking(ranked[0])
        {
            return self.ranking(position, line, &ranked, act);
        }
        let text = ask.flow.selection.text.trim();
        let nobody = names_nobody(text);
        let item = self.case.find_item(text).filter(|i| ask.flow.selection.items == [*i]);
        let met = |deal: &Deal| {
            let counted = deal.transfers().iter().filter(|t| ask.flow.contains(t));
            let in_sight = counted.filter(|t| !nobody || self.sight.concerns(t) || self.sight.names(t.item));
            in_sight.fold(0_u64, |sum, t| sum.saturating_add(t.quantity)).min(ask.at_most)
        };
        let met = self.deal.map(met);
        OwnAsk {
            name: item.map_or_else(
                || Phrase::supplied(self.namer.prose(&ask.name)),
                |item| self.namer.item_or_somebody(item),
            ),
            weight: match ask.priority {
                Some(priority) => said::priority(priority).phrase(),
                None => Phrase::amount(measure::weight(position, line)),
            },
            choice: None,
            met,
            at_most: (!nobody && (self.is_own_number(ask) || self.sees_all_of(ask))).then_some(ask.at_most),
            in_full: met.filter(|_| !nobody).map(|met| met == ask.at_most),
        }
    }

    /// A line that ranks options. Which of those it lists came out is the party's to know; another one it did not ask for.
    fn ranking(&self, position: &Position, line: &[Ask], ranked: &[ItemRef], act: &Undertaking) -> OwnAsk {
        let options: Vec<String> = ranked.iter().map(|&item| self.namer.option(act, item).1).collect();
        let came = self.deal.map(|deal| measure::came_out(deal, line));
        OwnAsk {
            name: said::ranking(self.namer.option(act, ranked[0]).0, &options),
            weight: match line[0].priority {
                Some(priority) => said::priority(priority).phrase(),
                None => Phrase::amount(measure::weight(position, line)),
            },
            met: came.map(|came| u64::from(came.is_some())),
            at_most: Some(1),
            in_full: came.map(|came| came == Some(0)),
            choice: came.map(|came| said::choice(came.map(|rank| (rank, options[rank].as_str())), ranked.len())),
        }
    }

    /// Whether the party itself said how many count: fewer than there are.
    fn is_own_number(&self, ask: &Ask) -> bool {
        let held = |item: &ItemRef| ask.flow.from.is_empty() || ask.flow.from.contains(&self.case.item(*item).holder);
        u128::from(ask.at_most) < self.case.units(ask.flow.selection.items.iter().copied().filter(held))
    }

    /// Whether every unit asked for is the party's own, comes to it in the deal, or is a person that it names.
    fn sees_all_of(&self, ask: &Ask) -> bool {
        ask.flow.selection.items.iter().all(|&i| {
            let item = self.case.item(i);
            let received =
                self.deal.map_or(&[][..], Deal::transfers).iter().filter(|t| t.item == i && t.to == Some(self.party));
            item.holder == self.party
                || (item.quantity == 1 && self.sight.names(i))
                || received.fold(0_u64, |sum, t| sum.saturating_add(t.quantity)) == item.quantity
        })
    }

    fn rule(&self, rule: &Rule) -> OwnRule {
        OwnRule {
            name: self.namer.prose(&rule.name),
            sentence: self.namer.prose(&rule.text),
            holds: self.deal.map(|_| true),
        }
    }
}

impl PartyPhase {
    fn is_empty(&self) -> bool {
        self.gives.is_empty() && self.receives.is_empty() && self.undertakes.is_empty() && self.undertaken.is_empty()
    }
}
