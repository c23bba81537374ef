//! The deal itself in words: bundles, phases, parties, objectives, the persons' own will.

use std::collections::{BTreeMap, BTreeSet};

use takas_model::{
    Ask, Consent, Deal, Fraction, ItemRef, Kind, Nature, ObjectiveValue, Origin, Outcome, Owner, PartyBest, PartyRef,
    Position, Transfer,
};

use super::build::Maker;
use super::{
    AskView, Bundle, ConsentRow, DealView, ObjectiveRow, PartyCard, PhaseView, Share, Thing, ThingKind, UndertakingView,
};
use crate::measure::{self, Tally};
use crate::phrase::Phrase;
use crate::words::{self, amounts, deal as said};

impl Maker<'_> {
    pub(super) fn deal(&self) -> Option<DealView> {
        let Outcome::Deal { deal, objectives, unique, certificate, .. } = self.findings.outcome else { return None };
        let bundles = self.bundles(deal.transfers());
        let unique = unique.map(|unique| if unique { said::UNIQUE.phrase() } else { said::NOT_UNIQUE.phrase() });
        Some(DealView {
            headline: self.headline(deal),
            unique,
            phases: self.phases(deal, &bundles),
            bundles,
            parties: self.cards(deal, &certificate.bests),
            objectives: objectives.iter().map(objective_row).collect(),
            consent: self.consent(deal),
        })
    }

    /// How many people move among whom.
    pub(super) fn headline(&self, deal: &Deal) -> Phrase {
        let moves = Tally::of(self.case, deal.transfers());
        let parties: BTreeSet<PartyRef> =
            deal.transfers().iter().filter(|t| t.to.is_some()).flat_map(|t| [Some(t.from), t.to]).flatten().collect();
        said::headline(&moves, parties.len())
    }

    /// What goes from whom to whom, over all phases.
    pub(super) fn bundles(&self, transfers: &[Transfer]) -> Vec<Bundle> {
        let mut by_route: BTreeMap<(PartyRef, PartyRef), BTreeMap<ItemRef, u64>> = BTreeMap::new();
        for transfer in transfers {
            if let Some(to) = transfer.to {
                let quantity = by_route.entry((transfer.from, to)).or_default().entry(transfer.item).or_default();
                *quantity = quantity.saturating_add(transfer.quantity);
            }
        }
        by_route
            .into_iter()
            .enumerate()
            .map(|(index, ((from, to), items))| {
                let count = Tally::of(self.case, transfers.iter().filter(|t| (t.from, t.to) == (from, Some(to))));
                Bundle {
                    key: words::key(index),
                    from: self.party(from),
                    to: self.party(to),
                    things: items.into_iter().map(|(item, quantity)| self.thing(item, quantity)).collect(),
                    count: amounts::tally(&count),
                }
            })
            .collect()
    }

    fn thing(&self, item: ItemRef, quantity: u64) -> Thing {
        let (name, written) = (self.namer.item(item), self.namer.written(item));
        let item = self.case.item(item);
        let mut thing = Thing {
            name,
            written,
            aliases: Vec::new(),
            kind: ThingKind::Group,
            quantity,
            protected: item.protection.is_some(),
            legal: None,
            consent: None,
        };
        match &item.kind {
            Kind::Person(person) => {
                thing.kind = ThingKind::Person;
                // In a live case a person's will is the neutral's to know.
                let public = self.case.nature == Nature::Historical;
                thing.consent = public.then(|| said::consent(person.consent).phrase());
                if !self.namer.hidden() {
                    thing.aliases = person.aliases.iter().map(|a| self.namer.prose(a)).collect();
                    thing.legal = person.legal.as_deref().map(|l| self.namer.prose(l));
                }
            }
            Kind::Remains => thing.kind = ThingKind::Remains,
            Kind::Goods { unit, .. } => thing.kind = ThingKind::Goods(self.namer.prose(unit)),
            Kind::Group | Kind::Undertaking => {}
        }
        thing
    }

    fn phases(&self, deal: &Deal, whole: &[Bundle]) -> Vec<PhaseView> {
        self.case
            .phase_refs()
            .filter_map(|phase| {
                let transfers: Vec<Transfer> = deal.transfers().iter().copied().filter(|t| t.phase == phase).collect();
                if transfers.is_empty() {
                    return None;
                }
                let mut bundles = self.bundles(&transfers);
                for bundle in &mut bundles {
                    let same = whole.iter().find(|w| (&w.from, &w.to) == (&bundle.from, &bundle.to));
                    bundle.key = same.map(|w| w.key.clone()).unwrap_or_default();
                }
                let undertakings = transfers.iter().filter(|t| t.to.is_none());
                let phase = self.case.phase(phase);
                Some(PhaseView {
                    name: self.namer.prose(&phase.name),
                    days: said::days(phase),
                    bundles,
                    undertakings: undertakings
                        .map(|t| UndertakingView { party: self.party(t.from), name: self.namer.item(t.item) })
                        .collect(),
                })
            })
            .collect()
    }

    fn cards(&self, deal: &Deal, bests: &[PartyBest]) -> Vec<PartyCard> {
        let of_interest = |party: PartyRef| {
            self.case.position(party).is_some()
                || self.case.rules.iter().any(|r| r.owner == Owner::Party(party))
                || deal.transfers().iter().any(|t| t.from == party || t.to == Some(party))
        };
        self.case.party_refs().filter(|&p| of_interest(p)).map(|p| self.card(deal, bests, p)).collect()
    }

    fn card(&self, deal: &Deal, bests: &[PartyBest], party: PartyRef) -> PartyCard {
        let gives: Vec<Transfer> =
            deal.transfers().iter().copied().filter(|t| t.from == party && t.to.is_some()).collect();
        let receives: Vec<Transfer> = deal.transfers().iter().copied().filter(|t| t.to == Some(party)).collect();
        let undertakes = deal.transfers().iter().filter(|t| t.from == party && t.to.is_none());
        let rules = self.case.rules.iter().filter(|r| r.owner == Owner::Party(party) && r.origin != Origin::Must);
        PartyCard {
            party: self.party(party),
            roles: self.roles(party),
            gives: amounts::tally(&Tally::of(self.case, &gives)),
            gives_to: self.by_partner(&gives, |t| t.to, said::to_partner),
            receives: amounts::tally(&Tally::of(self.case, &receives)),
            receives_from: self.by_partner(&receives, |t| Some(t.from), said::from_partner),
            undertakes: undertakes.map(|t| self.namer.item(t.item)).collect(),
            satisfaction: measure::satisfaction(self.case, deal, bests, party)
                .map(|met| Share { at_most: self.may_be_less(bests, party), ..share(met) }),
            asks: self.asks(deal, party),
            rules: rules.map(|r| self.rule(r)).collect(),
        }
    }

    /// Whether the search ended before the party's best was proven.
    fn may_be_less(&self, bests: &[PartyBest], party: PartyRef) -> bool {
        let open = matches!(self.findings.outcome, Outcome::Deal { closed: false, .. });
        open && bests.iter().any(|best| best.party == party && best.proof.is_none())
    }

    /// `12 people to Germany` for each partner in order.
    fn by_partner(
        &self,
        transfers: &[Transfer],
        partner: impl Fn(&Transfer) -> Option<PartyRef>,
        told: fn(Phrase, Phrase) -> Phrase,
    ) -> Vec<Phrase> {
        let partners: BTreeSet<PartyRef> = transfers.iter().filter_map(&partner).collect();
        partners
            .into_iter()
            .map(|p| {
                let tally = Tally::of(self.case, transfers.iter().filter(|t| partner(t) == Some(p)));
                told(amounts::tally(&tally), Phrase::supplied(self.party_word(p)))
            })
            .collect()
    }

    /// One view for each line: a ranking of options is one, though it counts as several asks.
    fn asks(&self, deal: &Deal, party: PartyRef) -> Vec<AskView> {
        let Some(position) = self.case.position(party) else { return Vec::new() };
        position.asked().filter_map(|line| Some(self.ask(deal, position, line.first()?, line))).collect()
    }

    fn ask(&self, deal: &Deal, position: &Position, first: &Ask, line: &[Ask]) -> AskView {
        let mut view = AskView {
            name: Phrase::supplied(self.ask_name(first)),
            weight: match first.priority {
                Some(priority) => said::priority(priority).phrase(),
                None => Phrase::amount(measure::weight(position, line)),
            },
            met: first.met(deal),
            at_most: first.at_most,
            choice: None,
            provenance: self.provenance(&first.line),
        };
        if let Some(ranked) = measure::ranked(line)
            && let Some(act) = self.case.undertaking(ranked[0])
        {
            let options: Vec<String> = ranked.iter().map(|&item| self.namer.option(act, item).1).collect();
            let came = measure::came_out(deal, line);
            view.name = said::ranking(self.namer.option(act, ranked[0]).0, &options);
            view.met = u64::from(came.is_some());
            view.choice = Some(said::choice(came.map(|rank| (rank, options[rank].as_str())), ranked.len()));
        }
        view
    }

    /// The item's name where it asks for one, the set's where for one, else as the party named it.
    fn ask_name(&self, ask: &Ask) -> String {
        if let [item] = ask.flow.selection.items[..] {
            return self.namer.item(item);
        }
        match self.case.sets.iter().find(|set| set.id == ask.name) {
            Some(set) => self.namer.prose(&set.name),
            None => self.namer.prose(&ask.name),
        }
    }

    /// What is known of the persons' own will: publicly, for a historical case; for a live one only how many the
    /// neutral still has to ask.
    fn consent(&self, deal: &Deal) -> Vec<ConsentRow> {
        let historical = self.case.nature == Nature::Historical;
        let mut rows: BTreeMap<(Consent, Phrase), Vec<ItemRef>> = BTreeMap::new();
        for transfer in deal.transfers() {
            if let Kind::Person(person) = &self.case.item(transfer.item).kind {
                let row = match person.consent {
                    consent if historical => (consent, said::consent(consent)),
                    Consent::Given => (Consent::Given, said::CLEARED),
                    _ => (Consent::NotAsked, said::TO_BE_ASKED),
                };
                rows.entry((row.0, row.1.phrase())).or_default().push(transfer.item);
            }
        }
        let named = |consent| historical && !matches!(consent, Consent::NotKnown | Consent::Given);
        rows.into_iter()
            .map(|((consent, words), items)| ConsentRow {
                consent: words,
                count: items.len(),
                names: if named(consent) { items.iter().map(|&i| self.namer.item(i)).collect() } else { Vec::new() },
            })
            .collect()
    }
}

fn objective_row(value: &ObjectiveValue) -> ObjectiveRow {
    let closed = value.bound.as_ref() == Some(&value.value);
    ObjectiveRow {
        name: said::objective(value.objective).phrase(),
        value: said::value(&value.value),
        bound: match &value.bound {
            _ if closed => said::CLOSED.phrase(),
            Some(bound) => said::value(bound),
            None => said::NO_BOUND.phrase(),
        },
        closed,
    }
}

/// A satisfaction in words.
pub(super) fn share(fraction: Fraction) -> Share {
    Share { fraction: fraction.to_string(), permille: words::permille(fraction), at_most: false }
}
