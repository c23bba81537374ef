//! A desk on which every page has something to show: Ankara with talks, deals, a round, two plans, an operation; two leads and a delegate.

use std::sync::{Arc, Mutex};

use axum::http::StatusCode;
use takas_desk::failure::Failure;
use takas_desk::server::App;
use takas_desk::server::accounts::{Accounts, Clock, Membership};
use takas_desk::server::app::Inner;
use takas_desk::server::cabinet::Change;
use takas_desk::server::http::desk::{Opened, Opener};
use takas_desk::server::live::{CaseSource, Cases, LiveCase};
use takas_desk::server::policy::{AccessLog, Doorkeeper, Policy};
use takas_desk::server::role::{CaseKey, Role};
use takas_desk::server::vault::Vault;
use takas_desk::server::words::Words;
use takas_desk::server::{router, work};
use takas_ledger::SecretKey;

use crate::browser::driver::Browser;
use crate::browser::served::{Folder, Served};
use crate::deals::{is_done, looked_for, saved_best};
use crate::field::wire::BothDoors;
use crate::live::ankara::{Ankara, TEAM, key};
use crate::live::driven::{Team, drive};
use crate::live::stand_in::{Desk, StandIn};
use crate::plans::plan_again;

const TALKS_GERMANY: &str = r#"format = 1
party = "DEU"

[interlocutors]
secretary = { name = "State secretary", mandate = "letter of 3 June", since = 2024-06-03, until = 2024-08-15 }
families = { name = "Somebody for the families", group = "the families", since = 2024-06-10 }

[channels]
line = { name = "The secure line", kind = "telephone", until = 2024-09-01 }

[talks]
"the hint of July" = { heard_from = "secretary", by = "Anna", at = 2024-07-02T10:00, channel = "line", says = "We could, if our own come home with him." }
"our answer" = { told_to = "secretary", by = "Anna", at = 2024-07-04T18:30, channel = "line", says = "They would hear it from you." }

[permissions]
"to Washington" = { of = "the hint of July", to = ["USA"], by = "secretary", at = 2024-07-03, not_before = 2024-07-05, until = 2024-07-20 }
"#;
const TALKS_AMERICA: &str = r#"format = 1
party = "USA"

[interlocutors]
envoy = { name = "The envoy", since = 2024-05-01 }

[talks]
"news from Berlin" = { told_to = "envoy", by = "Anna", at = 2024-07-06T09:00, says = "Berlin could, if its own come home with him." }
"#;
/// Whom the second asks for, and whom the first says it holds. (Invented; no file of the case that its digest is made of.)
const ASKED_FOR: &str = "number\tname\tborn\tbirth place\n1\tAnton Weaver\t1981-04-02\tSteelton\n2\tMarta Quill\t1990-09-17\tOakford\n3\tPeter Lark\t1975-01-30\tOakford\n4\tDina Morrow\t1988\t\n";
const HELD_THERE: &str = "key\tname\tborn\tbirth place\nG-1\tAnton Weaver\t1981-04-02\tSteelton\nG-2\tM. Quill\t1991\t\nG-3\tPeter Lark\t\t\nG-4\tPeter Larke\t1976\t\nG-5\tDina Moreau\t1988-05-01\t\n";
const OPERATION: &str = "mediator/operation.toml";
/// Who is hired, one of whom a published list has in another script.
const HIRED: &str = "\n[hired]\nbridge = { name = \"Zimnij Most\", as = \"intermediary\" }\n\"Green Valley Coaches\" = { as = \"carrier\" }\n";
const PUBLISHED: &str =
    "{\"id\":\"x-1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Зимний Мост\"],\"topics\":[\"sanction\"]}}\n";
const BOOK: &str = r#"format = 1

[passed]
"the hint, to Washington" = { from = "DEU/the hint of July", into = "USA/news from Berlin" }

[statements]
"the joint line" = { says = "An exchange has taken place in Ankara.", with = ["DEU", "USA"], agreed = { DEU = 2024-07-30T12:00 }, said_by = ["TUR"], embargo = 2024-08-01T18:00 }

[notes]
"pace" = { says = "Berlin answers within a day, Washington within three.", by = "Anna", at = 2024-07-10 }
"#;

/// The desk, who works at it over HTTP, and what lies on it.
pub(super) struct World {
    pub(super) served: Served,
    pub(super) desk: Desk,
    pub(super) ankara: Ankara,
    /// A plan made after something had happened.
    pub(super) again: String,
    /// Where the first invitation leads.
    pub(super) invitation: String,
}

