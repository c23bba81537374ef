//! What was found out about pairs, kept so that the same pair costs nothing the next time.
//!
//! Nothing here is ever gone through, only looked up, so that where a thing lies is nobody's concern; and all of it is
//! bounded. What is forgotten is found out again and is the same.

/// What is known of numbers. Forgets everything when it is full.
///
/// Open addressing in twice the room, by multiplication (Knuth, *Sorting and Searching*, 6.4): nobody chooses these numbers.
#[derive(Clone, Debug)]
pub(crate) struct NumberMap<V> {
    slots: Vec<Option<(u64, V)>>,
    held: usize,
    most: usize,
}

impl<V: Copy> NumberMap<V> {
    /// Room for `most` numbers, which is taken as it is needed.
    pub(crate) fn new(most: usize) -> Self {
        Self { slots: vec![None; 1 << 8], held: 0, most: most.max(1 << 7) }
    }

    /// What is known of a number.
    pub(crate) fn get(&self, number: u64) -> Option<V> {
        self.slots[self.place(number)].map(|(_, value)| value)
    }

    /// From now on this is known of a number.
    pub(crate) fn insert(&mut self, number: u64, value: V) {
        if self.held >= self.most {
            self.slots.fill(None);
            self.held = 0;
        } else if self.held * 2 >= self.slots.len() {
            let wider = vec![None; self.slots.len() * 2];
            for (number, value) in std::mem::replace(&mut self.slots, wider).into_iter().flatten() {
                let place = self.place(number);
                self.slots[place] = Some((number, value));
            }
        }
        let place = self.place(number);
        self.held += usize::from(self.slots[place].is_none());
        self.slots[place] = Some((number, value));
    }

    /// Where a number lies, or would.
    fn place(&self, number: u64) -> usize {
        let mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mask = self.slots.len() - 1;
        let mut place = usize::try_from(mixed >> 32).unwrap_or(0) & mask;
        while self.slots[place].is_some_and(|(other, _)| other != number) {
            place = (place + 1) & mask;
        }
        place
    }
}

/// What is known of pairs of few things, whichever of the two comes first: a square, in which what one thing has with all
/// others lies in one row. It takes its room when there is something to keep.
#[derive(Clone, Debug, Default)]
pub(crate) struct Square<V> {
    side: usize,
    cells: Vec<Option<V>>,
}

impl<V: Copy> Square<V> {
    /// A square for so many things; it holds nothing where these are more than `most`.
    pub(crate) fn new(things: usize, most: usize) -> Self {
        Self { side: if things <= most { things } else { 0 }, cells: Vec::new() }
    }

    /// Whether it has a place for two things.
    pub(crate) fn holds(&self, one: u32, other: u32) -> bool {
        (one.max(other) as usize) < self.side
    }

    /// What is known of two things.
    pub(crate) fn get(&self, one: u32, other: u32) -> Option<V> {
        if !self.holds(one, other) {
            return None;
        }
        self.cells.get(one as usize * self.side + other as usize).copied().flatten()
    }

    /// From now on this is known of two things, if there is a place for them.
    pub(crate) fn insert(&mut self, one: u32, other: u32, value: V) {
        if self.holds(one, other) {
            if self.cells.is_empty() {
                self.cells = vec![None; self.side * self.side];
            }
            self.cells[one as usize * self.side + other as usize] = Some(value);
            self.cells[other as usize * self.side + one as usize] = Some(value);
        }
    }
}

/// Two numbers as one, whichever comes first.
pub(crate) fn pair(one: u32, other: u32) -> u64 {
    u64::from(one.min(other)) << 32 | u64::from(one.max(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_found_and_what_is_forgotten_is_not_taken_for_another() {
        let mut map = NumberMap::new(1_000);
        for number in 0..10_000_u64 {
            map.insert(number * 4096, number);
            assert_eq!(map.get(number * 4096), Some(number));
        }
        let known = (0..10_000).filter(|number| map.get(number * 4096).is_some()).count();
        assert!((1..=1_000).contains(&known), "{known}");
        assert!((0..10_000).all(|number| map.get(number * 4096).is_none_or(|known| known == number)));
    }

    #[test]
    fn a_square_knows_a_pair_both_ways_and_nothing_outside() {
        let mut square = Square::new(3, 4);
        square.insert(0, 2, 'a');
        square.insert(1, 7, 'b');
        assert_eq!((square.get(0, 2), square.get(2, 0), square.get(0, 1)), (Some('a'), Some('a'), None));
        assert_eq!(square.get(1, 7), None);
        let mut none = Square::new(5, 4);
        none.insert(0, 0, 'c');
        assert_eq!(none.get(0, 0), None);
        assert_eq!(pair(3, 5), pair(5, 3));
    }
}
