//! Two people say who is who at once, by the keyboard, in two browsers: each has another pair, each sees what the other says, and of two who
//! press on the same pair at the same instant neither is lost.

use std::path::Path;
use std::sync::{Arc, Mutex};

use takas_desk::server::App;
use takas_desk::server::accounts::Membership;
use takas_desk::server::live::LiveCase;
use takas_desk::server::role::Role;

use super::driver::{Browser, Driver};
use super::entry::join;
use super::gate::opener;
use super::looks::Looks;
use super::served::{Folder, Served};
use crate::lists::world::{CLAIMED, HELD, SEEN, plain, write};

/// The pair before somebody.
async fn pair(browser: &Browser) -> String {
    browser.wait("#decide input[name=pair]").await;
    let pair = browser.run("return document.querySelector('#decide input[name=pair]').value").await;
    pair.as_str().expect("a pair").to_owned()
}

async fn press(browser: &Browser, key: &str) {
    browser.wait("body").await.send_keys(key).await.expect("it can be pressed");
}

async fn text(browser: &Browser, of: &str) -> String {
    plain(&browser.wait(of).await.text().await.expect("a text"))
}

/// A desk that serves the case in a folder, with its lead in a browser.
struct River {
    served: Served,
    app: App,
    case: Arc<LiveCase>,
    driver: Driver,
    anna: Browser,
}

