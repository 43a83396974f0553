"""The palette of an indexed picture, in the order in which its colors were needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["MIXES", "Places"]

MIXES = 4
"""Steps from ground to ink at the rim of a letter."""
_MOST = 256
_IMAGE_COLORS = 96
"""How many colors an image may take."""
_PLAIN = 24
"""How far, of 255, a color is from the background at most to count as ground for letters."""


class Places:
    """Colors and their places; a color too many takes the nearest place."""

    def __init__(self, background: str) -> None:
        self.plain = np.zeros(_MOST, np.bool_)
        """Which places hold a color next to the background, which letters may be mixed with."""
        self._colors: list[bytes] = []
        self._known: dict[bytes, int] = {}
        self._mixes: dict[tuple[str, int], NDArray[np.uint8]] = {}
        self._background = bytes.fromhex(background[1:])
        self._place(self._background)

    @property
    def colors(self) -> bytes:
        """Red, green and blue by place."""
        return b"".join(self._colors)

    def of(self, color: str) -> int:
        """Return the place of ``#rrggbb``."""
        return self._place(bytes.fromhex(color[1:]))

    def of_many(self, colors: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """Return the places of colors that follow each other, in steps if there are too many.

        Parameters
        ----------
        colors : ndarray of uint8, shape (n_colors, 3)
        """
        step = -(-len(colors) // _IMAGE_COLORS)
        places = [self._place(row.tobytes()) for row in colors[step // 2 :: step]]
        return np.repeat(np.array(places, np.uint8), step)[: len(colors)]

    def mixes(self, color: str, ground: int = 0) -> NDArray[np.uint8]:
        """Return the places of colors on the way from a place, the background's first, to a color."""
        if (color, ground) not in self._mixes:
            way = list(zip(self._colors[ground], bytes.fromhex(color[1:]), strict=True))
            mixed = [
                bytes((paper * (MIXES - step) + ink * step) // MIXES for paper, ink in way)
                for step in range(MIXES + 1)
            ]
            self._mixes[color, ground] = np.array([self._place(one) for one in mixed], np.uint8)
        return self._mixes[color, ground]

    def _place(self, color: bytes) -> int:
        if color not in self._known:
            place = len(self._colors)
            if place < _MOST:
                self._colors.append(color)
                self.plain[place] = _apart(color, self._background) <= _PLAIN
            else:
                known = np.frombuffer(self.colors, np.uint8).reshape(-1, 3).astype(np.int64)
                place = int(np.square(known - list(color)).sum(axis=1).argmin())
            self._known[color] = place
        return self._known[color]


def _apart(one: bytes, other: bytes) -> int:
    """Return by how much two colors differ in the part in which they differ most."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
