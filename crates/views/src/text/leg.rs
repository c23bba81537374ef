//! A leg as text: distance, path, stops, times in UTC and in the airports' zones, conditions; or why there is none.

use takas_formats::legs::{AirportOut, ConditionOut, HopOut, LegOut, LegReport};

/// Writes the report out.
pub fn leg(report: &LegReport) -> String {
    let mut lines = vec![format!("{} -> {}", airport(&report.from), airport(&report.to))];
    let aircraft = &report.aircraft;
    let registry = aircraft.registry.as_ref().map_or_else(String::new, |state| format!(", registered in {state}"));
    lines.push(format!(
        "aircraft  {}{registry}: {} km/h, {} km without a stop",
        aircraft.code, aircraft.cruise_kmh, aircraft.range_km
    ));
    if !report.closed.is_empty() {
        lines.push(format!("closed    {}", report.closed.join(" ")));
    }
    lines.push(String::new());
    match (&report.leg, &report.disconnected) {
        (Some(found), _) => flights(found, &mut lines),
        (None, Some(why)) => lines.push(format!("disconnected: {}", why.sentence)),
        (None, None) => {}
    }
    for short in &report.too_short {
        let until = short.until.as_deref().unwrap_or("?");
        lines.push(format!("the clearance of {} by {} ends too early for this: {until}", short.name, short.given_by));
    }
    lines.join("\n") + "\n"
}

fn airport(airport: &AirportOut) -> String {
    let area = airport.area.as_deref().unwrap_or("no state");
    format!("{} {} ({area})", airport.code, airport.name)
}

fn flights(leg: &LegOut, lines: &mut Vec<String>) {
    let more = leg.distance_km - leg.direct_km;
    let direct =
        if more < 0.1 { "the direct way".to_owned() } else { format!("{more:.0} km more than the direct way") };
    let stops: Vec<&str> = leg.hops.iter().skip(1).map(|hop| hop.from.code.as_str()).collect();
    let stops = if stops.is_empty() { "no stop".to_owned() } else { format!("by {}", stops.join(", ")) };
    lines.push(format!("{:.0} km ({direct}), {}, {stops}", leg.distance_km, duration(leg.minutes)));
    for hop in &leg.hops {
        lines.push(String::new());
        flight(hop, lines);
    }
    if !leg.conditions.is_empty() {
        lines.push(String::new());
        lines.extend(leg.conditions.iter().map(condition));
    }
}

fn flight(hop: &HopOut, lines: &mut Vec<String>) {
    lines.push(format!("{} -> {}  {:.0} km, {}", hop.from.code, hop.to.code, hop.distance_km, duration(hop.minutes)));
    for (word, time, end) in [("departs", &hop.departs, &hop.from), ("arrives", &hop.arrives, &hop.to)] {
        if let Some(time) = time {
            lines.push(format!("  {word}  {:<21} {}  ({})", time.utc, time.local, end.zone));
        }
    }
    let over =
        hop.over.iter().map(|part| format!("{} {:.0}", part.area.as_deref().unwrap_or("high seas"), part.distance_km));
    lines.push(format!("  over     {} (km)", over.collect::<Vec<_>>().join(", ")));
    if hop.path.len() > 2 {
        let bends = hop.path[1..hop.path.len() - 1].iter().map(|&[latitude, longitude]| place(latitude, longitude));
        lines.push(format!("  bends at {}", bends.collect::<Vec<_>>().join(", ")));
    }
}

fn condition(condition: &ConditionOut) -> String {
    let until = condition.until.as_ref().map_or("without end".to_owned(), |until| format!("until {until}"));
    let needed = condition.needed_until.as_ref().map_or_else(String::new, |needed| format!("; needed until {needed}"));
    format!("hangs on  {} {} of {}, {until}{needed}", condition.kind, condition.name, condition.given_by)
}

fn duration(minutes: u32) -> String {
    format!("{} h {:02} min", minutes / 60, minutes % 60)
}

/// Degrees and tenths of minutes, as charts have them.
fn place(latitude: f64, longitude: f64) -> String {
    let part = |degrees: f64, [plus, minus]: [char; 2]| {
        let tenths = (degrees.abs() * 600.0).round();
        let whole = (tenths / 600.0).floor();
        format!("{whole}°{:04.1}'{}", (tenths - whole * 600.0) / 10.0, if degrees < 0.0 { minus } else { plus })
    };
    format!("{} {}", part(latitude, ['N', 'S']), part(longitude, ['E', 'W']))
}
