//! Encrypted connections by a certificate of one's own. A certificate that was renewed is taken without a restart, for a restart locks the
//! desk.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rustls::ServerConfig;
use rustls::crypto::CryptoProvider;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use tokio_rustls::TlsAcceptor;

use crate::failure::Failure;
use crate::folder::{self, FileError};

const MEND: &str = "name a PEM file with the certificate and all that lead to its root, and one with its key";

/// The files of a certificate.
#[derive(Clone, Debug)]
pub struct CertificateFiles {
    /// The certificate, with all that lead to its root.
    pub chain: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

/// A certificate that can be renewed.
pub struct Certificate {
    files: CertificateFiles,
    provider: Arc<CryptoProvider>,
    present: RwLock<Arc<CertifiedKey>>,
}

impl Certificate {
    /// The certificate of these files.
    ///
    /// # Errors
    /// When they cannot be read, or are no certificate and its key.
    pub fn read(files: CertificateFiles) -> Result<Arc<Self>, Failure> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let present = RwLock::new(Arc::new(read(&files, &provider)?));
        Ok(Arc::new(Self { files, provider, present }))
    }

    /// Takes what the files hold now. What cannot be read changes nothing.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn renew(&self) -> Result<(), Failure> {
        let renewed = Arc::new(read(&self.files, &self.provider)?);
        *self.present.write().unwrap_or_else(PoisonError::into_inner) = renewed;
        Ok(())
    }

    /// What encrypts connections with it: TLS 1.2 and 1.3, HTTP/1.1.
    ///
    /// # Errors
    /// When the versions are not those that the cryptography knows: our defect.
    pub fn acceptor(self: &Arc<Self>) -> Result<TlsAcceptor, Failure> {
        let builder = ServerConfig::builder_with_provider(Arc::clone(&self.provider));
        let builder =
            builder.with_safe_default_protocol_versions().map_err(|error| unfit(&self.files.chain, &error))?;
        let mut terms = builder.with_no_client_auth().with_cert_resolver(Arc::clone(self) as _);
        terms.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(terms)))
    }
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(Arc::clone(&self.present.read().unwrap_or_else(PoisonError::into_inner)))
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Certificate").field("files", &self.files).finish_non_exhaustive()
    }
}

fn read(files: &CertificateFiles, provider: &CryptoProvider) -> Result<CertifiedKey, Failure> {
    let bytes = |path: &Path| {
        folder::read_capped(path).map_err(|error| Failure::from(FileError::new(path, "cannot be read", MEND, error)))
    };
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(&bytes(&files.chain)?)
        .collect::<Result<_, _>>()
        .map_err(|error| unfit(&files.chain, &error))?;
    if chain.is_empty() {
        return Err(unfit(&files.chain, &"there is no certificate in it"));
    }
    let key = PrivateKeyDer::from_pem_slice(&bytes(&files.key)?).map_err(|error| unfit(&files.key, &error))?;
    CertifiedKey::from_der(chain, key, provider).map_err(|error| unfit(&files.chain, &error))
}

fn unfit(path: &Path, why: &dyn fmt::Display) -> Failure {
    Failure::Usage(format!("{}: {why}; {MEND}", path.display()))
}
