"""The reconstructed events: every published figure is met, and the rest looks like a market.

The figures are read from `sample_data/facts` again, apart from the program that draws the paths.
"""

from __future__ import annotations

import lzma
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "sample_data"
INDEX = pd.read_csv(DATA / "events" / "index.csv")
SERIES = [(name, symbol.removesuffix("USDT")) for name, symbol in INDEX[["name", "symbol"]].values]
EVENTS = [name for name, coin in SERIES if coin == "BTC"]
FOLLOWERS = [(name, coin) for name, coin in SERIES if coin != "BTC"]
TICKS = {"ETH": 0.01, "SOL": 0.01, "AVAX": 0.001}
FACTORS = {"2020-03-12": 10, "2021-05-19": 8, "2022-11-08": 5, "2024-08-05": 35}
UNITS = {"BTC": 1, "ETH": 10, "SOL": 100, "AVAX": 100}

each = pytest.mark.parametrize(("name", "coin"), SERIES)
each_event = pytest.mark.parametrize("name", EVENTS)
each_follower = pytest.mark.parametrize(("name", "coin"), FOLLOWERS)


@cache
def bars(name: str, coin: str = "BTC") -> pd.DataFrame:
    file = DATA / "events" / f"{name}_{coin}.csv.xz"
    return pd.read_csv(file, comment="#", parse_dates=["time"], index_col="time")


@cache
def facts(file: str, name: str, coin: str) -> pd.DataFrame:
    table = pd.read_csv(DATA / "facts" / file)
    return table[(table["event"] == name) & (table["coin"] == coin)].reset_index(drop=True)


@cache
def hours(name: str, coin: str = "BTC") -> pd.DataFrame:
    return longer(bars(name, coin), "1h")


def longer(frame: pd.DataFrame, step: str) -> pd.DataFrame:
    kinds = {"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"}
    return frame.resample(step).agg(kinds)


def prices(name: str, coin: str, kinds: tuple[str, ...]) -> pd.DataFrame:
    """Return the published prices of some kinds, with their times."""
    both = [facts(file, name, coin) for file in ("turning_points.csv", "further_prices.csv")]
    table = pd.concat(both, ignore_index=True)
    for end in ("from", "until"):
        table[end] = pd.to_datetime(table[end], utc=True)
    return table[table["kind"].isin(kinds)]


def inside(name: str, coin: str, start: pd.Timestamp, stop: pd.Timestamp) -> pd.DataFrame:
    """Return the bars that lie wholly in a stretch of time."""
    frame = bars(name, coin)
    step = frame.index[1] - frame.index[0]
    return frame[(frame.index >= start) & (frame.index + step <= stop)]


@each
def test_every_day_opens_tops_bottoms_and_closes_as_published(name, coin):
    days = longer(bars(name, coin), "1D")
    published = facts("daily.csv", name, coin)

    for column in ("open", "high", "low", "close"):
        assert days[column].tolist() == pytest.approx(published[column].tolist(), abs=1e-9)


@each
@pytest.mark.parametrize(("kind", "extreme"), [("high", max), ("low", min)])
def test_every_turning_point_is_met_in_its_published_bar(name, coin, kind, extreme):
    table = prices(name, coin, (kind,))
    assert len(table) > 2
    step = bars(name, coin).index[1] - bars(name, coin).index[0]
    longer_than_ours = table["until"] - table["from"] >= step

    for row in table[longer_than_ours].itertuples():
        assert extreme(inside(name, coin, row._5, row.until)[kind]) == pytest.approx(row.price)
    for start, several in table[~longer_than_ours].groupby(table["from"].dt.floor(step)):
        ours = bars(name, coin).loc[start]
        assert ours[kind] == pytest.approx(extreme(several["price"]))


@each
def test_prices_known_to_have_been_paid_lie_within_their_bar(name, coin):
    for row in prices(name, coin, ("trade",)).itertuples():
        bar = bars(name, coin)[: row._5].iloc[-1]  # itertuples renames the column "from"

        assert bar["low"] <= row.price <= bar["high"]


@each
def test_published_ceilings_and_floors_hold(name, coin):
    for row in prices(name, coin, ("peak", "below")).itertuples():
        assert inside(name, coin, row._5, row.until)["high"].max() <= row.price
    for row in prices(name, coin, ("above",)).itertuples():
        assert inside(name, coin, row._5, row.until)["low"].min() >= row.price


@each_event
def test_the_worst_falls_are_those_of_the_record(name):
    record = pd.read_csv(DATA / "facts" / "worst_falls.csv").set_index("event").loc[name]
    frame = hours(name) if record["bars"] == "1h" else bars(name)
    per_hour = pd.Timedelta("1h") // (frame.index[1] - frame.index[0])

    for span in (4, 12, 24, 48):
        top = frame["high"].rolling(span * per_hour, min_periods=1).max()
        fall = 100 * (frame["low"] / top - 1).min()

        assert fall == pytest.approx(record[f"{span}h"], abs=1.5)


