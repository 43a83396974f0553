"""Draw one picture per event for the README, small enough to be stored.

Run ``python sample_data/_build/pictures.py``. A palette is shared out between the map and the rest
of the page, since the heat alone would take every color.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

import liqwidget as lq

WIDTH, HEAT, REST = 1000, 20, 22  # pixels, colors of the map, colors of the rest
PICTURES = Path(__file__).parents[1] / "pictures"


def small(picture: Image.Image) -> Image.Image:
    """Return the picture narrower and in few colors."""
    height = round(picture.height * WIDTH / picture.width)
    page = picture.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    heat = (int(0.06 * WIDTH), int(0.06 * height), int(0.75 * WIDTH), int(0.62 * height))
    rest = page.copy()
    rest.paste((255, 255, 255), heat)
    inside = page.crop(heat).quantize(HEAT, Image.Quantize.MEDIANCUT).getpalette() or []
    around = rest.quantize(REST, Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette(inside[: 3 * HEAT] + around[: 3 * REST])
    return page.quantize(palette=palette, dither=Image.Dither.NONE)


def main() -> None:
    """Draw every reconstructed event, the first coin of each."""
    PICTURES.mkdir(exist_ok=True)
    table = lq.samples()
    events = table.loc[table["provenance"] == "reconstructed", "name"].unique()
    with tempfile.TemporaryDirectory() as folder:
        for name in events:
            large = Path(folder) / f"{name}.png"
            lq.save(lq.estimate(lq.sample(name)), large)
            small(Image.open(large)).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
