"""The model again, as slow and obvious loops.

Imports nothing from the package. Every lot is one tuple; every bar visits every lot.
"""

from __future__ import annotations

import math
from itertools import pairwise

TOUCH = 1e-12
VOLUME_PER_RANGE = 9.0
CERTAIN = 1.0 - 1e-12


def is_known(x):
    return not math.isnan(x)


def filled_open_interest(open_interest, volume):
    n = len(open_interest)
    known = [t for t in range(n) if is_known(open_interest[t])]
    if not known:
        return [0.0] * n
    traded = [v if is_known(v) else 0.0 for v in volume]
    clock, now, most = [], 0.0, 1e-3
    for v in traded:
        most = max(most, v)
        now += v + 1e-9 * most
        clock.append(now)
    filled = []
    for t in range(n):
        before = [k for k in known if k <= t]
        after = [k for k in known if k >= t]
        if not before:
            filled.append(open_interest[after[0]])
        elif not after:
            filled.append(open_interest[before[-1]])
        elif before[-1] == t:
            filled.append(open_interest[t])
        else:
            a, b = before[-1], after[0]
            way = (clock[t] - clock[a]) / (clock[b] - clock[a])
            filled.append(open_interest[a] + way * (open_interest[b] - open_interest[a]))
    return filled


def flows(bars, turnover, scale, jump, side_rule):
    """bars: dict of lists. Returns opened long, opened short, hazard, open interest."""
    n = len(bars["close"])
    known = filled_open_interest(bars["open_interest"], bars["volume"])
    change = [0.0] + [(known[t] - known[t - 1]) * scale for t in range(1, n)]
    volume = []
    for t in range(n):
        v = bars["volume"][t]
        if not is_known(v):
            high, low = bars["high"][t], bars["low"][t]
            v = VOLUME_PER_RANGE * known[t] * math.log(high / low) if is_known(high) else 0.0
        volume.append(v)
    if jump is not None:
        share, last = jump
        last = min(last, n)
        for t in range(n - last, n):
            change[t] += share * known[-1] / last
            volume[t] += abs(share * known[-1] / last)
    open_interest, now = [], known[0]
    for d in change:
        now += d
        open_interest.append(max(now, 0.0))
    long, short, hazard = [], [], []
    for t in range(n):
        d = change[t]
        before = open_interest[t - 1] if t > 0 else open_interest[0]
        churn = turnover * max(volume[t] - abs(d), 0.0) / 2 if t > 0 and before > 0 else 0.0
        n_t = max(d, 0.0) + churn if t > 0 else 0.0
        h = (max(-d, 0.0) + churn) / before if before > 0 else 0.0
        if not is_known(bars["close"][t]):
            n_t = 0.0
        if side_rule == "both":
            left, right = n_t, n_t
        else:
            o, c = bars["open"][t], bars["close"][t]
            left = n_t if c > o else 0.0 if c < o else n_t / 2
            right = n_t - left
        long.append(left)
        short.append(right)
        hazard.append(min(h, CERTAIN))
    return long, short, hazard, open_interest


def own_path(o, h, l, c):
    """Corners that price walks through in a bar."""
    return [o, l, h, c] if c >= o else [o, h, l, c]


def entries(bars, t, rule, nodes):
    """Entry prices of a bar with the extremes of the rest of that bar; [] if it is missing."""
    o, h, l, c = (bars[k][t] for k in ("open", "high", "low", "close"))
    if not is_known(c):
        return []
    if rule == "close":
        return [(c, math.inf, -math.inf)]
    if rule == "hlc3":
        return [((h + l + c) / 3.0, math.inf, -math.inf)]
    corners = own_path(o, h, l, c)
    total = sum(abs(b - a) for a, b in pairwise(corners))
    if total == 0:
        return [(c, math.inf, -math.inf)] * nodes
    found = []
    for q in range(nodes):
        walk, leg = total * ((q + 1.0) / nodes), 0
        gone = [0.0]
        for a, b in pairwise(corners):
            gone.append(gone[-1] + abs(b - a))
        while leg < 2 and walk > gone[leg + 1]:
            leg += 1
        a, b = corners[leg], corners[leg + 1]
        length = abs(b - a)
        price = a + (b - a) * ((walk - gone[leg]) / length) if length > 0 else a
        rest = corners[leg + 1 :]
        low, high = min(rest), max(rest)
        mark_low, mark_high = bars["mark_low"], bars["mark_high"]
        if mark_low is not None:
            low = max(low, mark_low[t]) if is_known(mark_low[t]) else low
            high = min(high, mark_high[t]) if is_known(mark_high[t]) else high
        found.append((price, low, high))
    return found


def level(entry, leverage, rate, family, side):
    """Liquidation price from the balance of margin and maintenance; None if there is none."""
    i, m = 1.0 / leverage, rate
    if family == "linear_mark":
        price = entry * (1 - i) / (1 - m) if side == 0 else entry * (1 + i) / (1 + m)
    elif family == "linear_entry":
        price = entry * (1 - i + m) if side == 0 else entry * (1 + i - m)
        if leverage == 1 and side == 0:  # nothing is borrowed
            return None
    elif family == "inverse_mark":
        if side == 1 and leverage == 1:
            return None
        price = entry * (1 + m) / (1 + i) if side == 0 else entry * (1 - m) / (1 - i)
    else:
        if side == 1 and leverage == 1:
            return None
        bottom = 1 + i - m if side == 0 else 1 - i + m
        price = entry / bottom
    return price if 0 < price < math.inf else None


