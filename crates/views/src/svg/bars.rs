//! A distribution as upright bars over minutes, with lines at what half and nine of ten do not exceed.

use super::spoken;
use crate::phrase::{Fixed, Phrase, Tongue};
use crate::rehearsal::Histogram;
use crate::words::{amounts, rehearsal as said};

const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 280.0;
const LEFT: f64 = 70.0;
const RIGHT: f64 = 20.0;
const TOP: f64 = 34.0;
const BOTTOM: f64 = 52.0;

/// The drawing; none where there is nothing to count.
pub(crate) fn bars(
    histogram: &Histogram,
    id: &str,
    (title, description): (Fixed, &Phrase),
    tongue: &dyn Tongue,
) -> Option<String> {
    let quantiles = histogram.quantiles?;
    let (first, last) = (histogram.buckets.first()?, histogram.buckets.last()?);
    let most = histogram.buckets.iter().map(|bucket| bucket.count).max()?.max(1);
    let span = (last.until - first.from).max(1) as f64;
    let x = |minute: i64| LEFT + (WIDTH - LEFT - RIGHT) * (minute - first.from) as f64 / span;
    let y = |count: u64| HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count as f64 / most as f64;
    let mut out = String::new();
    put!(
        out,
        "<svg class=\"drawing bars\" viewBox=\"0 0 {WIDTH:.0} {HEIGHT:.0}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        spoken(tongue, title),
        spoken(tongue, description)
    );
    for count in [most, most / 2] {
        let y = y(count);
        put!(out, "<path class=\"grid\" d=\"M{LEFT:.1} {y:.1}H{:.1}\"/>", WIDTH - RIGHT);
        put!(
            out,
            "<text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n",
            LEFT - 8.0,
            y + 4.0,
            spoken(tongue, Phrase::amount(count))
        );
    }
    for bucket in &histogram.buckets {
        let (left, right, top) = (x(bucket.from), x(bucket.until), y(bucket.count));
        put!(
            out,
            "<g class=\"column\"><title>{}</title><rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\"/></g>\n",
            spoken(tongue, amounts::with(said::span(bucket.from, bucket.until), Phrase::amount(bucket.count))),
            left + 1.0,
            (right - left - 2.0).max(1.0),
            HEIGHT - BOTTOM - top
        );
    }
    let base = HEIGHT - BOTTOM;
    put!(out, "<path class=\"axis-line\" d=\"M{LEFT:.1} {base:.1}H{:.1}\"/>\n", WIDTH - RIGHT);
    // Labels of about 70 columns each: at every so manieth span.
    let every = histogram.buckets.len().div_ceil(12).max(1);
    for bucket in histogram.buckets.iter().step_by(every) {
        put!(
            out,
            "<text class=\"tick\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            x(bucket.from),
            base + 18.0,
            spoken(tongue, said::minutes(bucket.from))
        );
    }
    put!(
        out,
        "\n<text class=\"axis\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>\n",
        WIDTH / 2.0,
        HEIGHT - 10.0,
        spoken(tongue, said::MINUTES)
    );
    for (minute, words, level) in [(quantiles.half, said::HALF, 14.0), (quantiles.nine_of_ten, said::NINE_OF_TEN, 28.0)]
    {
        let x = x(minute);
        let label = Phrase::row(" ", [words.phrase(), said::minutes(minute)]);
        let anchor = if x > WIDTH * 0.7 { "end" } else { "start" };
        let shift = if anchor == "end" { -5.0 } else { 5.0 };
        put!(
            out,
            "<g class=\"mark\"><path d=\"M{x:.1} {:.1}V{base:.1}\"/><text x=\"{:.1}\" y=\"{level:.1}\" text-anchor=\"{anchor}\">{}</text></g>\n",
            level - 8.0,
            x + shift,
            spoken(tongue, label)
        );
    }
    out.push_str("</svg>\n");
    Some(out)
}
