//! How broad an arrow is: its threads and bands, side by side. Broad enough to read, narrow enough for all to fit.

use super::{Arrow, Drawing, Thread};

/// A thread, or a band of units.
#[derive(Clone, Debug)]
pub(super) struct Strand<'a> {
    /// What it stands for; never empty.
    pub(super) threads: Vec<&'a Thread>,
    /// Its own width.
    pub(super) width: f64,
    /// What it takes of its arrow, with the gap.
    pub(super) room: f64,
    pub(super) band: bool,
}

/// The strands of each arrow, in order.
pub(super) struct Strands<'a>(Vec<Vec<Strand<'a>>>);

/// All arrows together get about this much breadth; where they would need more, bands grow narrower.
const BREADTH_ALL: f64 = 620.0;
/// From the middle of one thread to the next.
const THREAD_GAP: f64 = 4.2;
const THREAD_WIDTH: f64 = 1.7;
const BAND_GAP: f64 = 2.0;

impl<'a> Strands<'a> {
    pub(super) fn of(drawing: &'a Drawing) -> Self {
        let singles = drawing.arrows.iter().flat_map(|a| &a.threads).filter(|t| t.single).count();
        // More people than these on one arrow become a band.
        let threads_max = match singles {
            0..=90 => 16,
            91..=180 => 8,
            _ => 3,
        };
        let full: f64 = drawing.arrows.iter().flat_map(|a| strands(a, threads_max, 1.0)).map(|s| s.room).sum();
        let scale = (BREADTH_ALL / full).min(1.0);
        Self(drawing.arrows.iter().map(|a| strands(a, threads_max, scale)).collect())
    }

    /// The strands of one arrow, from left to right.
    pub(super) fn arrow(&self, arrow: usize) -> &[Strand<'a>] {
        &self.0[arrow]
    }

    /// The breadth of one arrow.
    pub(super) fn breadth(&self, arrow: usize) -> f64 {
        self.0[arrow].iter().map(|s| s.room).sum()
    }
}

fn strands(arrow: &Arrow, threads_max: usize, scale: f64) -> Vec<Strand<'_>> {
    let singles: Vec<&Thread> = arrow.threads.iter().filter(|t| t.single).collect();
    let mut strands: Vec<Strand> = Vec::new();
    if singles.len() <= threads_max {
        let thread = |thread| Strand {
            threads: vec![thread],
            width: THREAD_WIDTH.min(THREAD_WIDTH * scale * 2.0),
            room: THREAD_GAP * scale,
            band: false,
        };
        strands.extend(singles.into_iter().map(thread));
    } else {
        let (protected, others): (Vec<&Thread>, Vec<&Thread>) = singles.into_iter().partition(|t| t.protected);
        for threads in [others, protected].into_iter().filter(|s| !s.is_empty()) {
            let units = threads.len() as u64;
            strands.push(band(threads, units, scale));
        }
    }
    strands.extend(arrow.threads.iter().filter(|t| !t.single).map(|t| band(vec![t], t.units, scale)));
    strands
}

/// A band of so many units: its width grows with their logarithm.
fn band(threads: Vec<&Thread>, units: u64, scale: f64) -> Strand<'_> {
    let width = (4.0 + 2.6 * (units as f64 + 1.0).log2()).min(40.0) * scale;
    Strand { threads, width: width.max(1.5), room: width.max(1.5) + BAND_GAP * scale, band: true }
}
