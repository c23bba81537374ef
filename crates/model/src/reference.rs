//! References into lists: a number of its own type for each list, so that none is taken for another.

/// Makes a type of references into a list of `$whole`.
macro_rules! reference {
    ($whole:literal, $(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The reference to the entry at `index` of the list.
            ///
            /// # Panics
            /// When there are more than `u32::MAX` entries, which nothing that can be read holds.
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect(concat!($whole, " holds fewer than 2^32 entries")))
            }

            /// Its index in the list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

pub(crate) use reference;
