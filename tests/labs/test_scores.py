from dataclasses import replace

import numpy as np
import pytest

from liqwidget.labs import scores

COLUMNS = range(60, 144, 12)


def altered(truth, **pieces):
    """The same map with other pieces."""
    return replace(truth, pieces=replace(truth.pieces, **pieces))


@pytest.fixture(scope="module")
def honest(map, truth):
    """Scores of an ordinary estimate, to compare bad maps with."""
    return scores(map, truth, columns=COLUMNS)


def test_the_truth_is_perfect(truth):
    found = scores(truth, truth, columns=COLUMNS)

    assert (found.w1, found.asymmetry_error) == (0.0, 0.0)
    assert found.rank == pytest.approx(1.0)
    assert found.hit_rate == found.skill == 1.0
    assert found.ratio == pytest.approx(1.0)


def test_an_estimate_knows_more_than_distance(honest):
    assert honest.hit_rate > honest.guess_rate
    assert honest.rank > 0.3


def test_a_map_that_is_never_swept_scores_badly(truth, honest):
    never = altered(truth, died=np.full_like(truth.pieces.died, truth.time.size))

    found = scores(never, truth, columns=COLUMNS)

    assert found.ratio > 2.0
    assert found.w1 > honest.w1
    assert found.rank < 0.7


def test_a_map_with_its_buckets_shuffled_scores_badly(truth, honest):
    relabeled = np.random.default_rng(0).permutation(truth.bucket_edges.size - 1)

    found = scores(altered(truth, bucket=relabeled[truth.pieces.bucket]), truth, columns=COLUMNS)

    assert abs(found.rank) < 0.3 < honest.rank
    assert found.skill < 0.2 < honest.skill
    assert found.w1 > 2 * honest.w1
    assert found.asymmetry_error > honest.asymmetry_error


def test_a_map_with_its_sides_exchanged_scores_badly(truth, honest):
    found = scores(altered(truth, side=-truth.pieces.side), truth, columns=COLUMNS)

    assert found.w1 > 2 * honest.w1
    assert found.asymmetry_error > honest.asymmetry_error
    # both sides together are the same, and these two scores look at both together
    assert found.ratio == pytest.approx(1.0)
    assert found.rank == pytest.approx(1.0)


def test_an_empty_map_scores_worst(truth):
    nothing = np.zeros(0, dtype=np.intp)
    none = altered(
        truth, bucket=nothing, born=nothing, died=nothing, side=nothing,
        leverage=np.zeros(0), quantity=np.zeros(0),
    )  # fmt: skip

    found = scores(none, truth, columns=COLUMNS)

    assert found.w1 == pytest.approx(0.1)  # the width of the window
    assert (found.rank, found.hit_rate, found.skill) == (0.0, 0.0, 0.0)
    assert found.ratio < 1e-9


def test_a_map_twice_too_bright_shows_in_the_ratio_alone(truth):
    found = scores(altered(truth, quantity=2 * truth.pieces.quantity), truth, columns=COLUMNS)

    assert found.ratio == pytest.approx(2.0)
    assert found.w1 == pytest.approx(0.0)
    assert found.hit_rate == 1.0


def test_a_map_moved_further_is_further_away(truth):
    width = np.log(truth.bucket_edges[1] / truth.bucket_edges[0])
    last = truth.bucket_edges.size - 2

    near, far = (
        scores(
            altered(truth, bucket=np.minimum(truth.pieces.bucket + n_buckets, last)),
            truth,
            columns=COLUMNS,
        )
        for n_buckets in (4, 16)
    )

    # what enters the window at one end stands in for what leaves at the other
    assert 0.4 * 4 * width < near.w1 < 4 * width
    assert 0.4 * 16 * width < far.w1 < 16 * width
    # four buckets are 0.33 %, which is too far for a hit
    assert near.hit_rate < 0.3


def test_a_map_that_knows_distance_only_has_little_skill(truth, honest):
    n_buckets, n_columns = truth.total.shape
    at = np.searchsorted(truth.bucket_edges, truth.closes) - 1
    begins = n_buckets - 1 - at
    sides = {}
    for side in ("long_quantity", "short_quantity"):
        mean = np.zeros(2 * n_buckets)
        for begin, column in zip(begins, getattr(truth, side).T, strict=True):
            mean[begin : begin + n_buckets] += column / n_columns
        sides[side] = np.stack([mean[begin : begin + n_buckets] for begin in begins], axis=1)
    blind = type("Blind", (), {**sides, "bucket_edges": truth.bucket_edges, "time": truth.time})()

    found = scores(blind, truth, columns=COLUMNS)

    assert found.skill < honest.skill
    assert found.hit_rate < 0.6


def test_several_columns_are_averaged(map, truth):
    first, second = (scores(map, truth, columns=column) for column in (80, 120))

    both = scores(map, truth, columns=[80, 120])

    assert both.w1 == pytest.approx((first.w1 + second.w1) / 2)
    assert both.ratio == pytest.approx(np.sqrt(first.ratio * second.ratio))
    assert both.n_columns == 2


def test_maps_on_different_grids_are_refused(map, truth):
    with pytest.raises(ValueError, match="must share buckets and times"):
        scores(map, replace(truth, time=truth.time + np.timedelta64(1, "m")))


def test_buckets_too_wide_to_tell_clusters_apart_are_refused(exchange):
    import liqwidget as lq
    from liqwidget.labs import exact_map

    coarse = lq.estimate(exchange.market, n_buckets=50)

    with pytest.raises(ValueError, match=r"at most 0\.3 % wide"):
        scores(coarse, exact_map(exchange, like=coarse))


def test_scores_need_a_price(truth):
    with pytest.raises(ValueError, match="price of every column"):
        scores(truth, replace(truth, closes=np.full(truth.time.size, np.nan)))
