//! The terminal while something is shown on the whole of it. It is put back however that ends: at the end, by Ctrl-C, and when Takas itself
//! fails.

use std::io::{Write as _, stdout};
use std::sync::Once;

use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{cursor, execute, queue, style, terminal};

/// The terminal while it is taken; dropped, it is put back.
pub(crate) struct Screen;

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn open() -> std::io::Result<Self> {
        static HOOK: Once = Once::new();
        HOOK.call_once(|| {
            let before = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |told| {
                restore();
                before(told);
            }));
        });
        enable_raw_mode()?;
        let screen = Self;
        execute!(stdout(), EnterAlternateScreen, cursor::Hide)?;
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Puts the terminal back. That it cannot be is nothing that anybody could be told.
fn restore() {
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), cursor::Show, LeaveAlternateScreen);
}

/// Shows lines from the top of the screen on.
///
/// # Errors
/// When the terminal cannot be written to.
pub(crate) fn show(lines: &[String]) -> std::io::Result<()> {
    let mut out = stdout().lock();
    for (row, line) in lines.iter().enumerate() {
        let row = u16::try_from(row).unwrap_or(u16::MAX);
        queue!(out, cursor::MoveTo(0, row), terminal::Clear(terminal::ClearType::CurrentLine), style::Print(line))?;
    }
    out.flush()
}

/// A text so wide, cut or filled up.
pub(crate) fn fitted(text: &str, columns: usize, fill: char) -> String {
    let cut: String = text.chars().filter(|letter| !letter.is_control()).take(columns).collect();
    let missing = columns.saturating_sub(cut.chars().count());
    let fill: String = std::iter::repeat_n(fill, if fill == ' ' { 0 } else { missing }).collect();
    cut + &fill
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn lines_are_cut_and_hold_nothing_that_moves_the_cursor() {
        assert_eq!(fitted("abc", 2, ' '), "ab");
        assert_eq!(fitted("a\u{1b}[2Jb", 9, ' '), "a[2Jb");
        assert_eq!(fitted("a", 3, '-'), "a--");
    }
}
