//! That the looks see what is wrong with a page, and nothing wrong with one that is not.

use super::driver::{Driver, Size};
use super::looks::Looks;

/// A page with nothing wrong; what is planted goes in the place of the dots.
fn page(planted: &str) -> String {
    let good = "<!doctype html><html lang=en dir=ltr><head><meta name=viewport content='width=device-width'><title>A page</title></head>\
        <body style='background:white;color:black'><main><h1>A page</h1>…<p>Text</p></main></body></html>";
    let text = good.replace('…', planted);
    let encode = |c: char| if c.is_ascii_alphanumeric() { c.to_string() } else { percent(c) };
    format!("data:text/html;charset=utf-8,{}", text.chars().map(encode).collect::<String>())
}

fn percent(c: char) -> String {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().flat_map(|byte| format!("%{byte:02X}").into_bytes()).map(char::from).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_planted_defect_is_seen_and_nothing_else() {
    let driver = Driver::start();
    let browser = driver.open("planted", "en").await;
    browser.resize(Size::Phone).await;
    for (planted, expected) in [
        ("", ""),
        ("<h3>Deep</h3>", "a heading skips a level"),
        ("<h1>Again</h1>", "not exactly one h1"),
        ("<input style='height:40px'>", "has no name"),
        ("<label>Name <input style='height:40px'></label>", ""),
        ("<button style='width:30px;height:30px'></button>", "has no name"),
        ("<button style='padding:0;border:0;font-size:12px;height:16px'>go</button>", "a target of"),
        ("<p style='color:#999'>Pale</p>", "contrast 2.85"),
        ("<p style='color:rgb(0 0 0 / .3)'>Pale</p>", "contrast"),
        ("<div style='background:black'><p style='color:#222'>Dark</p></div>", "contrast"),
        ("<p style='color:#949494;font-size:24px'>Large</p>", ""),
        ("<img src='data:,'>", "a picture without words"),
        ("<svg width=9 height=9></svg>", "a drawing without words"),
        ("<table><tr><td>1</td></tr></table>", "a table without a caption"),
        ("<label for=nobody>Who</label>", "for points to no"),
        ("<p id=a>1</p><p id=a>2</p>", "stands twice"),
        ("<a href=# tabindex=3>on</a>", "tabindex above 0"),
        ("<div style='width:900px;background:white'>wide</div>", "wider than the window"),
        ("<p style='font-size:9px'>small</p>", "letters of 9 px"),
        ("<script>document.documentElement.lang = 'ar'</script>", "dir is"),
        ("<div style='overflow:hidden;width:50px;white-space:nowrap'>goes on and on</div>", "cut off"),
        ("<div style='overflow:auto;width:50px;white-space:nowrap'>goes on and on</div>", "scrolls, and the keyboard"),
        ("<div tabindex=0 style='overflow:auto;width:50px;white-space:nowrap'>goes on and on</div>", ""),
        (
            "<button style='width:60px;height:40px;white-space:nowrap'>more than there is room for</button>",
            "out of its box",
        ),
        ("<p style='cursor:pointer'>Press</p>", "by the mouse alone"),
        ("<label style='cursor:pointer'>Name <input style='height:40px'></label>", ""),
        ("<p>One text</p><p style='margin-top:-34px'>Another text</p>", "lies on"),
        ("<label>Name <input style='height:40px;border:1px solid #ccc'></label>", "where to type"),
        (
            "<label>Which <select style='width:60px;height:40px'><option>one of many</option></select></label>",
            "chosen is cut off",
        ),
        (
            "<script>document.documentElement.lang = 'ar'; document.documentElement.dir = 'rtl'</script><p>Three English words</p>",
            "English without",
        ),
        (
            "<script>document.documentElement.lang = 'ar'; document.documentElement.dir = 'rtl'</script><p lang=en>Three English words</p>",
            "",
        ),
        ("<script>document.documentElement.lang = 'xx'</script>", "lang is"),
    ] {
        browser.client.goto(&page(planted)).await.unwrap();
        let found = browser.run(include_str!("looks.js")).await;
        let found: Vec<&str> = found.as_array().unwrap().iter().filter_map(|one| one.as_str()).collect();
        let is_as_expected = match (expected, &found[..]) {
            ("", []) => true,
            ("", _) | (_, []) => false,
            (expected, found) => found.iter().all(|one| one.contains(expected)),
        };
        assert!(is_as_expected, "{planted}: {found:?}");
    }
    // What a page is for is done by the keyboard, and one sees where it is.
    let go = "<button id=go style='height:40px'>Go</button>";
    for (planted, expected) in [
        (go.to_owned(), None),
        ("<div id=go style='height:40px'>Go</div>".to_owned(), Some("does not come to `#go`")),
        (
            format!(
                "{go}<script>addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())</script>"
            ),
            Some("a key does not do `#go`"),
        ),
        (
            format!("{go}<style>button:focus {{ outline: none }}</style>"),
            Some("one does not see that the keyboard is at"),
        ),
        (format!("{go}<div style='position:fixed;inset:0;background:white'></div>"), Some("something lies on")),
        (
            format!("<button style='height:40px' onfocus='document.querySelector(\"#go\").focus()'>First</button>{go}"),
            Some("where 0 is next"),
        ),
    ] {
        browser.client.goto(&page(&planted)).await.unwrap();
        let mut looks = Looks::default();
        looks.by_keys(&browser, "planted", Some("#go")).await;
        let found = looks.into_wrong();
        let is_as_expected = match expected {
            None => found.is_empty(),
            Some(expected) => found.iter().any(|one| one.contains(expected)),
        };
        assert!(is_as_expected, "{planted}: {found:?}");
    }
    browser.client.close().await.unwrap();
}
