import numpy as np
import pytest

from liqwidget.labs import Positions


def state(*positions, time=1704290400000):
    return {
        "assetPositions": [{"type": "oneWay", "position": position} for position in positions],
        "marginSummary": {"accountValue": "1.0"},
        "time": time,
    }


ISOLATED = {
    "coin": "ETH", "szi": "0.2259", "entryPx": "2213.9", "positionValue": "500.12001",
    "liquidationPx": "2125.00856238", "marginUsed": "24.88097", "maxLeverage": "50",
    "leverage": {"type": "isolated", "value": "20", "rawUsd": "-475.23904"},
}  # fmt: skip
CROSS = {
    "coin": "ETH", "szi": "-0.3", "entryPx": "2300", "liquidationPx": "4000.5",
    "marginUsed": "69", "leverage": {"type": "cross", "value": 10},
}  # fmt: skip
SAFE = {**CROSS, "szi": "0.1", "liquidationPx": None}
OTHER = {**ISOLATED, "coin": "BTC"}


def test_an_isolated_position_has_the_level_of_the_venues_formula():
    book = Positions.from_hyperliquid(state(ISOLATED), coin="ETH")

    # the venue: raw dollars owed over size times (1 - half the initial margin at 50x)
    assert book.liquidation_price[0] == pytest.approx(475.23904 / (0.2259 * 0.99))
    assert book.side.tolist() == [1]
    assert not book.cross[0]
    assert book.time == np.datetime64("2024-01-03T14:00")


def test_a_negative_size_is_a_short():
    book = Positions.from_hyperliquid(state(CROSS), coin="ETH")

    assert (book.side[0], book.quantity[0], book.cross[0]) == (-1, 0.3, True)


def test_many_answers_make_one_book_of_one_coin():
    states = [state(ISOLATED, OTHER), state(CROSS, SAFE, time=1704290500000), state()]

    book = Positions.from_hyperliquid(states, coin="ETH", open_interest=3.0)

    # 0.2259 + 0.3 + 0.1 coins, of 3 long and 3 short
    assert len(book) == 3
    assert book.coverage == pytest.approx(0.6259 / 6)
    assert book.shares() == pytest.approx(
        {"isolated": 0.2259 / 0.6259, "cross": 0.3 / 0.6259, "none": 0.1 / 0.6259}
    )


def test_no_answer_in_this_coin_is_an_empty_book():
    book = Positions.from_hyperliquid(state(OTHER), coin="ETH", open_interest=3.0)

    assert len(book) == 0
    assert book.coverage == 0.0
    assert all(np.isnan(share) for share in book.shares().values())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"error": "rate limited"}, "needs a list assetPositions; it has error"),
        (state({**ISOLATED, "szi": "many"}), "needs a number szi; got 'many'"),
        (state({**ISOLATED, "leverage": 20}), "needs an object leverage; got 20"),
    ],
)
def test_wrong_answers_are_refused_by_name(answer, words):
    with pytest.raises(ValueError, match=words):
        Positions.from_hyperliquid([answer], coin="ETH")


def book(**changed):
    columns = {
        "side": [1, -1], "quantity": [1.0, 1.0], "entry_price": [100.0, 100.0], "leverage": [10, 1],
        "margin": [10.0, 100.0], "cross": [False, True], "liquidation_price": [90.0, np.nan],
    }  # fmt: skip
    return Positions(**{**columns, **changed})


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"margin": [1.0]}, "margin must have one value per position, 2"),
        ({"side": [1, 0]}, "side must be 1 or -1; got 0"),
        ({"quantity": [1.0, -1.0]}, "quantity must be positive; position 1 has -1.0"),
    ],
)
def test_columns_that_contradict_each_other_are_refused(changed, words):
    with pytest.raises(ValueError, match=words):
        book(**changed)


def test_positions_cannot_be_written_to():
    with pytest.raises(ValueError, match="read-only"):
        book().quantity[0] = 5.0


def test_coverage_is_unknown_without_open_interest():
    assert np.isnan(book().coverage)


def test_the_table_says_sides_and_modes_in_words():
    table = book().to_frame()

    assert table["side"].tolist() == ["long", "short"]
    assert table["margin_mode"].tolist() == ["isolated", "cross"]
