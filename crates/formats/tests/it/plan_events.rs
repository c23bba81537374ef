//! The words of events: each sentence, each mistake, and that what is written is read again.

use takas_formats::Code;
use takas_formats::plans::{PlanNames, event_words, read_event, read_time};
use takas_model::{GateRef, GroupRef, Handover, Hours, PlaceRef, PlanEvent, TeamRef, VehicleRef};

use crate::plans::handover;

/// One o'clock in Ankara, minute 240.
const NOW: i64 = 240;

#[track_caller]
fn reads(words: &str, expected: &PlanEvent) {
    let handover = handover();
    assert_eq!(read_event(&handover, NOW, words).as_ref(), Ok(expected), "{words}");
    // In canonical words it is read again, whenever that is.
    let written = event_words(&handover, &PlanNames::new(&handover), expected);
    for now in [0, NOW, 100_000] {
        assert_eq!(read_event(&handover, now, &written).as_ref(), Ok(expected), "{words}: {written}");
    }
}

#[track_caller]
fn refuses(words: &str, code: Code, said: &str) {
    let told = read_event(&handover(), NOW, words).expect_err(words);
    let all: Vec<String> = told.iter().map(ToString::to_string).collect();
    assert!(told.iter().any(|one| one.code == code), "{words}: {all:?}");
    assert!(all.iter().any(|one| one.contains(said)), "{words}: {said} in {all:?}");
}

#[test]
fn vehicles_and_teams() {
    let late = |by| PlanEvent::Delayed { vehicle: VehicleRef::new(1), by };
    reads("TK-2 delayed 40m", &late(40));
    reads("  vehicle TK-2   Delayed by 1h 30m ", &late(90));
    reads("\"TK-2\" delayed 2 hours", &late(120));
    reads("TK-2 lost", &PlanEvent::VehicleLost(VehicleRef::new(1)));
    reads("identity-team lost", &PlanEvent::TeamLost(TeamRef::new(0)));
    reads("team identity-team lost", &PlanEvent::TeamLost(TeamRef::new(0)));
}

#[test]
fn groups() {
    let stays = |group, count| PlanEvent::NotTravelling { group: GroupRef::new(group), count };
    reads("krasikov not travelling", &stays(1, 1));
    reads("prisoners not traveling", &stays(0, 10));
    reads("2 of prisoners not travelling", &stays(0, 2));
    let asks = |to| PlanEvent::OtherDestination { group: GroupRef::new(1), to: PlaceRef::new(to) };
    reads("krasikov asks for EDDK", &asks(3));
    reads("group krasikov asks for bonn", &asks(3));
}

#[test]
fn places_close_by_their_own_clock() {
    let closed = |place, from, until| PlanEvent::Closed { place: PlaceRef::new(place), hours: Hours { from, until } };
    // Ankara is three hours ahead of UTC, Berlin two; minute 0 is 06:00 UTC. It opens again at the end.
    reads("LTAC closed 14:00-18:00", &closed(1, 300, 539));
    reads("ankara closed from 14:00 until 18:00", &closed(1, 300, 539));
    reads("bonn closed 14:00 to 18:00", &closed(3, 360, 599));
    reads("place ankara closed 11:00Z - 15:00Z", &closed(1, 300, 539));
    reads("ankara closed minute 300-minute 540", &closed(1, 300, 539));
    // Begun already today; over today, so tomorrow; past midnight.
    reads("ankara closed 12:00-14:00", &closed(1, 180, 299));
    reads("ankara closed 9:00-12:30", &closed(1, 1440, 1649));
    reads("ankara closed 23:00-01:30", &closed(1, 840, 989));
    reads("ankara closed 22:00 - 24:00", &closed(1, 780, 899));
    reads("ankara closed 2024-08-02 09:00 - 2024-08-02 10:00", &closed(1, 1440, 1499));
    reads("ankara closed 2024-08-01 09:00 - 10:00", &closed(1, 0, 59));
    reads("ankara closed", &closed(1, 240, 1440));
    reads("ankara closed until 14:00", &closed(1, 240, 299));
    reads("ankara closed from 14:00", &closed(1, 300, 1440));
}

