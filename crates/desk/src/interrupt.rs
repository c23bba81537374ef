//! Ctrl-C: the first asks for an end, the second makes one.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static HANDLER: OnceLock<()> = OnceLock::new();

/// From now on the first Ctrl-C asks whatever runs to stop with the best so far; a second one ends the program.
pub fn listen() {
    HANDLER.get_or_init(|| {
        let outcome = ctrlc::set_handler(|| {
            if INTERRUPTED.swap(true, Ordering::SeqCst) {
                std::process::exit(i32::from(crate::exit::INTERRUPTED));
            }
        });
        if outcome.is_err() {
            tell!("takas: Ctrl-C will end the program at once: its handler could not be set");
        }
    });
}

/// Whether Ctrl-C was pressed.
pub fn was_pressed() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}
