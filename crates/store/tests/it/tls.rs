//! Encrypted connections to a real PostgreSQL, with certificates made for the test: who is who is believed only as far as it is signed.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use takas_store::{Location, Store, StoreError};

use crate::postgres::{Own, give_to_owner};
use crate::support::{Folder, options, record};

/// Runs `openssl` in `folder`.
fn openssl(folder: &Path, arguments: &str) {
    let mut openssl = Command::new("openssl");
    openssl.args(arguments.split_whitespace()).current_dir(folder).stdin(Stdio::null());
    let output = openssl.output().expect("the tests of encrypted connections want the program openssl");
    assert!(output.status.success(), "openssl {arguments}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A new key with a certificate that says of itself that it may sign others: `NAME.key`, `NAME.pem`.
fn authority(folder: &Path, name: &str) {
    let extensions = "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign";
    openssl(
        folder,
        &format!(
            "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {name}.key -out {name}.pem -days 2 \
             -subj /CN={name} {extensions}"
        ),
    );
}

/// A port that nobody uses just now.
fn port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|socket| socket.local_addr()).expect("a port").port()
}

/// A server that shows a certificate for `localhost`, signed by `ours.pem` in `certificates`, and its port.
fn server(certificates: &Path, folder: &Path) -> (Own, u16) {
    authority(certificates, "ours");
    authority(certificates, "others");
    let request = "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.key -out server.csr -subj /CN=server";
    openssl(certificates, request);
    std::fs::write(certificates.join("names"), "subjectAltName=DNS:localhost\n").expect("written");
    let sign =
        "x509 -req -in server.csr -CA ours.pem -CAkey ours.key -CAcreateserial -out server.pem -days 2 -extfile names";
    openssl(certificates, sign);
    for name in ["server.key", "server.pem"] {
        let copy = folder.join(name);
        std::fs::copy(certificates.join(name), &copy).expect("copied");
        std::fs::set_permissions(&copy, std::fs::Permissions::from_mode(0o600)).expect("private");
        give_to_owner(&copy);
    }
    let shown = folder.display();
    listening(folder, &format!("-c ssl=on -c ssl_cert_file={shown}/server.pem -c ssl_key_file={shown}/server.key"))
}

/// A server that is reached by the network, and its port: chosen at the last moment, so that nobody else takes it meanwhile.
fn listening(folder: &Path, further: &str) -> (Own, u16) {
    let mut chosen = 0;
    let own = Own::start_with(folder, || {
        chosen = port();
        format!("-c listen_addresses=localhost -c port={chosen} {further}")
    });
    (own, chosen)
}

/// The address of a server by this name, which is to prove itself by this certificate.
fn address(name: &str, port: u16, roots: &Path) -> String {
    let roots = roots.display().to_string().replace('/', "%2F");
    format!("postgres://postgres@{name}:{port}/postgres?sslmode=verify-full&sslrootcert={roots}")
}

#[test]
fn a_server_is_believed_only_by_its_name_and_who_signed_for_it() {
    let (certificates, folder) = (Folder::new(), Folder::new());
    let (_server, port) = server(certificates.path(), folder.path());
    let open = |name: &str, roots: &str| {
        let address = address(name, port, &certificates.path().join(roots));
        Store::open(&Location::read(&address), options()).map(|store| (store, address))
    };
    let (store, address) = open("localhost", "ours.pem").expect("the right one");
    store.append(record("case/a", "1")).expect("accepted");
    // Each connection that the store has is encrypted, and not because the server lets nobody in otherwise.
    let plain = address.split('?').next().expect("a beginning");
    let mut client = ::postgres::Client::connect(plain, ::postgres::NoTls).expect("connects");
    let asked = "SELECT count(*) FILTER (WHERE ssl), count(*) FILTER (WHERE NOT ssl) FROM pg_stat_ssl
        JOIN pg_stat_activity USING (pid) WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";
    let row = client.query_one(asked, &[]).expect("asked");
    let (encrypted, others): (i64, i64) = (row.get(0), row.get(1));
    assert!(encrypted >= 2 && others == 0, "{encrypted} encrypted, {others} not");

    let refused = |name: &str, roots: &str| match open(name, roots).map(|_| ()) {
        Err(StoreError::Unreachable { why }) => why,
        other => panic!("{name} by {roots}: {other:?}"),
    };
    let wrong_signer = refused("localhost", "others.pem");
    assert!(wrong_signer.contains("UnknownIssuer"), "{wrong_signer}");
    let wrong_name = refused("127.0.0.1", "ours.pem");
    assert!(wrong_name.contains("not valid for name"), "{wrong_name}");
    for (file, says) in [("none.pem", "No such file"), ("names", "there is no certificate in it")] {
        let unfit = open("localhost", file).map(|_| ());
        let Err(StoreError::Unfit { what }) = unfit else { panic!("{file}: {unfit:?}") };
        assert!(what.contains(says), "{what}");
    }
}

#[test]
fn a_server_that_does_not_encrypt_is_refused() {
    let (certificates, folder) = (Folder::new(), Folder::new());
    authority(certificates.path(), "ours");
    let (_server, port) = listening(folder.path(), "");
    let address = address("localhost", port, &certificates.path().join("ours.pem"));
    let refused = Store::open(&Location::read(&address), options()).map(|_| ());
    assert!(matches!(refused, Err(StoreError::Unreachable { .. })), "{refused:?}");
    let plain = address.split('?').next().expect("a beginning");
    Store::open(&Location::read(plain), options()).expect("it is there, and near");
}
