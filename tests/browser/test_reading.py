"""What the map says, on it and beside it: clusters, words and age, in the exported page."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import liqwidget as lq
from tests.browser.pixels import (
    drag_tier,
    eventually,
    heat,
    open_group,
    repainted,
    repainted_as,
    wait_until_drawn,
)

pytestmark = pytest.mark.browser

SETTLED = 400


@pytest.fixture
def saved(week):
    return week


@pytest.fixture
def opened(page, saved):
    page.goto(saved[1].as_uri())
    wait_until_drawn(page)
    yield page
    assert page.errors == []


def table(page) -> list[list[str]]:
    return page.locator(".liqwidget-clusters tbody tr").evaluate_all(
        "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
    )


def show_column(page, column: int) -> None:
    open_group(page, "replay")
    page.locator("section[data-group='replay'] input[type='range']").fill(str(column))
    page.wait_for_timeout(SETTLED)


def spoken(page, words: str) -> None:
    page.locator(".liqwidget-spoken").get_by_text(words).wait_for(state="attached")


def test_the_table_holds_the_clusters_of_python_highest_first(opened, saved):
    found = list(lq.clusters(saved[0]))[::-1]

    open_group(opened, "clusters")

    rows = table(opened)
    assert len(rows) == len(found) > 3
    for row, cluster in zip(rows, found, strict=True):
        assert row[1] == f"{cluster.side}s"
        assert float(row[2].replace(",", "")) == pytest.approx(cluster.price, rel=1e-4)
        value, unit = float(row[5][:-1]), row[5][-1]
        assert value * {"M": 1e6, "B": 1e9}[unit] == pytest.approx(cluster.dollars, rel=0.006)
    nearest = [row[0] for row in rows if row[0][:3] in {"1st", "2nd"}]
    assert nearest == ["2nd above", "1st above", "1st below", "2nd below"]


def test_the_table_follows_a_drag(opened):
    open_group(opened, "clusters")
    before = table(opened)

    drag_tier(opened, 100, to=0.9)

    assert eventually(opened, lambda: table(opened) not in ([], before))


def test_labels_are_a_layer_that_can_be_switched_off(opened):
    open_group(opened, "look")
    before = heat(opened)

    box = opened.locator("input[data-layer-box='clusters']")
    box.uncheck()
    without = repainted(opened, before)
    box.check()

    assert without
    assert repainted_as(opened, before)


def test_shift_and_up_jumps_to_the_nearest_cluster_and_reads_it_out(opened, saved):
    first, second = lq.clusters(saved[0]).above
    opened.locator(".liqwidget-map-focus").focus()

    opened.keyboard.press("Shift+ArrowUp")
    spoken(opened, "1st above: shorts")
    opened.keyboard.press("Shift+ArrowUp")
    spoken(opened, "2nd above: shorts")

    words = opened.locator(".liqwidget-spoken").inner_text()
    assert f"from {second.low:,.0f} to {second.high:,.0f}" in words
    assert first.price < second.price


def test_shift_and_down_goes_below_the_price(opened):
    opened.locator(".liqwidget-map-focus").focus()

    opened.keyboard.press("Shift+ArrowDown")

    spoken(opened, "1st below: longs")


def test_the_price_of_a_row_pins_its_cluster(opened, saved):
    cluster = lq.clusters(saved[0]).above[0]
    open_group(opened, "clusters")

    opened.locator("tr", has_text="1st above").get_by_role("button").click()

    card = opened.locator(".liqwidget-pinned")
    card.wait_for(state="visible")
    price = float(card.locator(".liqwidget-card-price").inner_text().split()[0].replace(",", ""))
    assert price == pytest.approx(cluster.peak, rel=2e-3)


def test_while_dragging_the_line_of_text_is_the_pages_own(opened):
    status = opened.locator(".liqwidget-status-text")
    assert "Funding" in status.inner_text()

    drag_tier(opened, 100, to=0.9)

    said = eventually(opened, status.inner_text, lambda now: "Funding" not in now)
    assert "Funding" not in said
    assert "the nearest shorts above are" in said
    assert "Asymmetry" in said


def test_the_words_of_a_drag_are_heard_once_they_rest(opened):
    drag_tier(opened, 100, to=0.9)

    spoken(opened, "the nearest shorts above are")


def test_a_replay_reads_the_column_it_shows(opened, saved):
    map, _ = saved
    open_group(opened, "clusters")
    show_column(opened, 60)

    rows = table(opened)
    found = list(lq.clusters(map, 60))[::-1]

    assert [float(row[2].replace(",", "")) for row in rows] == [
        pytest.approx(cluster.price, rel=1e-4) for cluster in found
    ]
    when = str(map.time[60])[:16].replace("T", " ")
    assert f"Replay, as of {when} UTC" in opened.locator("[data-badge='age']").inner_text()
    shown = opened.locator(".liqwidget").inner_text()
    assert "2025-02-04" not in shown
    assert when in opened.locator(".liqwidget-caption").inner_text()


def test_nothing_tells_the_clusters_or_the_limit_while_the_map_is_hidden(opened, saved):
    map, _ = saved
    limit = lq.show(map).caption[-1].split("from ")[1].split(" USD")[0]
    for name in ("clusters", "look", "marks"):
        open_group(opened, name)
    assert limit in opened.locator(".liqwidget").inner_text()

    opened.locator("[data-control='blind']").click()
    opened.wait_for_timeout(SETTLED)

    said = opened.locator(".liqwidget").inner_text()
    assert limit not in said
    assert "Brightest" not in said
    assert table(opened) == []
    for cluster in lq.clusters(map):
        assert f"{cluster.price:,.0f}" not in said
    opened.locator(".liqwidget-map-focus").focus()
    opened.keyboard.press("Shift+ArrowUp")
    spoken(opened, "there are no clusters to jump to")


def test_revealing_brings_the_table_back(opened):
    open_group(opened, "clusters")
    open_group(opened, "marks")
    before = table(opened)
    opened.locator("[data-control='blind']").click()
    assert eventually(opened, lambda: table(opened) != before)

    opened.locator("[data-control='blind']").click()

    assert eventually(opened, lambda: table(opened), lambda now: now == before) == before


def test_sample_data_is_called_what_it_is_and_not_stale(opened):
    badge = opened.locator(".liqwidget-badge")

    assert badge.inner_text().startswith("Simulated data, ends 2025-02-04 00:00 UTC")
    assert "open interest known in every bar" in badge.inner_text()
    assert badge.locator(".liqwidget-warns").count() == 0


def test_a_saved_page_of_your_data_ages_by_its_own_clock(own_page, tmp_path, sample):
    holes = sample.open_interest.copy()
    holes[-60:-20] = np.nan
    yours = replace(sample, provenance="yours", open_interest=holes)
    path = lq.save(lq.estimate(yours, window="7D"), tmp_path / "yours.html")
    end = int(yours.time[-1].astype("datetime64[ms]").astype(int)) + 3_600_000
    page = own_page
    page.clock.install(time=(end + 600_000) / 1000)
    page.goto(path.as_uri())
    page.clock.run_for(3000)
    wait_until_drawn(page)
    badge = page.locator("[data-badge='age']")

    assert badge.inner_text() == "Fresh: the last bar closed 10 min ago"
    page.clock.fast_forward("05:00:00")

    assert badge.inner_text() == "Stale: the last bar closed 5.2 h ago"
    assert "liqwidget-warns" in badge.get_attribute("class")
    known = page.locator("[data-badge='open-interest']").inner_text()
    assert known == "open interest known in only 76 % of bars"  # 128 of 168


def test_a_hostile_symbol_stays_text_in_table_and_badge(page, tmp_path, sample):
    named = replace(sample, symbol="<img src=x onerror=alert(1)>")
    path = lq.save(lq.estimate(named, window="24H"), tmp_path / "hostile.html")
    page.goto(path.as_uri())
    wait_until_drawn(page)
    open_group(page, "clusters")

    assert page.locator(".liqwidget img").count() == 0
