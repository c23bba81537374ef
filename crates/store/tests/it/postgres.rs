//! A throw-away PostgreSQL server for tests. The first test that wants it starts it, all tests of the machine's user share
//! it, and it is stopped and removed when none has wanted it for some seconds.
//!
//! It needs nothing but the standard library, so that tests of other crates can take this file in by its path, and beside it
//! `harm/programs.rs`, as the module `programs`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::programs;

/// The server, as long as this process runs.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    /// Locked in common while this process wants the server; the lock ends with the process.
    _wanted: File,
}

const WANTED: &str = "PostgreSQL 15 or newer is wanted for these tests: `cargo xtask setup` installs it, or `apt-get install postgresql`";

/// How long is waited for a server that runs and does not answer.
const PATIENCE: Duration = Duration::from_secs(240);

static SERVER: OnceLock<Server> = OnceLock::new();
static COUNT: AtomicU64 = AtomicU64::new(0);

/// The address of an empty schema that nobody else uses.
pub(crate) fn fresh() -> String {
    let server = SERVER.get_or_init(start);
    let nanoseconds = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_nanos();
    let name = format!("t{}_{}_{nanoseconds}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    server.run(&format!("CREATE SCHEMA {name}"));
    server.address(&name)
}

/// Runs a statement in the schema of this address, as its owner.
pub(crate) fn run(address: &str, statement: &str) {
    let schema = address.rsplit('%').next().map_or("", |end| &end[2..]);
    SERVER.get_or_init(start).run(&format!("SET search_path TO {schema}; {statement}"));
}

/// A server of a test's own, which stops with it.
pub(crate) struct Own {
    server: Server,
}

impl Own {
    /// Starts a server in `folder`, which is to be short: the path of a socket may have a hundred bytes.
    pub(crate) fn start(folder: &Path) -> Self {
        Self::start_with(folder, String::new)
    }

    /// The same, with further arguments, which are asked for when there is nothing left to do but to start it.
    pub(crate) fn start_with(folder: &Path, further: impl FnOnce() -> String) -> Self {
        let server = Server {
            programs: programs::folder().expect(WANTED),
            folder: folder.to_owned(),
            _wanted: open(&folder.join("wanted")),
        };
        initialise(&server, further);
        Own { server }
    }

    /// Starts a standby of `primary` in `folder`.
    pub(crate) fn standby(primary: &Own, folder: &Path) -> Self {
        let programs = primary.server.programs.clone();
        let server = Server { programs, folder: folder.to_owned(), _wanted: open(&folder.join("wanted")) };
        give_to_owner(folder);
        let mut copy = owner(&server.programs.join("pg_basebackup"));
        copy.args(["-U", "postgres", "-c", "fast", "-R", "-h"]).arg(&primary.server.folder);
        done(copy.arg("-D").arg(folder.join("data")));
        serve(&server, String::new);
        Own { server }
    }

    /// The address of its schema `public`.
    pub(crate) fn address(&self) -> String {
        self.server.address("public")
    }

    /// Runs a statement there, as its owner.
    pub(crate) fn run(&self, statement: &str) {
        self.server.run(statement);
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let mut stop = owner(&self.server.programs.join("pg_ctl"));
        stop.args(["-m", "immediate", "-D"]).arg(self.server.folder.join("data")).arg("stop");
        drop(stop.stdin(Stdio::null()).stdout(Stdio::null()).status());
    }
}

impl Server {
    /// The address of a schema.
    fn address(&self, schema: &str) -> String {
        let folder = self.folder.display().to_string().replace('/', "%2F");
        format!("postgres://postgres@{folder}/postgres?options=-c%20search_path%3D{schema}")
    }

    fn run(&self, statement: &str) {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "postgres", "-d", "postgres", "-h"]).arg(&self.folder);
        done(psql.args(["-c", statement]));
    }

    fn answers(&self) -> bool {
        let mut ready = Command::new(self.programs.join("pg_isready"));
        ready.args(["-q", "-t", "60", "-h"]).arg(&self.folder).stdout(Stdio::null()).stderr(Stdio::null());
        ready.status().is_ok_and(|status| status.success())
    }

    fn runs(&self) -> bool {
        let mut status = owner(&self.programs.join("pg_ctl"));
        status.arg("-D").arg(self.folder.join("data")).arg("status");
        status.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        status.status().is_ok_and(|status| status.success())
    }

    /// Whether one that did not answer runs and comes to answer: others may be using it.
    fn answers_at_last(&self) -> bool {
        let began = Instant::now();
        while self.runs() && began.elapsed() < PATIENCE {
            if self.answers() {
                return true;
            }
            thread::sleep(Duration::from_millis(100));
        }
        false
    }
}