@pytest.mark.parametrize(
    ("name", "coin", "fall"),
    [
        ("2025-04-07", "SOL", -21.0),
        ("2025-04-07", "AVAX", -15.7),
        ("2025-10-10", "ETH", -22.6),
        ("2025-10-10", "SOL", -37.0),
    ],
)
def test_the_other_coins_fall_in_a_day_as_far_as_recorded(name, coin, fall):
    frame = bars(name, coin)
    top = frame["high"].rolling("24h").max()

    assert 100 * (frame["low"] / top - 1).min() == pytest.approx(fall, abs=1.5)


@each
def test_bars_are_whole_days_without_a_gap(name, coin):
    frame = bars(name, coin)
    step = pd.Timedelta("5min" if name == "2025-10-10" else "15min")

    assert (frame.index[1:] - frame.index[:-1] == step).all()
    assert len(frame) == len(facts("daily.csv", name, coin)) * pd.Timedelta("1D") // step


@each
def test_bars_join_except_over_published_day_gaps(name, coin):
    frame = bars(name, coin)
    jumps = frame["open"].iloc[1:].to_numpy() != frame["close"].iloc[:-1].to_numpy()
    daily = facts("daily.csv", name, coin)
    gaps = daily["open"].iloc[1:].to_numpy() != daily["close"].iloc[:-1].to_numpy()

    times = frame.index[1:][jumps]

    assert (times == times.normalize()).all()
    assert len(times) == gaps.sum()


@each
def test_high_and_low_enclose_open_and_close(name, coin):
    frame = bars(name, coin)

    assert (frame["high"] >= frame[["open", "close"]].max(axis=1)).all()
    assert (frame["low"] <= frame[["open", "close"]].min(axis=1)).all()


@each
def test_prices_are_whole_ticks(name, coin):
    tick = TICKS.get(coin, 0.1 if name > "2025" else 0.01)
    ticks = bars(name, coin)[["open", "high", "low", "close"]].to_numpy() / tick

    assert np.allclose(ticks, ticks.round(), rtol=0, atol=1e-5)


@each
def test_volume_adds_up_to_the_published_volume_times_the_labelled_factor(name, coin):
    factor = FACTORS.get(name, 7.5)
    published = facts("daily.csv", name, coin)["volume"] * factor

    volume = bars(name, coin)["volume"].resample("1D").sum()

    assert volume.tolist() == pytest.approx(published.tolist(), rel=0, abs=UNITS[coin])


@each_event
def test_open_interest_meets_the_published_closes(name):
    daily = facts("daily.csv", name, "BTC")
    published = (1e6 * daily["open_interest_musd"] / daily["close"]).to_numpy()
    known = ~np.isnan(published)

    closes = bars(name)["open_interest"].resample("1D").last().to_numpy()

    assert closes[known] == pytest.approx(published[known], rel=0, abs=6)  # in tens of coins


def test_the_day_without_open_interest_lies_between_its_neighbours():
    daily = facts("daily.csv", "2022-11-08", "BTC").set_index("date")["open_interest_musd"]
    closes = bars("2022-11-08")["open_interest"].resample("1D").last()

    assert daily.index[daily.isna()].tolist() == ["2022-11-08"]
    assert closes["2022-11-07"] < closes["2022-11-08"] < closes["2022-11-09"]


def test_open_interest_fell_by_fifteen_billion_in_the_last_four_hours_of_10_october():
    frame = bars("2025-10-10")
    dollars = frame["open_interest"] * frame["close"]

    fall = dollars["2025-10-10 19:55"] - dollars["2025-10-10 23:55"]

    assert fall == pytest.approx(15.3e9, rel=0.001)


@pytest.mark.parametrize("name", ["2021-05-19", "2024-08-05", "2025-10-10"])
def test_open_interest_falls_where_the_break_is(name):
    day = bars(name).loc[name]
    wide = (np.log(day["high"] / day["low"])).resample("1h").max().nlargest(6).index
    before = bars(name)["open_interest"].diff().loc[name].resample("1h").sum()

    assert before[wide].sum() < 0.6 * before.sum() < 0


@each
def test_open_interest_changes_by_much_less_than_is_traded(name, coin):
    frame = bars(name, coin)
    share = (frame["open_interest"].diff().abs() / frame["volume"]).iloc[1:]

    assert share.max() < 0.35
    assert share.median() < 0.1


@each_follower
def test_assumed_open_interest_falls_in_the_break_and_says_that_it_is_assumed(name, coin):
    line = INDEX[(INDEX["name"] == name) & (INDEX["symbol"] == f"{coin}USDT")].iloc[0]
    around = (-1, 0) if name == "2025-10-10" else (-2, 1)
    before, after = (pd.Timestamp(name) + pd.Timedelta(days=days) for days in around)
    closes = bars(name, coin)["open_interest"].resample("1D").last().tz_localize(None)

    assert "assumed" in line["source"]
    assert "open interest" in line["source"].split("assumed")[1]
    assert closes[after] < 0.9 * closes[before]


