//! Encrypted connections, with a certificate made here.

use std::fs;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ProtocolVersion, RootCertStore};
use takas_desk::server::http::tls::{Certificate, CertificateFiles};
use tokio_rustls::TlsConnector;

use super::*;

/// Puts a new certificate into the files, and gives it.
fn put(files: &CertificateFiles) -> CertificateDer<'static> {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(vec!["desk.example".to_owned()]).expect("a certificate");
    fs::write(&files.chain, cert.pem()).expect("written");
    fs::write(&files.key, signing_key.serialize_pem()).expect("written");
    cert.der().clone()
}

fn connector(trusted: &CertificateDer<'static>) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).expect("a root");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder =
        ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().expect("versions");
    TlsConnector::from(Arc::new(builder.with_root_certificates(roots).with_no_client_auth()))
}

/// The answer over an encrypted connection, and its version.
async fn get(
    address: SocketAddr,
    trusted: &CertificateDer<'static>,
) -> std::io::Result<(String, Option<ProtocolVersion>)> {
    let name = ServerName::try_from("desk.example").expect("a name");
    let stream = TcpStream::connect(address).await?;
    let mut stream = connector(trusted).connect(name, stream).await?;
    stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: desk.example\r\nconnection: close\r\n\r\n").await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok((answer, stream.get_ref().1.protocol_version()))
}

#[tokio::test]
async fn a_desk_with_a_certificate_speaks_nothing_in_the_clear() {
    let folder = Folder::new();
    let files = CertificateFiles { chain: folder.join("chain.pem"), key: folder.join("key.pem") };
    let first = put(&files);
    let certificate = Certificate::read(files.clone()).expect("a certificate");
    let socket = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = socket.local_addr().expect("its address");
    let desk = folder.open(Edge::default());
    let ended = tokio::spawn(listener::listen(desk.clone(), socket, Some(certificate.acceptor().expect("terms"))));
    let (answer, version) = get(address, &first).await.expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("strict-transport-security:"), "{answer}");
    assert_eq!(version, Some(ProtocolVersion::TLSv1_3));
    let mut plain = TcpStream::connect(address).await.expect("a connection");
    plain.write_all(b"GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("sent");
    let said = read_to_end(&mut plain).await;
    assert!(!said.contains("HTTP"), "{said:?}");
    // A certificate that was renewed is taken while the desk runs; what is none changes nothing.
    let second = put(&files);
    assert!(get(address, &second).await.is_err());
    certificate.renew().expect("renewed");
    assert!(get(address, &second).await.is_ok());
    fs::write(&files.chain, "rubbish").expect("written");
    assert!(certificate.renew().is_err());
    assert!(get(address, &second).await.is_ok());
    desk.end();
    assert!(ended.await.expect("ended"));
}

#[test]
fn files_that_are_no_certificate_are_named() {
    let folder = Folder::new();
    let files = CertificateFiles { chain: folder.join("chain.pem"), key: folder.join("key.pem") };
    let told = |files: &CertificateFiles| Certificate::read(files.clone()).expect_err("refused").to_string();
    assert!(told(&files).contains("chain.pem"), "{}", told(&files));
    put(&files);
    let key = fs::read(&files.key).expect("there");
    fs::write(&files.key, "").expect("written");
    assert!(told(&files).contains("key.pem"), "{}", told(&files));
    // The key of another certificate.
    put(&files);
    fs::write(&files.key, key).expect("written");
    assert!(told(&files).contains("chain.pem"), "{}", told(&files));
}
