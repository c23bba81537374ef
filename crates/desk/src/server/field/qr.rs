//! A QR code (ISO/IEC 18004) as a drawing.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// White around the code, in modules: the standard wants four.
const QUIET: usize = 4;

/// A text as a drawing of a QR code that still reads with a sixth of it dirty; none where it is too long for one.
pub(super) fn drawing(text: &str, said: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let whole = width + 2 * QUIET;
    let mut path = String::new();
    for (row, line) in colors.chunks(width).enumerate() {
        let mut column = 0;
        while column < width {
            let run = line[column..].iter().take_while(|color| **color == Color::Dark).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET);
            }
            column += run.max(1);
        }
    }
    Some(format!(
        "<svg class=\"code\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {whole} {whole}\" role=\"img\" shape-rendering=\"crispEdges\">\
         <title>{}</title><path fill=\"#fff\" d=\"M0 0h{whole}v{whole}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        takas_views::html::escaped(said)
    ))
}

#[cfg(test)]
mod tests {
    use super::drawing;

    #[test]
    fn a_code_is_drawn_and_what_is_too_long_is_not() {
        let drawn = drawing("takas.sheet/1", "a < b").expect("it is short");
        assert!(drawn.starts_with("<svg") && drawn.contains("a &lt; b") && drawn.contains("M4 4h7v1h-7z"), "{drawn}");
        assert_eq!(drawing(&"x".repeat(4_000), ""), None);
    }
}