@each
def test_the_funding_rate_is_the_last_published_print(name, coin):
    known = "BTC" if (name, coin) == ("2025-04-07", "ETH") else coin
    prints = facts("funding.csv", name, known)
    published = pd.Series(prints["rate"].to_numpy(), pd.to_datetime(prints["time"], utc=True))

    rate = bars(name, coin)["funding_rate"]

    assert rate.tolist() == published.reindex(rate.index, method="ffill").tolist()


@each
def test_each_file_says_what_it_is(name, coin):
    with lzma.open(DATA / "events" / f"{name}_{coin}.csv.xz", "rt") as file:
        head = "".join(line for line in file if line.startswith("#"))

    assert f"{coin}USDT, {name}: reconstructed, not market data" in head
    for word in ("sources:", "assumed volume:", "seed:"):
        assert word in head
    assert ("assumed open interest:" in head) == (coin != "BTC")
    assert ("assumed funding:" in head) == ((name, coin) == ("2025-04-07", "ETH"))


@each
def test_pinned_bars_are_marked(name, coin):
    frame = bars(name, coin)
    marks = frame["pinned"].dropna()
    days = len(facts("daily.csv", name, coin))

    assert set("".join(marks)) <= set("OHLChlt")
    assert "".join(marks).count("O") == "".join(marks).count("C") == days
    assert len(marks) < 0.2 * len(frame)


@each
def test_an_archive_holds_no_time(name, coin):
    content = (DATA / "events" / f"{name}_{coin}.csv.xz").read_bytes()

    assert content[:6] == b"\xfd7zXZ\x00"  # the container has no field for one


# What a student would notice. Bands are the lowest and the highest of all 64 windows of 24 days
# in hourly candles of the Binance BTCUSDT perpetual, 4 December 2025 to 28 February 2026, which
# hold calm weeks and the fall of 5 February; "calm" leaves out days whose range is over 2.5 times
# the median. A band is widened by a fifth of its width, as eleven series are drawn, not one.
BANDS = {
    "autocorrelation of absolute returns, 1 h": (0.192, 0.414),
    "the same, 2 h": (0.063, 0.413),
    "the same on calm days, 1 h": (0.156, 0.384),
    "autocorrelation of returns, 1 h": (-0.031, 0.089),
    "excess kurtosis on calm days": (2.127, 13.169),
    "share of the day's range in its widest hour, median": (0.477, 0.570),
    "the same, upper decile": (0.678, 0.919),
    "hourly variance against the day's range, median": (0.876, 1.339),
    "body of a candle against its range, median": (0.391, 0.449),
    "share of the day's volume in its busiest hour, median": (0.130, 0.154),
    "correlation of volume and range within days": (0.869, 0.911),
}


def within_days(values: pd.Series) -> pd.Series:
    return values - values.groupby(values.index.date).transform("mean")


def measured(frame: pd.DataFrame) -> dict[str, float]:
    """Return the statistics of hourly bars that `BANDS` bounds."""
    day = longer(frame, "1D")
    move, reach = np.log(frame["close"] / frame["open"]), np.log(frame["high"] / frame["low"])
    across = np.log(day["high"] / day["low"])
    calm = (across <= 2.5 * across.median()).reindex(frame.index, method="ffill")
    widest = reach.groupby(reach.index.date).max().to_numpy() / across.to_numpy()
    variance = (move**2).groupby(move.index.date).sum().to_numpy()
    volume = frame["volume"].groupby(frame.index.date)
    values = (
        move.abs().autocorr(1),
        move.abs().autocorr(2),
        move[calm].abs().autocorr(1),
        move.autocorr(1),
        move[calm].kurt(),
        np.median(widest),
        np.quantile(widest, 0.9),
        np.median(variance / (across.to_numpy() ** 2 / (4 * np.log(2)))),  # Parkinson
        (move.abs() / reach).median(),
        (volume.max() / volume.sum()).median(),
        within_days(np.log(frame["volume"])).corr(within_days(np.log(reach))),
    )
    return dict(zip(BANDS, values, strict=True))


@each
@pytest.mark.parametrize("what", BANDS)
def test_statistics_lie_within_the_bands_of_a_real_market(name, coin, what):
    lowest, highest = BANDS[what]
    margin = (highest - lowest) / 5

    value = measured(hours(name, coin))[what]

    assert lowest - margin <= value <= highest + margin


@each
def test_it_is_quiet_before_and_violent_in_the_break(name, coin):
    frame = bars(name, coin)
    reach = np.log(frame["high"] / frame["low"])
    week = reach[: pd.Timestamp(name, tz="UTC") - pd.Timedelta("3D")]
    violent = reach.loc[name].resample("4h").mean().max()

    assert violent > 3 * week.mean()


@each_event
def test_returns_have_heavy_tails_with_the_break_in(name):
    move = np.log(hours(name)["close"] / hours(name)["open"])

    assert move.kurt() > 3  # a normal distribution has none


@each_follower
def test_the_other_coins_move_with_bitcoin(name, coin):
    both = [np.log(hours(name, which)["close"]).diff() for which in ("BTC", coin)]

    assert pd.concat(both, axis=1).corr().iloc[0, 1] > 0.6
