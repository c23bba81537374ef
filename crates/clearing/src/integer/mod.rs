//! Exact integer programming: bounded integer variables, rows `Σ aⱼ·xⱼ ≥ b`, one linear objective.
