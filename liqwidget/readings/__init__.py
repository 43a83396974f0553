"""What a map says: clusters, sides, moves, and how far to trust them."""

from liqwidget.readings.asymmetry import Asymmetry, asymmetry
from liqwidget.readings.clusters import Cluster, Clusters, clusters

__all__ = ["Asymmetry", "Cluster", "Clusters", "asymmetry", "clusters"]
