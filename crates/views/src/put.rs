//! One macro: formatted text appended to a `String`, without a `Result` that cannot be an error.

/// Appends formatted text to a `String`.
macro_rules! put {
    ($out:expr, $($arguments:tt)*) => {{
        use std::fmt::Write as _;
        $out.write_fmt(format_args!($($arguments)*)).expect("writing to a string cannot fail")
    }};
}
