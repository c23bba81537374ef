//! Points and curves of the plane.

/// A place on the drawing, in its units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) fn plus(self, direction: Self, by: f64) -> Self {
        Self { x: self.x + direction.x * by, y: self.y + direction.y * by }
    }

    pub(super) fn towards(self, other: Self) -> Self {
        let (x, y) = (other.x - self.x, other.y - self.y);
        let length = (x * x + y * y).sqrt().max(1e-6);
        Self { x: x / length, y: y / length }
    }

    pub(super) fn distance(self, other: Self) -> f64 {
        let (x, y) = (other.x - self.x, other.y - self.y);
        (x * x + y * y).sqrt()
    }

    pub(super) fn turned_left(self) -> Self {
        Self { x: self.y, y: -self.x }
    }
}

/// A quadratic curve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Curve {
    pub(super) start: Point,
    pub(super) control: Point,
    pub(super) end: Point,
}

impl Curve {
    /// The point at `t` from 0 to 1.
    pub(super) fn at(&self, t: f64) -> Point {
        let (a, b, c) = ((1.0 - t) * (1.0 - t), 2.0 * t * (1.0 - t), t * t);
        Point {
            x: a * self.start.x + b * self.control.x + c * self.end.x,
            y: a * self.start.y + b * self.control.y + c * self.end.y,
        }
    }
}
