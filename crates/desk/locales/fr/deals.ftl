### Deals, rounds of proposals, and work in the background.
