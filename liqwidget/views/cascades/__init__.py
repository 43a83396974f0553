"""Pictures of cascades: the fragility curve, and the dominoes on the map."""