#[test]
fn gates() {
    let refused = |until| PlanEvent::Refused { gate: GateRef::new(0), until };
    reads("gate \"all verified\" refused", &refused(None));
    reads("all verified refused", &refused(None));
    reads("gate all verified refused until 15:30", &refused(Some(390)));
    reads("\"all verified\" refused until 12:30Z", &refused(Some(390)));
    // Not before now, so tomorrow.
    reads("all verified refused until 12:30", &refused(Some(240 - 30 + 1440)));
}

#[test]
fn every_mistake_has_its_code_and_its_mend() {
    let rows = [
        ("", Code::EventWords, "write one of"),
        ("lost", Code::EventWords, "write one of"),
        ("TK-2 delayd 40m", Code::EventWords, "did you mean `delayed`?"),
        ("gate \"all verified refused", Code::EventWords, "not closed"),
        ("krasikov asks for", Code::EventWords, "where to"),
        ("all verified refused twice", Code::EventWords, "refused until"),
        ("TK-3 delayed 40m", Code::EventName, "did you mean `TK-2`?"),
        ("identity-team delayed 40m", Code::EventName, "there is no vehicle"),
        ("RU-l lost", Code::EventName, "did you mean `RU-1`?"),
        ("team RU-1 lost", Code::EventName, "there is no vehicle or team `RU-1`"),
        ("krasikow not travelling", Code::EventName, "did you mean `krasikov`?"),
        ("krasikov asks for EDDF", Code::EventName, "there are: moscow, ankara, berlin, bonn"),
        ("gate \"all verifid\" refused", Code::EventName, "did you mean `all verified`?"),
        ("LTAD closed 14:00-18:00", Code::EventName, "there is no place"),
        ("TK-2 delayed", Code::EventTime, "`40m`"),
        ("TK-2 delayed 40", Code::EventTime, "its unit"),
        ("TK-2 delayed soon", Code::EventTime, "its unit"),
        ("ankara closed 2pm-6pm", Code::EventTime, "`2pm-6pm` is no time"),
        ("ankara closed 25:00-26:00", Code::EventTime, "is no time"),
        ("ankara closed 14:00", Code::EventTime, "is no time"),
        ("ankara closed 14:00-18:00 sharp", Code::EventTime, "is no time"),
        ("ankara closed 2024-02-30 14:00-18:00", Code::EventTime, "is no time"),
        ("ankara closed 2900-01-01 14:00 - 18:00", Code::EventTime, "a hundred years"),
        ("berlin closed 2024-03-31 02:30 - 04:00", Code::EventTime, "does not come"),
        ("berlin closed 2024-10-27 02:30 - 04:00", Code::EventTime, "comes twice"),
        ("all verified refused until late", Code::EventTime, "is no time"),
        ("TK-2 delayed 0m", Code::EventNumber, "over 0"),
        ("TK-2 delayed 101d", Code::EventNumber, "100 days"),
        ("0 of prisoners not travelling", Code::EventNumber, "from 1 to 10"),
        ("11 of prisoners not travelling", Code::EventNumber, "from 1 to 10"),
        ("ankara closed 2024-08-01 14:00 - 2024-08-01 13:00", Code::EventNumber, "before the end"),
    ];
    for (words, code, said) in rows {
        refuses(words, code, said);
    }
    let hostile = ["é", "\u{0}", "1 of", "of not travelling", "\"\" lost", "a asks for for", "closed closed closed"];
    for words in hostile {
        read_event(&handover(), NOW, words).expect_err(words);
    }
    read_event(&handover(), i64::MAX, "ankara closed 14:00-18:00").expect_err("no such day");
}

#[test]
fn two_mistakes_are_told_at_once() {
    let told = read_event(&handover(), NOW, "TK-3 delayed 40").expect_err("two mistakes");
    assert_eq!(told.iter().map(|one| one.code).collect::<Vec<_>>(), [Code::EventName, Code::EventTime]);
}

