### The page that field officers take along.
