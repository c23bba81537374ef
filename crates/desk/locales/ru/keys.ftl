### Keys, unlocking, and what lies sealed.
