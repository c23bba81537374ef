//! Whole pages of the fixture.

use takas_model::PartyRef;
use takas_views::{Findings, Names, Proven, brief, project, text};

use crate::ankara::{Ankara, ankara};

fn findings(found: &Ankara) -> Findings<'_> {
    let mut findings = Findings::new(&found.case, &found.outcome, Proven::Checked);
    findings.deal_id = Some("k7f3".to_owned());
    findings.case_digest = Some("9b1c44d0".to_owned());
    findings.party_ids = vec![(PartyRef::new(3), "DEU-4d2a".to_owned())];
    findings.alternatives = Some(&found.alternatives);
    findings.decisive = Some(&found.decisive);
    findings
}

#[test]
fn write_pages() {
    let found = ankara();
    let mut findings = findings(&found);
    findings.fragility = Some(&found.fragility);
    println!("{}", text::mediator(&brief(&findings, Names::Real), 90));
    println!("{}", text::mediator(&brief(&findings, Names::Pseudonyms), 90));
    println!("{}", text::party(&project(&findings, PartyRef::new(3), Names::Real), 90));
    println!("{}", text::party(&project(&findings, PartyRef::new(3), Names::Pseudonyms), 90));
    println!("{}", text::party(&project(&findings, PartyRef::new(0), Names::Real), 90));
}