/// A desk before anybody has opened it.
pub(super) struct Closed {
    pub(super) served: Served,
    ankara: Ankara,
    again: String,
    stand_in: Arc<StandIn>,
    opened: Arc<Mutex<Option<App>>>,
}

impl Closed {
    pub(super) async fn new() -> Self {
        let ankara = Ankara::new();
        let again = plan_again(&ankara);
        for (name, text) in [
            ("contacts/DEU.toml", TALKS_GERMANY),
            ("contacts/USA.toml", TALKS_AMERICA),
            ("mediator/contacts.toml", BOOK),
            ("lists/USA.tsv", ASKED_FOR),
            ("lists/DEU.tsv", HELD_THERE),
        ] {
            let path = ankara.case().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, text).expect("written");
        }
        let (stand_in, opened, folder) = (Arc::new(StandIn::default()), Arc::default(), Folder::new());
        let opener = opener(&ankara, &folder, &stand_in, &opened);
        let served = Served::with(folder, opener).await;
        Self { served, ankara, again, stand_in, opened }
    }

    /// Opens it.
    pub(super) fn open(self) -> World {
        let invitation = self.served.desk.open(None).expect("it opens");
        let app = self.opened.lock().expect("whole").clone().expect("it is open");
        let case = app.cases.iter().next().expect("a case").key.clone();
        self.stand_in.cases.lock().expect("whole").push(case.clone());
        let routes = router::routes(app.clone());
        let desk = Desk { routes, app, case: case.as_str().to_owned(), door: self.stand_in };
        World { served: self.served, desk, ankara: self.ankara, again: self.again, invitation }
    }
}

/// As a desk is opened, with a door besides for those of the team who come without a browser.
fn opener(ankara: &Ankara, folder: &Folder, stand_in: &Arc<StandIn>, opened: &Arc<Mutex<Option<App>>>) -> Opener {
    let (case, keys) = (ankara.case(), folder.join("keys"));
    let (stand_in, opened) = (Arc::clone(stand_in), Arc::clone(opened));
    let vault = Arc::new(Vault::at(&keys).expect("a folder"));
    let own = Arc::clone(&vault);
    Opener::new(vault, move |desk| -> Result<Opened, Failure> {
        let accounts = Accounts::open(desk.store(), &own.key("desk/accounts")?.secret, Clock::system())?;
        let source = CaseSource { folder: case.clone(), ..CaseSource::default() };
        let door = BothDoors { stand_in: Arc::clone(&stand_in), keeper: Doorkeeper };
        let cases = Cases::open(desk.store(), &own, vec![source], Arc::new(door))?;
        let leads = cases.iter().map(|case| Membership { case: case.key.clone(), role: Role::Lead });
        let first = accounts.first_invitation("", &leads.collect::<Vec<_>>())?;
        let app = App::new(Inner {
            settings: desk.settings().clone(),
            store: desk.store().clone(),
            accounts,
            policy: Policy::with_log(AccessLog::open(desk.store().clone(), Arc::clone(&own))),
            cases,
            words: Words::new(),
        });
        app.begin_work(&SecretKey::new([5; 32]), Arc::new(work::run))?;
        *opened.lock().expect("whole") = Some(app.clone());
        let leads_to = first.map_or_else(|| "/".to_owned(), |first| format!("/join/{}", first.secret.as_str()));
        Ok(Opened { app, leads_to })
    })
}

impl World {
    /// The case of Ankara.
    fn case(&self) -> Arc<LiveCase> {
        let key = CaseKey::parse(&self.desk.case).expect("a key");
        self.desk.app.cases.get(&key).expect("the case")
    }

    /// The first lead, who set the desk up and keeps its keys, has the other leads keep them, too.
    pub(super) fn name_keepers(&self) {
        let accounts = &self.desk.app.accounts;
        let all = accounts.accounts();
        let keeper = all.iter().find(|account| account.is_keeper).expect("whoever set the desk up").id;
        let named = all.iter().filter(|account| !account.is_keeper && accounts.name_keeper(keeper, account.id).is_ok());
        assert!(named.count() > 0, "there is another lead");
    }

    /// An invitation for somebody, as the first lead gives it: the address to which it leads.
    pub(super) fn invite(&self, name: &str, role: Role) -> String {
        let accounts = &self.desk.app.accounts;
        let lead = accounts.accounts().first().expect("a lead").id;
        let case = self.case().key.clone();
        let invited = accounts.invite(lead, name, &[Membership { case, role }], 3 * 24 * 3_600).expect("there is room");
        format!("/join/{}", invited.secret.as_str())
    }

