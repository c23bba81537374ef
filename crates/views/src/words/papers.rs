//! Phrases of plans in tables and on paper: columns, headings, and what stands on the sheets that a team carries.

use takas_model::Minutes;

use super::{amounts, counted, number};
use crate::phrase::{Fixed, Phrase};

phrases! {
    fixed {
        /// Column.
        LEAVES "plan-leaves" "leaves";
        /// Column.
        ARRIVES "plan-arrives" "arrives";
        /// Column.
        VEHICLE "plan-vehicle" "vehicle";
        /// Column.
        BY "plan-by" "by";
        /// Column.
        WAY "plan-way" "from → to";
        /// Column.
        WHO "plan-who" "who";
        /// Column.
        SLACK "plan-slack" "slack";
        /// Column.
        GATE "plan-gate" "gate";
        /// Column.
        OPENS "plan-opens" "opens";
        /// Column.
        WAITS_FOR "plan-waits-for" "waits for";
        /// Column.
        HOLDS "plan-holds" "lets go";
        /// Column.
        TEAM "plan-team" "team";
        /// Column.
        WHAT "plan-what" "what";
        /// Column.
        FROM "plan-from" "from";
        /// Column.
        UNTIL "plan-until" "until";
        /// Column.
        WHERE "plan-where" "where";
        /// Column.
        JURISDICTION "plan-jurisdiction" "jurisdiction";
        /// Column.
        HANDS "plan-hands" "in whose hands";
        /// Column.
        EACH "plan-each" "each waits";
        /// Column.
        IN_ALL "plan-in-all" "in all";
        /// Column.
        NUMBER "plan-number" "no.";
        /// Column.
        NEEDS "plan-needs" "needs on the way";
        /// Column.
        TO "plan-to" "to";
        /// Column.
        STATE "plan-state" "state";
        /// Column.
        BOARDED "plan-boarded" "on board";
        /// Column.
        ALIGHTED "plan-alighted" "arrived";
        /// Column.
        ROOM "plan-room" "room";
        /// Column.
        ZONE "plan-zone" "zone";
        /// Column.
        HALLS "plan-halls" "halls";
        /// Column.
        REGISTRY "plan-registry" "registered in";
        /// Column.
        AT "plan-at" "time";
        /// Column.
        SIGNATURE "plan-signature" "signature";
        /// Column.
        MEASURE "plan-measure" "measure";
        /// Column.
        VALUE "plan-value" "value";
        /// Column.
        BOUND "plan-bound" "bound";
        /// Column.
        GAP "plan-gap" "gap";
        /// Column.
        THERE "plan-there" "there";
        /// Heading, or what stands below it.
        CHART "plan-chart" "Who is where when";
        /// Heading, or what stands below it.
        MOVEMENTS "plan-movements" "Movements";
        /// Heading, or what stands below it.
        GATES "plan-gates" "Gates";
        /// Heading, or what stands below it.
        QUOTAS "plan-quotas" "Quotas";
        /// Heading, or what stands below it.
        WORKS "plan-works" "Checks and measures";
        /// Heading, or what stands below it.
        WORTH "plan-worth" "How good the plan is";
        /// Heading, or what stands below it.
        EXPOSED "plan-exposed" "How long each is exposed";
        /// Heading, or what stands below it.
        EXPOSED_LEAD "plan-exposed-lead" "Time at an exchange point between two rides.";
        /// Heading, or what stands below it.
        NOBODY_EXPOSED "plan-nobody-exposed" "Nobody waits at an exchange point.";
        /// Heading, or what stands below it.
        CRITICAL_LEAD "plan-critical-lead" "The critical path: each part begins as soon as the one before allows, up to the last arrival. The slack of all other parts stands beside them.";
        /// Heading, or what stands below it.
        CRITICAL_MEANS "plan-critical-means" "On the critical path: any delay here delays the end.";
        /// Heading, or what stands below it.
        SAFE "plan-safe" "If it is broken off";
        /// Heading, or what stands below it.
        SAFE_LEAD "plan-safe-lead" "Where each is safe, and in whose hands, if the exchange is broken off in that span of time. Nobody who has been released returns to custody.";
        /// Heading, or what stands below it.
        COMPLETED "plan-completed" "Completed all the same:";
        /// Heading, or what stands below it.
        OWN_PEOPLE "plan-own-people" "Whom it concerns";
        /// Heading, or what stands below it.
        OWN_MOVEMENTS "plan-own-movements" "Movements of your people";
        /// Heading, or what stands below it.
        OWN_VEHICLES "plan-own-vehicles" "Your vehicles";
        /// Heading, or what stands below it.
        CARRIED "plan-carried" "To carry. By pseudonym.";
        /// Heading, or what stands below it.
        ABORT "plan-abort" "Abort card";
        /// Heading, or what stands below it.
        ABORT_LEAD "plan-abort-lead" "If it is broken off: find the span of time, bring each to the place that stands there, complete what is already simultaneous. Nobody is sent back to custody. Shelter is the host's, who owes non-refoulement to whoever has landed.";
        /// Heading, or what stands below it.
        NO_SAFE_STATES "plan-no-safe-states" "The safe states of this plan have not been worked out.";
        /// Heading, or what stands below it.
        MEANS "plan-means" "Vehicles, places and teams";
        /// Heading, or what stands below it.
        TIMETABLE "plan-timetable" "Timetable";
        /// Heading, or what stands below it.
        CONFIRMATIONS "plan-confirmations" "Confirmed by";
        /// Heading, or what stands below it.
        OPENS_FOR_NOBODY "plan-opens-for-nobody" "It holds nobody.";
        /// Heading, or what stands below it.
        NOBODY_ON_IT "plan-nobody-on-it" "Nobody and nothing is on this ride.";
        /// Heading, or what stands below it.
        FOR_THOSE_WHO_HAND_OVER "plan-for-those-who-hand-over" "for those who hand over";
        /// Heading, or what stands below it.
        FOR_THE_CREW "plan-for-the-crew" "for the crew";
        /// Heading, or what stands below it.
        FOR_THE_MEDIATOR "plan-for-the-mediator" "for the mediator";
        /// Heading, or what stands below it.
        THE_MEDIATOR "plan-the-mediator" "the mediator";
        /// Heading, or what stands below it.
        PROTECTED "plan-protected" "protected by law";
        /// Heading, or what stands below it.
        EMPTY "plan-empty" "empty";
        /// Heading, or what stands below it.
        NOTHING_MOVES "plan-nothing-moves" "Nothing moves.";
        /// Heading, or what stands below it.
        NO_SLACK "plan-no-slack" "no slack";
        /// Heading, or what stands below it.
        HOLDS_NOBODY "plan-holds-nobody" "holds nobody";
        /// Heading, or what stands below it.
        NOTHING_AWAITED "plan-nothing-awaited" "nothing is waited for";
        /// Heading, or what stands below it.
        UNDER_PSEUDONYMS "plan-under-pseudonyms" "People stand under pseudonyms.";
        /// Heading, or what stands below it.
        WARNINGS "plan-warnings" "Warnings";
        /// Heading, or what stands below it.
        HISTORICAL_SHORT "plan-historical-short" "Historical case: records what happened.";
        /// Heading, or what stands below it.
        ROOMS "plan-rooms" "Who waits where";
        /// Heading, or what stands below it.
        TEAMS "plan-teams" "Teams";
        /// Heading, or what stands below it.
        AT_THE_EXCHANGE "plan-at-the-exchange" "At the exchange point";
        /// Heading, or what stands below it.
        CHART_CAPTION "plan-chart-caption" "A bar is a ride, a wait or a work, an upright line a gate that opens. Outlined: the critical path. A dotted line: by how much a ride may be later. Pointing at a bar tells all about it.";
        /// Heading, or what stands below it.
        MAP_CAPTION "plan-map-caption" "Routes as geodesics around what is closed (hatched). Land and borders as the atlas has them; nothing is said of whose they are.";
        /// Heading, or what stands below it.
        MAP_CAPTION_OPEN "plan-map-caption-open" "Routes as geodesics. Land and borders as the atlas has them; nothing is said of whose they are.";
        /// Heading, or what stands below it.
        EVENT_BEFORE "plan-event-before" "to the event before";
        /// Heading, or what stands below it.
        EVENT_AFTER "plan-event-after" "to the next event";
        /// Heading, or what stands below it.
        MOMENT "plan-moment" "Step through time";
        /// Heading, or what stands below it.
        EVERYBODY "plan-everybody" "Everybody";
        /// Heading, or what stands below it.
        OPEN_SINCE "plan-open-since" "open since";
        /// Heading, or what stands below it.
        CLOSED_UNTIL "plan-closed-until" "closed until";
        /// Heading, or what stands below it.
        NOTHING "amount-nothing" "nothing";
        /// Heading, or what stands below it.
        NONE_OF_YOURS "plan-none-of-yours" "none of your people";
        /// Heading, or what stands below it.
        NO_ROOM "plan-no-room" "no room";
    }
    made {
        /// Heading of a day.
        day(day: Phrase) "plan-day" ("{day} (UTC)");
        /// Title of the operations order.
        order_title(case: Phrase) "plan-order-title" ("{case}: operations order");
        /// Title of a manifest.
        manifest(vehicle: Phrase, number: Phrase) "plan-manifest" ("Manifest: {vehicle}, ride {number}");
        /// Title of a checklist.
        checklist(gate: Phrase) "plan-checklist" ("Checklist: gate “{gate}”");
        /// A gate opens.
        gate_opens(gate: Phrase) "plan-gate-opens" ("gate “{gate}” opens");
        /// Leaves.
        leaves_from(place: Phrase, moment: Phrase) "plan-leaves-from" ("leaves {place} on {moment}");
        /// Arrives.
        arrives_at(place: Phrase, moment: Phrase) "plan-arrives-at" ("arrives at {place} on {moment}");
        /// Sum of a manifest.
        on_this_ride(load: Phrase) "plan-on-this-ride" ("On this ride: {load}.");
        /// What a gate holds.
        opens_for(who: Phrase) "plan-opens-for"
            ("Only when all boxes are ticked and all have confirmed may these leave: {who}.");
        /// When it is planned.
        planned_for(moment: Phrase) "plan-planned-for" ("Planned for {moment}.");
        /// A gate's earliest moment.
        not_before(moment: Phrase) "plan-not-before" ("not before {moment}");
        /// A span of time.
        from_until(from: Phrase, until: Phrase) "plan-since-until" ("From {from} until {until}");
        /// A span of time to the end.
        from_on(from: Phrase) "plan-since" ("From {from}");
        /// How times are written.
        how_times_stand(zone: Phrase) "plan-how-times-stand"
            ("Times are in UTC (Z), then local with the offset from UTC; local is the time of the place, and of {zone} where no place is meant.");
        /// May wait.
        spare(span: Phrase) "plan-spare" ("slack {span}");
        /// Whom a gate lets go.
        lets_go_of(who: Phrase) "plan-lets-go" ("then {who} may leave");
        /// Whom a gate waits for.
        when_there(who: Phrase) "plan-when-there" ("when {who} are there");
        /// What a gate waits for.
        when_results(checks: Phrase, who: Phrase) "plan-when-results" ("when the results of {checks} are in for {who}");
        /// Something, and a while after it.
        after_that(what: Phrase, span: Phrase) "plan-after-that" ("{what}, {span} after that");
        /// A hall of a place.
        hall(place: Phrase, hall: Phrase) "plan-hall" ("{place}, {hall}");
        /// What a ride hangs on.
        hangs_on(condition: Phrase) "plan-hangs-on" ("hangs on {condition}");
        /// Let go.
        released_to(party: Phrase) "plan-released-to" ("You release to {party}");
        /// Received.
        received_from(party: Phrase) "plan-received-from" ("You receive from {party}");
        /// Rides.
        rides(count: u64) "plan-rides" ("{}", counted(count, "ride", "rides"));
        /// Vehicles.
        vehicles(count: u64) "plan-vehicles" ("{}", counted(count, "vehicle", "vehicles"));
        /// People by the minutes that they wait.
        person_minutes(count: u64) "plan-person-minutes" ("{}", counted(count, "person-minute", "person-minutes"));
        /// The whole plan.
        headline(what: Phrase, rides: Phrase, vehicles: Phrase, from: Phrase, until: Phrase) "plan-headline"
            ("{what} by {rides} of {vehicles}, from {from} to {until}.");
        /// One of several parts of a block.
        part_of(who: Phrase, part: usize, of: usize) "plan-part-of" ("{who} (part {part} of {of})");
        /// A ride arrives.
        arrives_when(time: Phrase) "plan-arrives-when" ("arrives {time}");
        /// Until.
        until_when(time: Phrase) "plan-until-when" ("until {time}");
        /// More than are shown.
        and_more(count: usize) "plan-and-more" ("and {} more", number(count as u64));
        /// Escorts.
        escorts(count: u64) "plan-escorts" ("{}", counted(count, "escort", "escorts"));
        /// Seats.
        seats(count: u64) "plan-seats" ("{}", counted(count, "seat", "seats"));
        /// Units of load.
        load(count: u64) "plan-load" ("{} of load", counted(count, "unit", "units"));
    }
}

