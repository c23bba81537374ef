//! The file formats of Takas: case folders, positions, lists, deals; parsed, validated, formatted.
