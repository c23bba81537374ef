//! `--desk URL`: what is refused before anything is sent, and a desk that does not answer.

use super::desk::Desk;

const KEY: &str = "0c7f0c7f0c7f0c7f0c7f0c7f0c7f0c7f";

#[test]
fn a_token_never_goes_over_a_network_in_the_clear_and_never_stands_on_the_command_line() {
    let desk = Desk::new("remote-token");
    let without = desk.takas(&["run", "--desk", "https://desk.example", KEY]).exits(2);
    without.tells("TAKAS_TOKEN");
    desk.write("token", "takas_canary\n");
    let with = ["--token-file", "token"];
    let clear = desk.takas(&[&["run", "--desk", "http://desk.example", KEY][..], &with].concat()).exits(2);
    clear.tells("https alone").never_says("takas_canary");
    let wrong = desk.takas(&[&["run", "--desk", "https://desk.example/board", KEY][..], &with].concat()).exits(2);
    wrong.tells("with nothing after it");
    desk.takas(&["run", "--token-file", "token", "case"]).exits(2).tells("--desk");
    desk.write("empty", "\n");
    desk.takas(&["run", "--desk", "http://localhost:1", "--token-file", "empty", KEY]).exits(2);
}

#[test]
fn what_is_the_desks_own_is_left_out_and_a_case_is_named_by_its_key() {
    let desk = Desk::new("remote-usage");
    desk.write("token", "takas_canary\n");
    let asked = |more: &[&str]| {
        let base = ["run", "--desk", "http://localhost:1", "--token-file", "token"];
        desk.takas(&[&base[..], more].concat()).exits(2)
    };
    asked(&["ankara-2024"]).tells("32 digits");
    asked(&[KEY, "--rehearsal"]).tells("leave it out");
    asked(&[KEY, "--store", "store.sqlite"]).tells("leave it out");
    desk.write("day.txt", "anna hold everything\n");
    asked(&[KEY, "--script", "day.txt"]).tells("--keys");
    for command in ["deals", "rounds", "plan"] {
        desk.takas(&[command, "--desk", "http://localhost:1", "--token-file", "token", KEY]).exits(2).tells("--json");
    }
}

#[test]
fn a_desk_that_is_not_there_is_told_with_its_address_and_without_the_token() {
    let desk = Desk::new("remote-absent");
    desk.write("token", "takas_canary\n");
    // Nobody listens on the port of a socket that was closed.
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address").port();
    let url = format!("http://127.0.0.1:{port}");
    let ran = desk.takas(&["deals", "--json", "--desk", &url, "--token-file", "token", KEY]).exits(7);
    ran.tells(&url).tells("cannot be reached").never_says("takas_canary");
}

#[test]
fn a_record_at_a_desk_is_asked_for_without_what_is_of_one_that_is_here() {
    let desk = Desk::new("remote-record");
    desk.write("token", "takas_canary\n");
    let remote = ["--desk", "http://localhost:1", "--token-file", "token"];
    for (command, more, told) in [
        ("verify", &["--store", "store.sqlite"][..], "--store"),
        ("verify", &["--receipt", "1.tlog-proof"], "--receipt"),
        ("show", &["--journal"], "--journal"),
        ("show", &["--reader", "DEU"], "--reader"),
        ("show", &["--names"], "--names"),
        ("receipt", &["--entry", "1", "--operation", "live-1"], "--operation"),
        ("export", &["--for", "DEU", "--to", "out"], "--for"),
    ] {
        let ran = desk.takas(&[&["record", command, KEY], &remote[..], more].concat()).exits(2);
        ran.tells(told).tells("leave it out with --desk");
    }
    desk.takas(&[&["record", "show", "ankara-2024"], &remote[..]].concat()).exits(2).tells("32 digits");
    // Here, an export is for somebody.
    desk.takas(&["record", "export", "case", "--to", "out"]).exits(2).tells("--for READER");
    desk.takas(&[&["record", "verify", KEY], &remote[..]].concat()).exits(7).tells("cannot be reached");
}
