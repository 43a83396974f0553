"""How maps are fooled: painted clusters, what gives them away, and how fast maps age."""