/// May wait.
pub fn slack(minutes: Minutes) -> Phrase {
    if minutes == 0 { NO_SLACK.phrase() } else { spare(amounts::duration(minutes)) }
}

/// Whom a gate lets go.
pub fn lets_go(who: Phrase) -> Phrase {
    if who.is_empty() { HOLDS_NOBODY.phrase() } else { lets_go_of(who) }
}

/// When a gate opens.
pub fn opens_when(checks: &[String], of: Phrase, takes: Minutes) -> Phrase {
    let what = match (checks, of.is_empty()) {
        ([], true) => NOTHING_AWAITED.phrase(),
        ([], false) => when_there(of),
        (checks, _) => when_results(Phrase::list(checks.iter().map(Phrase::supplied).collect()), of),
    };
    if takes > 0 { after_that(what, amounts::duration(takes)) } else { what }
}

/// What a vehicle has room for.
pub fn room(seated: u64, lying: u64, units: u64) -> Phrase {
    let parts = [(seated, seats as fn(u64) -> Phrase), (lying, amounts::stretchers), (units, load)];
    let parts: Vec<Phrase> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, of)| of(count)).collect();
    if parts.is_empty() { NO_ROOM.phrase() } else { Phrase::list(parts) }
}

/// Who signs a manifest.
pub const SIGNATURES: [Fixed; 3] = [FOR_THOSE_WHO_HAND_OVER, FOR_THE_CREW, FOR_THE_MEDIATOR];