impl River {
    async fn opened(root: &Path) -> Self {
        let (folder, opened) = (Folder::new(), Arc::new(Mutex::new(None)));
        let opener = opener(root.join("river"), folder.join("keys"), Arc::clone(&opened));
        let served = Served::with(folder, opener).await;
        let invitation = served.desk.open(None).expect("it opens");
        let app = opened.lock().expect("whole").clone().expect("it is open");
        let case = app.cases.iter().next().expect("a case").clone();
        let driver = Driver::start();
        let anna = driver.open("anna", "en").await;
        join(&anna, &served.at(&invitation)).await;
        Self { served, app, case, driver, anna }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_people_say_who_is_who_by_the_keyboard_at_the_same_time() {
    let root = write(&[("lists/NOR.csv", CLAIMED), ("lists/POL.csv", HELD), ("lists/DEU.csv", SEEN)]);
    let River { served, app, case, driver, anna } = River::opened(&root).await;
    let lead = app.accounts.accounts().first().expect("anna").id;
    let membership = Membership { case: case.key.clone(), role: Role::CoMediator };
    let invited = app.accounts.invite(lead, "leyla", &[membership], 3_600).expect("there is room");
    let leyla = driver.open("leyla", "ar").await;
    join(&leyla, &served.at(&format!("/join/{}", invited.secret.as_str()))).await;
    let review = served.at(&format!("/c/{}/lists/review", case.key.as_str()));
    let mut looks = Looks::default();
    for (browser, name) in [(&anna, "review-en"), (&leyla, "review-ar")] {
        browser.client.goto(&served.at(&format!("/c/{}/lists", case.key.as_str()))).await.unwrap();
        browser.wait("a.button.main").await;
        looks.at(browser, &format!("sheet-before-{name}")).await;
        browser.client.goto(&review).await.unwrap();
        browser.click("form[action$=names] button.main").await;
        browser.wait("#connection[data-how=live]").await;
        looks.at(browser, name).await;
    }
    let (annas, leylas) = (pair(&anna).await, pair(&leyla).await);
    assert_ne!(annas, leylas, "each has another pair");
    // Anna presses, and goes on to the next; Leyla, who did nothing, sees what was said.
    press(&anna, "s").await;
    anna.wait("#notice").await;
    assert!(![annas.clone(), leylas.clone()].contains(&pair(&anna).await));
    leyla.wait("[data-part=last] ol a").await;
    assert!(text(&leyla, "[data-part=last]").await.contains("anna"));
    // A reason is typed, in which letters are no keys.
    press(&leyla, "w").await;
    leyla.wait("#why:focus").await.send_keys("suddenly seen").await.expect("it can be typed");
    assert_eq!(pair(&leyla).await, leylas);
    leyla.run("document.activeElement.blur()").await;
    press(&leyla, "n").await;
    leyla.wait("#notice").await;
    // Both press on one pair at the same instant, and say otherwise.
    let both = served.at(&format!("/c/{}/lists/review?pair={annas}", case.key.as_str()));
    press(&anna, "u").await;
    anna.wait("#notice").await;
    for browser in [&anna, &leyla] {
        browser.client.goto(&both).await.unwrap();
        assert_eq!(pair(browser).await, annas);
    }
    tokio::join!(press(&anna, "s"), press(&leyla, "d"));
    for browser in [&anna, &leyla] {
        browser.wait("#notice").await;
    }
    for browser in [&anna, &leyla] {
        browser.client.goto(&both).await.unwrap();
        browser.wait("[data-part=standing] .fault").await;
        let said = text(browser, ".said-of").await;
        assert!(said.contains("anna") && said.contains("leyla"), "{said}");
    }
    looks.at(&anna, "review-contested-en").await;
    // Leyla yields: by the keyboard, and seen by Anna without her doing.
    press(&leyla, "u").await;
    leyla.wait("#notice").await;
    anna.wait("[data-part=standing]:not(:has(.fault))").await;
    // Keys that are put away do nothing.
    anna.click("#keys").await;
    press(&anna, "s").await;
    assert_eq!(pair(&anna).await, annas);
    looks.found_nothing();
    drop(case);
    let _ = std::fs::remove_dir_all(&root);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_list_is_handed_in_its_columns_are_corrected_and_it_is_taken() {
    let root = write(&[("lists/NOR.csv", CLAIMED)]);
    let odd = root.join("odd.csv");
    std::fs::write(&odd, "who;note;when\nIvan Example;first;1980\nPetra Sample;second;1975\n").expect("written");
    let River { served, case, anna, driver: _driver, .. } = River::opened(&root).await;
    let at = |page: &str| served.at(&format!("/c/{}/{page}", case.key.as_str()));
    anna.client.goto(&at("lists")).await.unwrap();
    anna.click("form[action$=names] button").await;
    anna.wait("nav.hand-in").await;
    anna.click("nav.hand-in a[href$='/lists/of/POL']").await;
    anna.wait("#file").await.send_keys(&odd.to_string_lossy()).await.expect("it can be chosen");
    anna.click("form[enctype] button").await;
    anna.wait("#columns").await;
    let mut looks = Looks::default();
    looks.at(&anna, "list-columns-en").await;
    // Nothing said that the first row is one of headings.
    anna.run("document.querySelector('#headings').value = '1'").await;
    anna.click("#columns button[value=look]").await;
    anna.wait("#headings[value='1']").await;
    // What is guessed is corrected, and the page says so when it is read again.
    let choose = |column: usize, field: &str| {
        format!("document.querySelector('select[name=column-{column}]').value = '{field}'")
    };
    for (column, field) in [(0, "name"), (1, "nothing"), (2, "born")] {
        anna.run(&choose(column, field)).await;
    }
    anna.click("#columns button[value=look]").await;
    anna.wait("select[name=column-1] option[value=nothing][selected]").await;
    let told = text(&anna, "#columns").await;
    assert!(told.contains("said so before") && told.contains("Ivan Example"), "{told}");
    looks.at(&anna, "list-corrected-en").await;
    anna.click("#columns button[value=take]").await;
    anna.wait("#notice.done").await;
    anna.client.goto(&at("lists")).await.unwrap();
    assert!(text(&anna, ".lists").await.contains("2 persons"));
    let contents = tokio::task::block_in_place(|| case.cabinet.now()).expect("it can be read");
    let mapping = String::from_utf8_lossy(&contents.files["lists/POL.mapping.toml"]).into_owned();
    for line in ["who = \"name\"", "note = \"nothing\"", "when = \"born\""] {
        assert!(mapping.contains(line), "{line}: {mapping}");
    }
    looks.found_nothing();
    let _ = std::fs::remove_dir_all(&root);
}