#[test]
fn what_is_one_of_two_has_to_be_said() {
    let mut handover = handover();
    handover.teams[0].id = "TK-2".to_owned();
    let told = read_event(&handover, 0, "TK-2 lost").expect_err("which");
    assert!(told[0].help.contains("`team TK-2 lost`"), "{told:?}");
    assert_eq!(read_event(&handover, 0, "team TK-2 lost"), Ok(PlanEvent::TeamLost(TeamRef::new(0))));
    assert_eq!(read_event(&handover, 0, "vehicle TK-2 lost"), Ok(PlanEvent::VehicleLost(VehicleRef::new(1))));
}

#[test]
fn who_stays_cannot_stay_again() {
    let mut handover = handover();
    handover.groups[1].stays = Some("does not travel".to_owned());
    for words in ["krasikov not travelling", "krasikov asks for bonn"] {
        let told = read_event(&handover, 0, words).expect_err(words);
        assert_eq!(told[0].code, Code::EventNumber, "{told:?}");
    }
}

#[test]
fn exchange_points_in_several_zones_need_a_zone() {
    let mut handover = handover();
    handover.places[2].is_exchange = true;
    let told = read_event(&handover, 0, "all verified refused until 15:30").expect_err("which clock");
    assert!(told[0].code == Code::EventTime && told[0].help.contains("UTC"), "{told:?}");
    assert!(read_event(&handover, 0, "all verified refused until 12:30Z").is_ok());
}

#[test]
fn a_moment_for_at() {
    let handover = handover();
    for (words, minute) in
        [("10:40", 100), ("2024-08-01 10:40", 100), ("07:40Z", 100), ("08:59", 1439), ("minute 7", 7)]
    {
        assert_eq!(read_time(&handover, 0, words), Ok(minute), "{words}");
    }
    assert_eq!(read_time(&handover, 0, "now").expect_err("no time")[0].code, Code::EventTime);
}

/// Names that need quotation marks, and minutes that no calendar has, in every kind of event.
#[test]
fn every_event_is_written_and_read_again() {
    let mut odd = handover();
    for (index, name) in ["lost", "a b", "", "\"\\", "not travelling", "12"].into_iter().enumerate() {
        odd.vehicles[index % 2].id = name.to_owned();
        odd.teams[0].id = name.to_owned();
        odd.places[index % 4].id = name.to_owned();
        odd.groups[index % 2].id = name.to_owned();
        odd.gates[0].name = name.to_owned();
        check_all(&odd);
        odd.begins = [i64::MIN, i64::MAX, 0, 1_722_492_030, 0, 7][index];
        check_all(&odd);
        odd = Handover { begins: handover().begins, ..odd };
    }
}

fn check_all(handover: &Handover) {
    let names = PlanNames::new(handover);
    let hours = |from, until| Hours { from, until };
    let mut all = vec![
        PlanEvent::TeamLost(TeamRef::new(0)),
        PlanEvent::Refused { gate: GateRef::new(0), until: None },
        PlanEvent::Refused { gate: GateRef::new(0), until: Some(-7) },
    ];
    for (index, group) in handover.groups.iter().enumerate() {
        let group_ref = GroupRef::new(index);
        all.push(PlanEvent::NotTravelling { group: group_ref, count: group.count });
        all.extend((0..4).map(|to| PlanEvent::OtherDestination { group: group_ref, to: PlaceRef::new(to) }));
        all.push(PlanEvent::Delayed { vehicle: VehicleRef::new(index), by: 7 });
        all.push(PlanEvent::VehicleLost(VehicleRef::new(index)));
    }
    all.extend((0..4).map(|at| PlanEvent::Closed { place: PlaceRef::new(at), hours: hours(0, 10 + 1440) }));
    for event in all {
        let words = event_words(handover, &names, &event);
        assert_eq!(read_event(handover, 5, &words), Ok(event), "{words}");
    }
}
