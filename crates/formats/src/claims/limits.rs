//! The limits within which a list is read: whatever the file claims of itself, no more memory is used than these allow.

/// Limits of reading one list. Over any of them the list is refused with a code; nothing is cut silently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListLimits {
    /// The largest file, in bytes.
    pub bytes_max: usize,
    /// The most bytes that all parts of a workbook have when they are unpacked.
    pub unpacked_bytes_max: u64,
    /// How many times larger than packed a part of a workbook may be, where it is larger than
    /// [`PACKED_FREELY_BYTES`]. Sheets of a million rows reach some 30; a bomb reaches 1,000.
    pub unpacked_ratio_max: u64,
    /// The most rows of all sheets that hold anything.
    pub rows_max: u32,
    /// The most cells of all rows that hold anything.
    pub cells_max: u64,
    /// The most columns of one sheet.
    pub columns_max: usize,
    /// The longest cell, in bytes.
    pub cell_bytes_max: usize,
    /// The most sheets of one workbook.
    pub sheets_max: usize,
    /// How deep objects and arrays of JSON may be nested.
    pub depth_max: usize,
}

/// What a part of a workbook may unpack to whatever its ratio, in bytes.
pub const PACKED_FREELY_BYTES: u64 = 16 << 20;

impl Default for ListLimits {
    fn default() -> Self {
        Self {
            bytes_max: 256 << 20,
            unpacked_bytes_max: 1 << 30,
            unpacked_ratio_max: 250,
            rows_max: 2_000_000,
            cells_max: 40_000_000,
            columns_max: 1_024,
            cell_bytes_max: 64 << 10,
            sheets_max: 256,
            depth_max: 32,
        }
    }
}
