//! What each party may see of a case and its deals, as text, HTML and SVG.
