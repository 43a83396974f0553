from dataclasses import replace as changed

import numpy as np
import pytest

import liqwidget as lq
from liqwidget.labs import exact_map, paint, stored_exchange
from liqwidget.labs._engine import Engine
from liqwidget.labs._prices import STEPS

CALM = "exchange/calm"
NOON = "2025-06-07 12:00"


def bars_of(painting):
    """First bar with the positions in it, and first bar without them again."""
    market = painting.market
    return (
        int(np.searchsorted(market.time, painting.opened)) - 1,
        int(np.searchsorted(market.time, painting.closed)) - 1,
    )


def coins_of(painting):
    ledger = painting.exchange.ledger
    rows = painting.rows
    return ledger.lots[rows][ledger.side[rows] == ledger.side[rows[0]]].sum() * ledger.lot


def test_the_public_sees_the_coins_while_the_positions_are_open(painting):
    begin, end = bars_of(painting)

    more = painting.market.open_interest - painting.before.market.open_interest

    assert more[begin:end] == pytest.approx(np.full(12, coins_of(painting)))
    assert not more[:begin].any()
    assert not more[end:].any()


def test_the_path_of_price_stays(painting):
    for name in ("open", "high", "low", "close", "mark_high", "mark_low", "funding_rate"):
        seen, before = (getattr(m, name) for m in (painting.market, painting.before.market))
        assert (seen == before).all(), name


def test_a_trade_between_two_accounts_counts_once_in_the_volume(painting):
    begin, end = bars_of(painting)

    more = painting.market.volume - painting.before.market.volume

    assert more[[begin, end]] == pytest.approx([coins_of(painting)] * 2)
    assert np.flatnonzero(more > 1e-9).tolist() == [begin, end]


def test_two_accounts_pay_a_taker_and_a_maker_fee_at_both_ends(painting):
    begin, end = bars_of(painting)
    close, coins = painting.market.close, coins_of(painting)

    # binance: 0.05 % taker, 0.02 % maker
    assert painting.fees == pytest.approx(0.0007 * coins * (close[begin] + close[end]))
    assert painting.dollars == pytest.approx(coins * close[begin])
    assert painting.dollars == pytest.approx(50e6, rel=1e-5)


def test_two_accounts_lock_the_margin_of_both(painting):
    assert painting.margin == pytest.approx(2 * painting.dollars / 2)


def test_two_accounts_owe_price_and_funding_nothing():
    painting = paint(CALM, at="2025-06-06 06:00", dollars=50e6, hours=12)

    assert painting.profit == 0
    assert painting.funding == 0
    assert painting.cost == painting.fees


def test_one_long_alone_pays_funding_and_bears_the_price():
    painting = paint(CALM, at="2025-06-06 06:00", dollars=50e6, hours=12, side="long")
    begin, end = bars_of(painting)
    market, coins = painting.market, coins_of(painting)

    # 08:00 and 16:00 lie within; a settlement pays the rate on the mark price of its moment
    noon = [
        int(np.searchsorted(market.time, np.datetime64(f"2025-06-06T{h}"))) for h in ("08", "16")
    ]
    due = sum(coins * market.funding_rate[bar] * market.close[bar - 1] for bar in noon)
    assert painting.funding == pytest.approx(due, rel=2e-3)
    assert painting.profit == pytest.approx(coins * (market.close[end] - market.close[begin]))
    assert painting.fees == pytest.approx(
        0.0005 * coins * (market.close[begin] + market.close[end])
    )


def test_a_short_alone_gains_what_a_long_alone_loses():
    long, short = (
        paint(CALM, at=NOON, dollars=20e6, hours=9, side=side) for side in ("long", "short")
    )

    assert short.profit == pytest.approx(-long.profit)
    assert short.funding == pytest.approx(-long.funding)
    assert long.profit != 0


