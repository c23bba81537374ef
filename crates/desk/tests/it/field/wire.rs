//! The wire between a browser and the desk, which the test cuts; and a desk that stands behind one, with a door for a browser and for the rest
//! of the team.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::http::request::Parts;
use axum::response::Response;
use futures_util::future::BoxFuture;
use takas_desk::running::clock;
use takas_desk::server::App;
use takas_desk::server::accounts::{Accounts, Clock, Membership};
use takas_desk::server::app::Inner;
use takas_desk::server::http::desk::{Opened, Opener};
use takas_desk::server::live::{Asks, Caller, CaseSource, Cases, Door, Guest, Wish};
use takas_desk::server::policy::{Action, Compartment, Doorkeeper, Policy};
use takas_desk::server::role::Role;
use takas_desk::server::vault::Vault;
use takas_desk::server::words::Words;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

use crate::browser::driver::Browser;
use crate::browser::entry::{add_device, join};
use crate::browser::gate::put_team;
use crate::browser::served::{Folder, Served};
use crate::live::ankara::{Ankara, TEAM, key};
use crate::live::driven::Team;
use crate::live::stand_in::{Desk, StandIn, routes};

/// What the wire does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// It carries.
    Carries,
    /// It is cut: nobody is reached.
    IsCut,
    /// What is delivered comes to the desk, and what is answered to that is lost; all else is carried.
    LosesAnswers,
}

/// A wire.
pub(crate) struct Wire {
    mode: watch::Sender<Mode>,
    pub(crate) port: u16,
}

impl Wire {
    /// A wire to where a desk listens.
    pub(crate) async fn to(desk: SocketAddr) -> Self {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.expect("a free port");
        let port = listener.local_addr().expect("it listens").port();
        let (mode, seen) = watch::channel(Mode::Carries);
        tokio::spawn(async move {
            while let Ok((browser, _)) = listener.accept().await {
                tokio::spawn(carried(browser, desk, seen.clone()));
            }
        });
        Self { mode, port }
    }

    pub(crate) fn becomes(&self, mode: Mode) {
        self.mode.send_replace(mode);
    }
}

/// What stands in the head of a delivery.
const DELIVERY: &[u8] = b"/field/deliveries ";

/// One connection, until the wire is cut, or carries again what has lost an answer.
async fn carried(mut browser: TcpStream, desk: SocketAddr, mut seen: watch::Receiver<Mode>) {
    if *seen.borrow_and_update() == Mode::IsCut {
        return;
    }
    let Ok(mut server) = TcpStream::connect(desk).await else { return };
    let (mut asked, mut answered) = (vec![0; 16 << 10], vec![0; 16 << 10]);
    let mut has_lost = false;
    loop {
        tokio::select! {
            read = browser.read(&mut asked) => match read {
                Ok(count @ 1..) => {
                    let is_delivery = asked[..count].windows(DELIVERY.len()).any(|part| part == DELIVERY);
                    has_lost |= is_delivery && *seen.borrow() == Mode::LosesAnswers;
                    if server.write_all(&asked[..count]).await.is_err() {
                        return;
                    }
                }
                _ => return,
            },
            read = server.read(&mut answered) => match read {
                Ok(1..) if has_lost => {}
                Ok(count @ 1..) if browser.write_all(&answered[..count]).await.is_ok() => {}
                _ => return,
            },
            changed = seen.changed() => {
                let mode = *seen.borrow();
                if changed.is_err() || mode == Mode::IsCut || (mode == Mode::Carries && has_lost) {
                    return;
                }
            }
        }
    }
}

/// A door for both: whoever says who he is is let in by that, all others by accounts and policies.
pub(crate) struct BothDoors {
    pub(crate) stand_in: Arc<StandIn>,
    pub(crate) keeper: Doorkeeper,
}

impl BothDoors {
    fn of(&self, guest: &Guest) -> &dyn Door {
        if guest.account.starts_with("a-") { &*self.stand_in } else { &self.keeper }
    }
}

impl Door for BothDoors {
    fn guest<'a>(&'a self, app: &'a App, parts: &'a mut Parts) -> BoxFuture<'a, Result<Guest, Response>> {
        if parts.headers.contains_key("x-who") {
            self.stand_in.guest(app, parts)
        } else {
            self.keeper.guest(app, parts)
        }
    }

    fn may(&self, caller: Caller<'_>, wish: Wish) -> bool {
        self.of(caller.guest).may(caller, wish)
    }

    fn wants(&self, caller: Caller<'_>, wish: Wish) -> bool {
        self.of(caller.guest).wants(caller, wish)
    }

    fn allows(&self, caller: Caller<'_>, action: Action, part: &Compartment, asks: Asks) -> bool {
        self.of(caller.guest).allows(caller, action, part, asks)
    }

    fn is_open(&self, app: &App, guest: &Guest) -> bool {
        self.of(guest).is_open(app, guest)
    }
}