def classes(leverages, theta):
    """Speed of closing of each tier."""
    if theta == 0:
        return [1.0] * len(leverages)
    n, k = len(leverages), min(3, len(leverages))
    sizes = [n // k + (1 if j < n % k else 0) for j in range(k)]
    speeds, at = [], 0
    for size in sizes:
        group = leverages[at : at + size]
        mean = sum(math.log(x) for x in group) / size
        speeds += [max(1.0, math.exp(mean) / 5.0) ** theta] * size
        at += size
    return speeds


def tilted(weights, leverages, funding, shift, tilt):
    """Mix of the longs and of the shorts for one column's funding rates."""
    known = [f for f in funding if is_known(f)]
    z = math.tanh((sum(known) / len(known) + shift - 1e-4) / 2e-4) if known else 0.0
    mixes = []
    for sign in (1.0, -1.0):
        raw = [w * lev ** (sign * tilt * z) for w, lev in zip(weights, leverages, strict=True)]
        total = 1.0 - sum(weights) + sum(raw)
        mixes.append([x / total for x in raw])
    return mixes


def liquidation_map(
    bars, *, leverages, weights, rates, family, rule, nodes, inventory, column_of,
    low, high, n_buckets, turnover, scale=1.0, jump=None, theta=0.5, tilt=0.25, shift=0.0,
    side_rule="both",
):  # fmt: skip
    """Walk the bars once.

    column_of[t] is the column of bar t, counted from the first column shown (negative for
    warm-up). Returns, per side: alive coins [column][bucket], off-grid coins [column], swept
    and closed coins [column] cumulated from the first bar, and opened coins likewise.
    """
    n = len(bars["close"])
    long, short, hazard, open_interest = flows(bars, turnover, scale, jump, side_rule)
    opened = (long, short)
    speed = classes(leverages, theta)
    step = math.log(high / low) / n_buckets
    n_columns = max(column_of) + 1

    def bucket_of(price):
        b = math.floor((math.log(price) - math.log(low)) / step)
        return b if 0 <= b < n_buckets else None

    def height(price):
        return math.log(price) if price > 0 else -math.inf

    def reach(lowest, highest):
        """Longs at or above the one and shorts at or below the other are hit."""
        return height(lowest) - TOUCH, height(highest) + TOUCH

    mixes = {}
    for c in set(column_of):
        funding = [bars["funding_rate"][t] for t in range(n) if column_of[t] == c]
        mixes[c] = tilted(weights, leverages, funding, shift, tilt)

    alive = [[[0.0] * n_buckets for _ in range(n_columns)] for _ in range(2)]
    off = [[0.0] * n_columns for _ in range(2)]
    account = {k: [[0.0] * n_columns for _ in range(2)] for k in ("opened", "swept", "closed")}
    now = {"opened": [0.0, 0.0], "swept": [0.0, 0.0], "closed": [0.0, 0.0]}
    lots = []

    def enter(price, lowest, highest, quantity, mix, side):
        bottom, top = reach(lowest, highest)
        for k, leverage in enumerate(leverages):
            at = level(price, leverage, rates[k], family, side)
            mass = quantity * mix[side][k]
            if at is None or mass == 0:
                continue
            now["opened"][side] += mass
            if height(at) >= bottom if side == 0 else height(at) <= top:
                now["swept"][side] += mass
            else:
                lots.append([side, height(at), bucket_of(at), mass, k])

    if inventory:
        priced = [o for o in bars["open"] if is_known(o)]
        if priced:
            n_bars = 128 // nodes
            middle = [((k + 0.5) / n_bars - 0.5) * 6.0 for k in range(n_bars)]
            density = [math.exp(-0.5 * z * z) for z in middle]
            for j in range(128):
                z = ((j + 0.5) / 128 - 0.5) * 6.0
                entry = priced[0] * math.exp(0.015 * z)
                quantity = open_interest[0] * density[j // nodes] / sum(density) / nodes
                mix = (weights, weights)  # funding before the first bar is not known
                for side in range(2):
                    enter(entry, math.inf, -math.inf, quantity, mix, side)

    for t in range(n):
        lowest, highest = bars["low"][t], bars["high"][t]
        if bars["mark_low"] is not None and is_known(bars["mark_low"][t]):
            lowest = bars["mark_low"][t]
        if bars["mark_high"] is not None and is_known(bars["mark_high"][t]):
            highest = bars["mark_high"][t]
        if not (is_known(lowest) and is_known(highest)):
            lowest, highest = math.inf, -math.inf
        bottom, top = reach(lowest, highest)
        share = [min(fast * hazard[t], CERTAIN) for fast in speed]
        left = []
        for lot in lots:
            side, at, _, mass, k = lot
            if at >= bottom if side == 0 else at <= top:
                now["swept"][side] += mass
            else:
                now["closed"][side] += mass * share[k]
                lot[3] = mass * (1.0 - share[k])
                left.append(lot)
        lots[:] = left
        found = entries(bars, t, rule, nodes)
        for price, rest_low, rest_high in found:
            for side in range(2):
                quantity = opened[side][t] / len(found)
                if quantity > 0:
                    enter(price, rest_low, rest_high, quantity, mixes[column_of[t]], side)
        c = column_of[t]
        if c >= 0 and (t == n - 1 or column_of[t + 1] != c):
            for side, _, b, mass, _ in lots:
                if b is None:
                    off[side][c] += mass
                else:
                    alive[side][c][b] += mass
            for key, totals in now.items():
                for side in range(2):
                    account[key][side][c] = totals[side]
    return {"alive": alive, "off_grid": off, **account}
