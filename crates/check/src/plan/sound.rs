//! Whether a handover is sound: every reference points to something, every number means something.
//!
//! Says nothing of whether there is a plan.

use core::fmt::Display;

use takas_model::{
    CheckRef, Group, GroupRef, Handover, Hours, MeasureRef, PlaceRef, Quota, QuotaSpan, Room, Route, Takes,
};

/// Everything that makes a handover unsound, in words; empty: it may be planned and plans of it judged.
pub fn handover_faults(handover: &Handover) -> Vec<String> {
    let mut look = Look { handover, faults: Vec::new() };
    if handover.begins.rem_euclid(60) != 0 {
        look.tell("the handover", "does not begin with a minute");
    }
    if handover.ends < 0 {
        look.tell("the handover", "ends before it begins");
    }
    for place in &handover.places {
        look.hours(&place.id, &place.open);
    }
    look.vehicles();
    look.tasks();
    for group in &handover.groups {
        look.group(group);
    }
    look.terms();
    look.faults
}

struct Look<'a> {
    handover: &'a Handover,
    faults: Vec<String>,
}

impl Look<'_> {
    fn tell(&mut self, who: impl Display, what: impl Display) {
        self.faults.push(format!("{who}: {what}"));
    }

    fn takes(&mut self, who: &str, takes: Takes) {
        if takes.shortest < 0 || takes.shortest > takes.usual || takes.usual > takes.longest {
            self.tell(who, "takes no time from a shortest over the usual to a longest");
        }
    }

    fn hours(&mut self, who: &str, hours: &[Hours]) {
        let are_spans = hours.iter().all(|span| span.from <= span.until);
        if !are_spans || hours.windows(2).any(|pair| pair[0].until >= pair[1].from) {
            self.tell(who, "its hours do not ascend");
        }
    }

    fn place(&mut self, who: &str, place: PlaceRef) -> bool {
        let is_known = place.index() < self.handover.places.len();
        if !is_known {
            self.tell(who, "names a place that there is not");
        }
        is_known
    }

    /// A list of references that ascend and are fewer than `count`.
    fn list<T: Copy + Ord>(&mut self, who: &str, list: &[T], index: impl Fn(T) -> usize, count: usize) {
        if list.windows(2).any(|pair| pair[0] >= pair[1]) {
            self.tell(who, "a list of it does not ascend");
        }
        if list.iter().any(|&one| index(one) >= count) {
            self.tell(who, "names what there is not");
        }
    }

    fn groups(&mut self, who: &str, groups: &[GroupRef]) {
        self.list(who, groups, GroupRef::index, self.handover.groups.len());
    }

    /// Groups that travel.
    fn travellers(&mut self, who: &str, groups: &[GroupRef]) {
        self.groups(who, groups);
        for group in groups.iter().filter_map(|group| self.handover.groups.get(group.index())) {
            if group.stays.is_some() {
                self.tell(who, format!("names {}, who stays", group.id));
            }
        }
    }

    fn vehicles(&mut self) {
        for vehicle in &self.handover.vehicles {
            let id = &vehicle.id;
            self.place(id, vehicle.start);
            self.hours(id, &[vehicle.hours]);
            if vehicle.turnaround < 0 || vehicle.boarding < 0 || vehicle.duty_max.is_some_and(|most| most < 0) {
                self.tell(id, "has minutes below 0");
            }
            for (&(from, to), way) in &vehicle.ways {
                let are_places = self.place(id, from) && self.place(id, to);
                if are_places && from == to {
                    self.tell(id, "has a way from a place to itself");
                }
                self.takes(id, way.takes);
            }
        }
    }

    fn tasks(&mut self) {
        let handover = self.handover;
        for team in &handover.teams {
            self.place(&team.id, team.place);
            self.list(&team.id, &team.checks, CheckRef::index, handover.checks.len());
            self.list(&team.id, &team.measures, MeasureRef::index, handover.measures.len());
            self.hours(&team.id, &team.hours);
            if team.at_once == 0 {
                self.tell(&team.id, "checks nobody at once");
            }
        }
        for check in &handover.checks {
            self.takes(&check.id, check.takes);
            self.travellers(&check.id, &check.groups);
        }
        for measure in &handover.measures {
            self.place(&measure.id, measure.place);
            self.takes(&measure.id, measure.takes);
        }
    }

    fn group(&mut self, group: &Group) {
        let id = &group.id;
        if group.count == 0 {
            self.tell(id, "has no unit");
        }
        if group.are_people == (group.room == Room::Load) {
            self.tell(id, "people sit or lie, and nothing else does");
        }
        if group.modes.is_empty() || group.modes.windows(2).any(|pair| pair[0] >= pair[1]) {
            self.tell(id, "its modes are none or do not ascend");
        }
        if group.routes.is_empty() {
            self.tell(id, "has no route");
        }
        for route in &group.routes {
            let places = &route.places;
            let stays = group.stays.is_some();
            if places.len() < if stays { 1 } else { 2 } || places.windows(2).any(|pair| pair[0] == pair[1]) {
                self.tell(id, "a route of it has too few places, or one twice on end");
            }
            let are_known = places.iter().all(|&place| place.index() < self.handover.places.len());
            if !are_known {
                self.tell(id, "a route of it names a place that there is not");
            }
            let Some(exchange) = route.exchange else { continue };
            let last = places.len().saturating_sub(usize::from(!stays));
            if exchange == 0 || exchange >= last {
                self.tell(id, "its exchange point is the first or last place of a route");
            } else if are_known && !self.handover.place(places[exchange]).is_exchange {
                self.tell(id, "its exchange point is none");
            }
        }
    }

    fn terms(&mut self) {
        let handover = self.handover;
        for family in &handover.families {
            self.groups(&family.name, &family.groups);
            let members = family.groups.iter().filter_map(|group| handover.groups.get(group.index()));
            if members.into_iter().any(|group| !group.whole) {
                self.tell(&family.name, "a member of the family is not whole");
            }
        }
        for apart in &handover.apart {
            self.groups(&apart.name, &apart.one);
            self.groups(&apart.name, &apart.other);
            if apart.one.iter().any(|group| apart.other.contains(group)) {
                self.tell(&apart.name, "keeps a group apart from itself");
            }
        }
        for gate in &handover.gates {
            self.travellers(&gate.name, &gate.of);
            self.list(&gate.name, &gate.checks, CheckRef::index, handover.checks.len());
            self.travellers(&gate.name, &gate.holds);
            self.takes(&gate.name, gate.takes);
        }
        for one in &handover.simultaneous {
            self.travellers(&one.name, &one.groups);
            if one.within < 0 {
                self.tell(&one.name, "has minutes below 0");
            }
        }
        for quota in &handover.quotas {
            self.quota(quota);
        }
        let mut ordered: Vec<GroupRef> = handover.order.iter().flatten().copied().collect();
        ordered.sort_unstable();
        self.travellers("the order", &ordered);
    }

    /// Who stays is counted only after the handover.
    fn quota(&mut self, quota: &Quota) {
        self.groups(&quota.name, &quota.of);
        for group in quota.of.iter().filter_map(|group| self.handover.groups.get(group.index())) {
            let leaves = |route: &Route| route.handover_ride() + 1 < route.places.len();
            if group.stays.is_some() && !group.routes.iter().all(leaves) {
                self.tell(&quota.name, format!("names {}, who stays", group.id));
            }
        }
        if quota.at_most == 0 {
            self.tell(&quota.name, "lets nobody through");
        }
        let is_span = match &quota.span {
            QuotaSpan::Within(within) => *within > 0,
            QuotaSpan::Days(days) => days.windows(2).all(|pair| pair[0] < pair[1]),
        };
        if !is_span {
            self.tell(&quota.name, "its time has no length");
        }
    }
}