/// A desk behind a wire, with a field officer in a browser and everybody else at hand.
pub(crate) struct Outpost {
    pub(crate) wire: Wire,
    pub(crate) desk: Desk,
    pub(crate) team: Team,
    pub(crate) ankara: Ankara,
    /// By how much the desk's clock for accounts is put forward, in seconds.
    pub(crate) later: Arc<AtomicI64>,
    served: Served,
}

impl Outpost {
    /// Opens it; the officer comes in by the browser, which signs for him, and the rehearsal begins.
    pub(crate) async fn new(browser: &Browser) -> Self {
        let ankara = Ankara::new();
        let (stand_in, later) = (Arc::new(StandIn::default()), Arc::new(AtomicI64::new(0)));
        let (folder, opened) = (Folder::new(), Arc::new(std::sync::Mutex::new(None)));
        let open = opener(&ankara, &folder, &stand_in, &later, &opened);
        let (served, wire) = Served::behind(folder, open).await;
        let invitation = served.desk.open(None).expect("it opens");
        let app: App = opened.lock().expect("whole").clone().expect("it is open");
        let case = app.cases.iter().next().expect("a case").key.clone();
        stand_in.cases.lock().expect("whole").push(case.clone());
        join(browser, &served.at(&invitation)).await;
        add_device(browser).await;
        tokio::task::block_in_place(|| write_team(&app));
        let desk = Desk { routes: routes(&app), app, case: case.as_str().to_owned(), door: stand_in };
        desk.begin(&ankara).await;
        let mut team = Team::new(&ankara);
        // What the officer would say the lead says: the officer's key is in the browser.
        let anna = team.speeches.iter().find(|(_, said)| team.author(said) == "anna").map(|(_, said)| said.author);
        let anna = anna.expect("the lead speaks");
        for index in 0..team.speeches.len() {
            if team.author(&team.speeches[index].1) == "cem" {
                team.speeches[index].1.author = anna;
            }
        }
        Self { wire, desk, team, ankara, later, served }
    }

    /// The address of a page.
    pub(crate) fn at(&self, what: &str) -> String {
        self.served.at(&format!("/c/{}/{what}", self.desk.case))
    }
}

fn opener(
    ankara: &Ankara,
    folder: &Folder,
    stand_in: &Arc<StandIn>,
    later: &Arc<AtomicI64>,
    opened: &Arc<std::sync::Mutex<Option<App>>>,
) -> Opener {
    let (case, keys) = (ankara.case(), folder.join("keys"));
    let (stand_in, later, opened) = (Arc::clone(stand_in), Arc::clone(later), Arc::clone(opened));
    let vault = Arc::new(Vault::at(&keys).expect("a folder"));
    let own = Arc::clone(&vault);
    Opener::new(vault, move |desk| {
        let secret = own.key("desk/accounts")?.secret;
        let later = Arc::clone(&later);
        let clock = Clock::of(move || clock::now() + later.load(Ordering::SeqCst));
        let accounts = Accounts::open(desk.store(), &secret, clock)?;
        let source = CaseSource { folder: case.clone(), ..CaseSource::default() };
        let door = BothDoors { stand_in: Arc::clone(&stand_in), keeper: Doorkeeper };
        let cases = Cases::open(desk.store(), &own, vec![source], Arc::new(door))?;
        let officer = cases.iter().map(|case| Membership { case: case.key.clone(), role: Role::Field });
        let first = accounts.first_invitation("cem", &officer.collect::<Vec<_>>())?.expect("nobody works here yet");
        let parts = Inner {
            settings: desk.settings().clone(),
            store: desk.store().clone(),
            accounts,
            policy: Policy::default(),
            cases,
            words: Words::new(),
        };
        let app = App::new(parts);
        *opened.lock().expect("whole") = Some(app.clone());
        Ok(Opened { app, leads_to: format!("/join/{}", first.secret.as_str()) })
    })
}

/// The team: the officer by the key of the browser, all others by those that the test holds.
fn write_team(app: &App) {
    let line = |(id, seat): &(&str, &str)| {
        let of_browser = app.accounts.accounts().into_iter().find(|account| account.name == *id);
        let of_browser = of_browser.and_then(|account| account.signing_keys().next().map(|key| *key.bytes()));
        let bytes = of_browser.unwrap_or_else(|| *key(id).public().bytes());
        format!("{id} = {{ seat = \"{seat}\", key = \"{}\" }}\n", data_encoding::HEXLOWER.encode(&bytes))
    };
    let text: String = TEAM.iter().map(line).collect();
    put_team(app, &text);
}