def test_levels_solve_the_brackets_of_the_venue(painting):
    book = painting.exchange.ledger
    row = painting.rows[0]
    coins, entry = book.lots[row] * book.lot, book.entry[row] * book.tick
    ladder = lq.get_venue("binance").brackets(symbol="BTCUSDT", on="2025-06-02")

    level = painting.levels()["long"][0]

    value = coins * level
    step = next(b for b in ladder if value <= b.notional_cap)
    left = coins * entry / 2 - coins * (entry - level)
    assert left == pytest.approx(
        step.maintenance_margin * value - step.maintenance_amount, rel=1e-6
    )


def test_every_long_still_has_its_short(painting):
    book = painting.positions(painting.opened)

    long, short = (book.quantity[book.side == side].sum() for side in (1, -1))

    assert long == pytest.approx(short)
    assert long == pytest.approx(painting.market.open_interest[bars_of(painting)[0]], rel=1e-6)


def test_the_positions_are_in_the_book_until_they_are_closed(painting):
    during, after = (len(painting.positions(t)) for t in (painting.opened, painting.closed))

    assert during == len(painting.before.positions(painting.opened)) + 2
    assert after == len(painting.before.positions(painting.closed))


def test_the_map_draws_them_at_levels_of_its_own_mix(clean, painted, at):
    more = painted.total[:, at] - clean.total[:, at]
    price = painted.closes[at]
    tenfold = lq.liquidation_price(
        price, side="long", leverage=10, maintenance_margin=0.004
    )  # the lowest bracket, as the map assumes

    below = more * (painted.bucket_prices < 0.95 * price)
    brightest = painted.bucket_prices[below.argmax()]

    assert brightest == pytest.approx(tenfold, rel=2e-3)
    assert more.sum() > 25e6


def test_nobody_can_be_liquidated_there(painting, clean, painted, at):
    more = painted.total[:, at] - clean.total[:, at]
    drawn = more > 1e6

    true, before = (exact_map(run, like=painted) for run in (painting.exchange, painting.before))

    assert drawn.sum() >= 4
    assert (true.total[drawn, at] == before.total[drawn, at]).all()


def test_most_of_it_is_still_drawn_an_hour_after_they_have_gone(painting, clean, painted, at):
    gone = int(np.flatnonzero(painted.time == painting.closed)[0]) + 12
    drawn = painted.total[:, at] - clean.total[:, at] > 1e6

    then, later = ((painted.total[drawn, c] - clean.total[drawn, c]).sum() for c in (at, gone))

    assert painted.market.open_interest[-1] == clean.market.open_interest[-1]
    assert later > 0.7 * then


def test_the_share_is_that_of_open_interest_before(painting):
    begin, _ = bars_of(painting)

    assert painting.share == pytest.approx(
        coins_of(painting) / painting.before.market.open_interest[begin - 1]
    )


def test_accounts_open_one_after_another():
    painting = paint(CALM, at=NOON, dollars=12e6, accounts=6, over=1.0, leverage=20, hours=2)
    more = painting.market.open_interest - painting.before.market.open_interest

    steps = np.diff(more[np.flatnonzero(more > 1e-9)[0] - 1 :])

    # six openings, ten minutes apart in bars of five, and six closings two hours later
    assert (np.flatnonzero(steps > 1e-6)).tolist() == [0, 2, 4, 6, 8, 10]
    assert (np.flatnonzero(steps < -1e-6)).tolist() == [24, 26, 28, 30, 32, 34]


def test_equal_accounts_differ_by_a_lot_at_most():
    painting = paint(CALM, at=NOON, dollars=10e6, accounts=7, leverage=20)
    lots = painting.exchange.ledger.lots[painting.rows]

    assert np.ptp(lots) <= 1
    assert lots.sum() == 2 * round(10e6 / 62124.5 / painting.exchange.ledger.lot)


def test_room_is_how_near_the_mark_price_came():
    painting = paint(CALM, at=NOON, dollars=10e6, leverage=20, hours=6)
    begin, end = bars_of(painting)
    market, levels = painting.market, painting.levels()

    nearest = min(
        min((low - levels["long"][0]) / low, (levels["short"][0] - high) / high)
        for low, high in zip(
            market.mark_low[begin + 1 : end + 1], market.mark_high[begin + 1 : end + 1], strict=True
        )
    )
    assert painting.room == pytest.approx(nearest)


