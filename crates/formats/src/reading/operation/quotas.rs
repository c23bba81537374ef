//! Quotas: how many may leave for the handover in how much time.

use std::collections::BTreeSet;

use takas_model::{GroupRef, Minutes, Quota, QuotaSpan};

use super::Reader;
use crate::codes::Code;
use crate::reading::fields::Fields;
use crate::shapes;
use crate::tree::Entry;

impl Reader<'_> {
    /// `[quotas]`. A quota of nobody of this deal is left out.
    pub(super) fn read_quotas(&mut self, top: &Fields<'_>) {
        for entry in top.lines("quotas", self.sink) {
            let quota = self.read_quota(entry);
            self.handover.quotas.extend(quota.filter(|quota| !quota.of.is_empty()));
        }
    }

    fn read_quota(&mut self, entry: &Entry) -> Option<Quota> {
        let fields = Fields::of_entry(entry, shapes::OPERATION_QUOTA, self.sink)?;
        for (key, help) in [
            ("of", "write `of = \"…\"`: whom it counts as they leave for the handover"),
            ("at_most", "write `at_most = 10`: how many it lets through"),
        ] {
            if !fields.has(key) {
                fields.missing(key, help, self.sink);
            }
        }
        let of = self.of(&fields, "of");
        let at_most = fields.positive("at_most", self.sink);
        let each_day = fields.truth("each_day", self.sink);
        let within = self.quota_within(&fields, each_day);
        let (of, said) = (of?, fields.entry("of")?);
        self.holds_nobody_protected(&format!("the quota \"{}\"", entry.key), &of, said.node.place);
        let span = match within {
            Some(within) => QuotaSpan::Within(within),
            None if each_day? => QuotaSpan::Days(self.days_of(&of)),
            None => return None,
        };
        Some(Quota { name: entry.key.clone(), of, at_most: at_most?.value, span })
    }

    /// `within`, unless `each_day` says in what time.
    fn quota_within(&mut self, fields: &Fields<'_>, each_day: Option<bool>) -> Option<Minutes> {
        let Some(entry) = fields.entry("within") else {
            if each_day == Some(false) || !fields.has("each_day") {
                let help = "write `within = 60`, in minutes, or `each_day = true`: in what time";
                fields.missing("within", help, self.sink);
            }
            return None;
        };
        if each_day == Some(true) {
            let help = "keep one of the two; write a second quota where both bind";
            let message = "`within` and `each_day` both say in what time";
            self.sink.add(Code::SaidTwice, entry.node.place, message, help);
            return None;
        }
        fields.positive("within", self.sink)?;
        self.minutes(&entry.node, "within")
    }

    /// When civil days begin within the handover: those of the place from which all of these leave for it, or else the operation's.
    fn days_of(&self, groups: &[GroupRef]) -> Vec<Minutes> {
        let routes = groups.iter().flat_map(|group| &self.handover.group(*group).routes);
        let zones: BTreeSet<&str> =
            routes.map(|route| self.handover.place(route.places[route.handover_ride()]).zone.as_str()).collect();
        let mut zones = zones.into_iter();
        let zone = zones.next().filter(|_| zones.next().is_none()).unwrap_or(&self.clock.zone);
        self.clock.days(zone)
    }
}
