"""The picture of a difference: what A has more, what B has more."""
