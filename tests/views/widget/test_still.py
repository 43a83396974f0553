"""A widget where nothing runs it: the picture beside it, and the page it can be saved as."""

from __future__ import annotations

import base64
import io

import numpy as np
import pytest
from PIL import Image

import liqwidget as lq
from liqwidget.views.colors import PALETTES, rgb

VIEW = "application/vnd.jupyter.widget-view+json"
HEAT = np.s_[60:500, 90:950]


@pytest.fixture(scope="module")
def shown(sample):
    return lq.estimate(sample, window="7D")


@pytest.fixture
def widget(shown):
    made = lq.show(shown)
    yield made
    made.close()


def kept(widget) -> dict:
    """What a notebook keeps of the output."""
    bundle = widget._repr_mimebundle_()
    return bundle[0] if isinstance(bundle, tuple) else bundle


def pixels(file: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(file)) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def still(widget) -> np.ndarray:
    return pixels(base64.b64decode(kept(widget)["image/png"]))


def colorful(picture: np.ndarray) -> float:
    """Share of pixels that are neither gray nor the ground."""
    return float((np.ptp(picture, axis=2) > 60).mean())


def test_a_notebook_keeps_the_view_a_picture_and_words(widget):
    bundle = kept(widget)

    assert bundle[VIEW]["model_id"] == widget.model_id
    assert "text/plain" in bundle
    assert colorful(still(widget)[HEAT]) > 0.5


def test_the_picture_is_small(widget):
    assert len(kept(widget)["image/png"]) < 120_000


def test_the_picture_of_a_blind_map_shows_nothing_of_it(widget):
    widget.blind = True

    picture = still(widget)

    assert colorful(picture[HEAT]) == 0
    assert colorful(picture[60:500, 985:1200]) == 0  # the bars beside it


def test_the_picture_of_a_replay_ends_at_the_column_shown(widget):
    widget.replay(83)  # of 168, 0 the first: half

    picture = still(widget)[60:500]

    left, width = 76, 886
    assert colorful(picture[:, left : left + width // 2 - 4]) > 0.5
    assert colorful(picture[:, left + width // 2 + 4 : left + width]) == 0


def test_a_closed_widget_has_no_picture(shown):
    widget = lq.show(shown)

    widget.close()

    assert widget._repr_mimebundle_ is None


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_saved_picture_of_a_blind_widget_stays_blind(widget, tmp_path, suffix):
    widget.blind = True

    path = lq.save(widget, tmp_path / f"map.{suffix}")

    if suffix == "png":
        assert colorful(pixels(path.read_bytes())[120:1000, 180:1900]) == 0
    else:
        text = path.read_text()
        assert "<image" not in text
        assert "hidden" in text
        assert "USD per bucket" not in text


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_a_table_of_a_blind_widget_is_refused(widget, tmp_path, suffix):
    widget.blind = True

    with pytest.raises(ValueError, match=r"would tell what this blind widget hides; reveal\(\)"):
        lq.save(widget, tmp_path / f"map.{suffix}")

    assert list(tmp_path.iterdir()) == []


def test_no_word_of_a_saved_replay_is_of_later_bars(widget, tmp_path):
    widget.replay(83)

    text = lq.save(widget, tmp_path / "map.svg").read_text()

    assert "Shown up to 2025-01-31 12:00 UTC" in text
    assert "largest" not in text
    last, shown_then = widget.map.profile(), widget.map.profile(83)
    assert f"{shown_then.long.sum() / 1e9:#.3g}B USD" in text
    assert f"{last.long.sum() / 1e9:#.3g}B USD" not in text


def test_few_colors_keep_the_background_exact(widget):
    assert still(widget)[0, 0].tolist() == [255, 255, 255]


def test_a_blind_ground_is_the_darkest_color(widget, tmp_path):
    widget.blind = True

    picture = pixels(lq.save(widget, tmp_path / "map.png").read_bytes())

    assert picture[140, 400].tolist() == rgb([PALETTES["inferno"][0]])[0].tolist()


def test_the_page_as_text_is_the_page_that_is_saved(widget, tmp_path):
    html = widget.to_html()

    assert html == lq.save(widget, tmp_path / "map.html").read_text(encoding="utf-8")
    assert len(html.encode()) < 2_500_000
