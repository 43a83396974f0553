"""What a map says: clusters, sides, moves, and how far to trust them."""

from __future__ import annotations

__all__: list[str] = []