    /// Clears the case and saves two deals of its landscape: what was found, the deals, and the address of the round that the first is laid
    /// before the parties in.
    pub(super) async fn clear(&self) -> (String, String) {
        let (found, _) = looked_for(&self.desk, "find=landscape").await;
        let deal = saved_best(&self.desk).await;
        let work = found.rsplit('/').next().expect("an address").to_owned();
        (work, deal)
    }

    /// Hires two for the operation, brings a published list, and screens: the text of the operation as it was before.
    pub(super) async fn screen(&self) -> Vec<u8> {
        let before = self.case().cabinet.known().files[OPERATION].to_vec();
        let hired = [before.as_slice(), HIRED.as_bytes()].concat();
        tokio::task::block_in_place(|| self.put(OPERATION, &hired));
        let content = data_encoding::BASE64.encode(PUBLISHED.as_bytes());
        let body = serde_json::json!({ "files": [{ "content": content, "file": "published.json" }], "format": 1 });
        let kept = self.desk.post("anna", &self.desk.api("lists/screening/published"), body.to_string()).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
        let begun = self.desk.post("anna", &self.desk.api("lists/screening"), "{}".to_owned()).await;
        assert_eq!(begun.status, StatusCode::ACCEPTED, "{}", begun.text());
        is_done(&self.desk).await;
        before
    }

    /// Puts the text of the operation as it was.
    pub(super) fn put_operation(&self, text: &[u8]) {
        tokio::task::block_in_place(|| self.put(OPERATION, text));
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let cabinet = self.case().cabinet.clone();
        let files = vec![(name.to_owned(), Some(bytes.to_vec()))];
        let now = cabinet.now().expect("it can be read").revision;
        cabinet.put(&Change { by: "test".to_owned(), at: 0, files }, now).expect("it is put");
    }

    /// The operation begins as a rehearsal, with the leads of the browsers in its team, and comes to its first boarding of many.
    pub(super) async fn begin(&self, leads: &[(&str, &Browser)]) -> usize {
        tokio::task::block_in_place(|| self.write_team(leads));
        self.desk.begin(&self.ankara).await;
        let mut team = Team::new(&self.ankara);
        let boards = |act: &takas_model::Act| match act {
            takas_model::Act::Boarded(ride, units) if units.len() >= 5 => Some(*ride),
            _ => None,
        };
        let found = team.speeches.iter().enumerate().find_map(|(index, (_, said))| Some((index, boards(&said.act)?)));
        let (index, ride) = found.expect("many board at once");
        drive(&self.desk, &mut team, 0, index).await;
        ride
    }

    /// The team of the test, and the leads by the keys of their browsers: in the cabinet, and in the folder from which the test reads who says what.
    fn write_team(&self, leads: &[(&str, &Browser)]) {
        let line = |id: &str, seat: &str, bytes: &[u8]| {
            format!("{id} = {{ seat = \"{seat}\", key = \"{}\" }}\n", data_encoding::HEXLOWER.encode(bytes))
        };
        let of_test = TEAM.iter().map(|(id, seat)| line(id, seat, key(id).public().bytes()));
        let accounts = self.desk.app.accounts.accounts();
        let of_browsers = leads.iter().map(|(id, _)| {
            let account = accounts.iter().find(|account| account.name.eq_ignore_ascii_case(id)).expect("an account");
            line(id, "co-mediator", account.signing_keys().next().expect("a key").bytes())
        });
        let team = format!("format = 1\n\n[team]\n{}", of_test.chain(of_browsers).collect::<String>());
        std::fs::write(self.ankara.case().join("mediator/team.toml"), &team).expect("written");
        let cabinet = self.case().cabinet.clone();
        let files = vec![("mediator/team.toml".to_owned(), Some(team.into_bytes()))];
        let now = cabinet.now().expect("it can be read").revision;
        cabinet.put(&Change { by: "test".to_owned(), at: 0, files }, now).expect("it is put");
    }

    /// The code of the printed sheet of a ride.
    pub(super) async fn code(&self, ride: usize) -> String {
        let answered = self.desk.get("cem", &self.desk.page(&format!("field/sheet/{ride}"))).await;
        assert_eq!(answered.status, StatusCode::OK, "{}", answered.text());
        let page = answered.text();
        let code = page.split("id=\"code\" dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next());
        code.expect("a code").to_owned()
    }
}