fn start() -> Server {
    let programs = programs::folder().expect(WANTED);
    let folder = std::env::temp_dir().join(format!("takas-postgres-{}", user()));
    fs::create_dir_all(&folder).expect("the folder can be made");
    let wanted = open(&folder.join("wanted"));
    let starting = open(&folder.join("starting"));
    starting.lock().expect("a lock");
    wanted.lock_shared().expect("a lock");
    let server = Server { programs, folder, _wanted: wanted };
    if !server.answers() {
        if !server.answers_at_last() {
            initialise(&server, String::new);
        }
        // Whoever started one that runs may not have come as far as this; two that watch are as good as one.
        watch(&server);
    }
    drop(starting);
    server
}

fn open(path: &Path) -> File {
    File::options().create(true).truncate(false).write(true).open(path).expect("a lock file")
}

/// Makes the data anew and starts the server.
fn initialise(server: &Server, further: impl FnOnce() -> String) {
    let data = server.folder.join("data");
    drop(fs::remove_dir_all(&data));
    give_to_owner(&server.folder);
    let mut initdb = owner(&server.programs.join("initdb"));
    done(initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "-D"]).arg(&data));
    serve(server, further);
}

/// Starts the server over the data that are there, with further arguments.
fn serve(server: &Server, further: impl FnOnce() -> String) {
    let settings = format!(
        "-c listen_addresses='' -c unix_socket_directories='{}' -c max_connections=300 -c shared_buffers=64MB {}",
        server.folder.display(),
        further()
    );
    let mut start = owner(&server.programs.join("pg_ctl"));
    let (data, log) = (server.folder.join("data"), server.folder.join("log"));
    done(start.arg("-w").arg("-D").arg(data).arg("-l").arg(log).args(["-o", &settings, "start"]));
}

/// Starts what stops the server when nobody wants it any more.
fn watch(server: &Server) {
    let folder = server.folder.display();
    let stop = format!("'{}' -m immediate -D '{folder}/data' stop", server.programs.join("pg_ctl").display());
    let as_owner = if user() == "0" { format!("runuser -u postgres -- {stop}") } else { stop };
    let script = format!(
        "while sleep 5; do flock -n -x '{folder}/wanted' sh -c \"{as_owner}; rm -rf '{folder}/data'\" && exit; done"
    );
    // In the background of a shell that ends, so that it outlives us and is no child of ours.
    let detached = "setsid sh -c \"$0\" </dev/null >/dev/null 2>&1 &";
    done(Command::new("sh").args(["-c", detached, &script]));
}

/// A program as a user that is not root, whom PostgreSQL refuses.
fn owner(program: &Path) -> Command {
    if user() != "0" {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program).current_dir("/");
    command
}

/// Lets the user that runs the server write in `folder`.
pub(crate) fn give_to_owner(folder: &Path) {
    if user() == "0" {
        done(Command::new("chown").arg("postgres").arg(folder));
    }
}

fn user() -> String {
    let id = Command::new("id").arg("-u").output().expect("`id` runs");
    String::from_utf8_lossy(&id.stdout).trim().to_owned()
}

fn done(command: &mut Command) {
    // What is started must not hold our pipes open.
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).status();
    assert!(status.as_ref().is_ok_and(std::process::ExitStatus::success), "{command:?}: {status:?}");
}