def test_a_run_just_simulated_can_be_painted_too(exchange):
    middle = exchange.market.time[exchange.market.n_bars // 2]

    painting = paint(exchange, at=middle, dollars=1e6, hours=0.25)

    more = painting.market.open_interest - exchange.market.open_interest
    assert np.count_nonzero(more > 1e-9) == 15


def test_two_accounts_leave_the_simulated_price_alone(stormy):
    """The claim behind holding the path: the exchange itself, run with and without the pair."""
    calm, fooled = Engine(stormy, 3), Engine(stormy, 3)
    paths = []
    for engine in (calm, fooled):
        closes = []
        for bar in range(240):
            seen, steps = engine.begin_bar()
            for arrivals, k, *moves in steps:
                here = engine is fooled and bar == 60 and k == STEPS - 1
                engine.step(seen, _with_pair(arrivals) if here else arrivals, k, *moves)
            engine.end_bar(seen)
            closes.append((engine.prices.last, engine.prices.mark, seen.open_interest))
        paths.append(np.array(closes))

    assert (paths[0][:, :2] == paths[1][:, :2]).all()
    assert (paths[1] - paths[0])[60:100, 2].tolist() == [50_000.0] * 40
    assert (paths[0] - paths[1])[130:, 2].max() == 0


def _with_pair(arrivals):
    """Return the arrivals with a long and a short of fifty coins in the last step, for an hour."""

    def extended(name, pair):
        return np.append(getattr(arrivals, name), pair)

    return changed(
        arrivals,
        first=[*arrivals.first[:-1], arrivals.first[-1] + 2],
        gross=[*arrivals.gross[:-1], arrivals.gross[-1] + 100_000],
        side=extended("side", [1.0, -1.0]),
        lots=extended("lots", [50_000.0] * 2),
        tier=extended("tier", [1, 1]),
        per_notional=extended("per_notional", [0.5, 0.5]),
        collateral=extended("collateral", [0.0, 0.0]),
        stop=extended("stop", [-np.inf] * 2),
        rescue=extended("rescue", [-np.inf] * 2),
        life=extended("life", [360.0] * 2),
    )


def test_brackets_cap_the_leverage_of_large_positions():
    with pytest.raises(ValueError, match=r"allow at most 25x at 50,000,.*more accounts"):
        paint(CALM, at=NOON, dollars=50e6, leverage=50)


def test_a_painter_who_would_be_liquidated_is_told_when():
    with pytest.raises(
        ValueError, match=r"leverage 100 is liquidated at .* in the bar of 2025-06-0"
    ):
        paint(CALM, at=NOON, dollars=1e6, leverage=100, accounts=5, hours=30)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"dollars": 0}, "dollars must be positive"),
        ({"dollars": 1}, "dollars must buy one lot per account; 1 buys 0 for 1"),
        ({"leverage": 0.5}, "leverage must be 1 or more"),
        ({"hours": 0}, "hours must be positive"),
        ({"hours": 100}, "at must lie within"),
        ({"at": "2024-01-01"}, "at must lie within"),
        ({"side": "up"}, 'side must be "both", "long" or "short"'),
        ({"accounts": 0}, "accounts must be a whole number"),
        ({"accounts": 1.5}, "accounts must be a whole number"),
        ({"over": -1}, "over must be zero hours or more"),
    ],
)
def test_wrong_numbers_are_refused_by_name(wrong, words):
    with pytest.raises(ValueError, match=words):
        paint(CALM, **({"at": NOON, "dollars": 1e6} | wrong))


def test_the_stored_run_is_not_changed(painting):
    assert painting.before is stored_exchange(CALM)
    assert painting.before.ledger.opened.size == painting.rows[0]


def test_words_say_what_it_cost(painting):
    assert "fees 69," in str(painting) or "fees 70," in str(painting)
    assert "in 2 positions" in str(painting)
