"""What forced orders could do to price: fragility, chains, paths in time, and what-if bands."""
