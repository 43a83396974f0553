"""The mark price at which an isolated position is liquidated, for every venue family."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from liqwidget.market._checks import finite, one_of, plain, positive, read_only
from liqwidget.market.venues import Contract, Family, Venue, get_venue

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import ArrayLike, NDArray

__all__ = ["Side", "bankruptcy_price", "level_factors", "liquidation_price"]

Side = Literal["long", "short"]


def liquidation_price(
    entry_price: ArrayLike,
    *,
    side: Side,
    leverage: ArrayLike,
    venue: str | Venue | None = None,
    maintenance_margin: ArrayLike | None = None,
    contract: Contract | None = None,
    symbol: str = "BTCUSDT",
    on: str | date | np.datetime64 | None = None,
) -> NDArray[np.float64]:
    r"""Return the mark price at which an isolated position is liquidated.

    Funding paid, margin added later and the maintenance amount of larger positions are left out:
    the rate is that of the venue's first bracket unless you give your own. A position under cross
    margin has no price of its own; see `cross_liquidation_price`.

    Parameters
    ----------
    entry_price : array_like, shape (...)
        Average entry price, in quote currency per coin.
    side : {"long", "short"}
        Which way the position gains.
    leverage : array_like, broadcast against `entry_price`
        Notional over initial margin; 10 means ten to one.
    venue : str or Venue, optional
        Whose rules apply: the equation, the rate, and the fee where the venue adds one.
    maintenance_margin : array_like, broadcast against `entry_price`, optional
        Maintenance rate, as a fraction of notional: 0.005, not 0.5. Overrides the rate of the
        venue, its fee included. Needed without a venue.
    contract : {"linear", "inverse"}, optional
        Without a venue: which contract, with margin on mark value. A venue brings its own.
    symbol : str
        Whose brackets to use at the venue.
    on : date, datetime64 or ISO text, optional
        Day of the bracket table, UTC; None for the newest.

    Returns
    -------
    ndarray of float64, broadcast shape
        Liquidation price, in the unit of `entry_price`: 0.0 for a long and infinity for a short
        that can never be liquidated.

    Raises
    ------
    ValueError
        If a price is not positive and finite, the side or the contract is unknown, the leverage is
        below one or above the venue's maximum on that day, the maintenance rate is negative, given
        in per cent or not below the initial margin, or venue and contract disagree.
    TypeError
        If neither a venue nor a maintenance rate is given, or a number is text.

    See Also
    --------
    level_factors : The same equation as a factor on the entry price.
    bankruptcy_price : Where the margin is gone altogether.

    Notes
    -----
    With entry :math:`P_e`, leverage :math:`L`, maintenance rate :math:`m` and
    :math:`s = +1` for a long, :math:`-1` for a short, margin left equals margin required when

    .. math:: P_e / L + s (P - P_e) = m P
        \quad\Rightarrow\quad P = P_e \frac{1 - s / L}{1 - s m}

    in a linear contract that takes its margin on the mark value. `level_factors` has the other
    three families.

    Examples
    --------
    How far must the mark price fall to liquidate a ten-times long at 95 000?

    >>> float(liquidation_price(95_000, side="long", leverage=10,
    ...                         maintenance_margin=0.005).round(1))
    85929.6

    All tiers of one entry at once:

    >>> liquidation_price(60_000, side="short", leverage=[5, 10, 100],
    ...                   maintenance_margin=0.005).round()
    array([71642., 65672., 60299.])

    The same long at two venues:

    >>> [float(liquidation_price(95_000, side="long", leverage=10, venue=venue).round(1))
    ...  for venue in ("binance", "bybit")]
    [85843.4, 85975.0]
    """
    one_of("side", side, get_args(Side))
    entry = positive("entry_price", entry_price)
    tiers = _leverages(leverage)
    family, rate = _rules(tiers, venue, maintenance_margin, contract, symbol, on)
    long, short = level_factors(tiers, rate, family=family)
    level: NDArray[np.float64] = entry * (long if side == "long" else short)
    return read_only(np.array(level, dtype=np.float64))


def bankruptcy_price(
    entry_price: ArrayLike,
    *,
    side: Side,
    leverage: ArrayLike,
    contract: Contract = "linear",
) -> NDArray[np.float64]:
    """Return the price at which the margin of an isolated position is gone.

    It is the liquidation price with a maintenance rate of zero. OKX and BitMEX print it in their
    liquidation feeds.

    Parameters
    ----------
    entry_price : array_like, shape (...)
        Average entry price, in quote currency per coin.
    side : {"long", "short"}
        Which way the position gains.
    leverage : array_like, broadcast against `entry_price`
        Notional over initial margin.
    contract : {"linear", "inverse"}
        Linear contracts are margined in the quote currency, inverse ones in the coin.

    Returns
    -------
    ndarray of float64, broadcast shape
        Price in the unit of `entry_price`; 0.0 or infinity where the margin cannot run out.

    Raises
    ------
    ValueError
        As `liquidation_price`.

    Examples
    --------
    A ten-times long is bankrupt after a fall of a tenth, in a linear contract:

    >>> float(bankruptcy_price(100.0, side="long", leverage=10))
    90.0

    and a little sooner in an inverse one:

    >>> float(bankruptcy_price(100.0, side="long", leverage=10, contract="inverse").round(2))
    90.91
    """
    return liquidation_price(
        entry_price, side=side, leverage=leverage, maintenance_margin=0.0, contract=contract
    )


def level_factors(
    leverages: ArrayLike, maintenance_margin: ArrayLike, *, family: Family
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    r"""Return what the entry price is multiplied by to give the liquidation price of each side.

    Parameters
    ----------
    leverages : array_like, shape (n_tiers,)
        Notional over initial margin, one or more.
    maintenance_margin : array_like, broadcast against `leverages`
        Maintenance rate with any fee, as a fraction of notional: 0.005, not 0.5.
    family : {"linear_mark", "linear_entry", "inverse_mark", "inverse_entry"}
        Contract, and the value on which the venue takes the maintenance margin.

    Returns
    -------
    long, short : ndarray of float64, broadcast shape
        Factors on the entry price; 0.0 for a long and infinity for a short that can never be
        liquidated: the 1x long of a linear and the 1x short of an inverse contract.

    Raises
    ------
    ValueError
        If the family is unknown, a leverage is below one, or a rate is negative, not finite or
        not below the initial margin.

    Notes
    -----
    With leverage :math:`L` and maintenance rate :math:`m`:

    ============== ======================== ======================== =============================
    family         long                     short                    where
    ============== ======================== ======================== =============================
    linear_mark    :math:`(1-1/L)/(1-m)`    :math:`(1+1/L)/(1+m)`    Binance, OKX, Hyperliquid
    linear_entry   :math:`1-1/L+m`          :math:`1+1/L-m`          Bybit USDT
    inverse_mark   :math:`(1+m)/(1+1/L)`    :math:`(1-m)/(1-1/L)`    BitMEX, Deribit
    inverse_entry  :math:`1/(1+1/L-m)`      :math:`1/(1-1/L+m)`      Bybit inverse, older page
    ============== ======================== ======================== =============================

    References
    ----------
    Binance futures help, "How to calculate liquidation price of USD-M futures contracts"; Bybit
    help, "Liquidation price (USDT contract)" and "(inverse contract)"; OKX help, "Maintenance
    margin ratio"; read 2026-09.

    Examples
    --------
    Where do 2x and 10x positions go, and which side of 1x never does?

    >>> long, short = level_factors([1, 2, 10], 0.0, family="linear_mark")
    >>> long, short
    (array([0. , 0.5, 0.9]), array([2. , 1.5, 1.1]))
    """
    one_of("family", family, get_args(Family))
    tiers = _leverages(leverages)
    rates = finite("maintenance_margin", maintenance_margin)
    tiers, rates = np.broadcast_arrays(tiers, rates)
    _check_rates(tiers, rates)

    margin = 1.0 / tiers
    unlevered = tiers == 1.0
    with np.errstate(divide="ignore"):
        match family:
            case "linear_mark":
                long, short = (1.0 - margin) / (1.0 - rates), (1.0 + margin) / (1.0 + rates)
            case "linear_entry":
                long, short = 1.0 - margin + rates, 1.0 + margin - rates
            case "inverse_mark":
                long, short = (1.0 + rates) / (1.0 + margin), (1.0 - rates) / (1.0 - margin)
            case _:
                long, short = 1.0 / (1.0 + margin - rates), 1.0 / (1.0 - margin + rates)
    if family.startswith("linear"):
        long = np.where(unlevered, 0.0, long)
    else:
        short = np.where(unlevered, np.inf, short)
    return read_only(np.array(long, np.float64)), read_only(np.array(short, np.float64))


def _rules(
    tiers: NDArray[np.float64],
    venue: str | Venue | None,
    maintenance_margin: ArrayLike | None,
    contract: Contract | None,
    symbol: str,
    on: str | date | np.datetime64 | None,
) -> tuple[Family, ArrayLike]:
    """Return the family and the rate that apply."""
    if contract is not None:
        one_of("contract", contract, get_args(Contract))
    if venue is None:
        if maintenance_margin is None:
            msg = (
                "liquidation_price needs venue= or maintenance_margin=; "
                'write venue="binance", or maintenance_margin=0.005'
            )
            raise TypeError(msg)
        return ("inverse_mark" if contract == "inverse" else "linear_mark"), maintenance_margin

    profile = get_venue(venue)
    if contract not in (None, profile.contract):
        msg = (
            f'contract is "{contract}", but venue {profile.name} is {profile.contract}; leave '
            "contract out, or name a venue of that contract"
        )
        raise ValueError(msg)
    highest = profile.max_leverage_for(symbol=symbol, on=on)
    above = tiers > highest
    if above.any():
        day = "" if on is None else f" on {on}"
        msg = (
            f"leverage must not exceed {plain(highest)}, the maximum of {profile.name} for {symbol}"
            f"{day}; got {plain(tiers[above].max())}. Leave that tier out, or name another venue."
        )
        raise ValueError(msg)
    if maintenance_margin is not None:
        return profile.family, maintenance_margin
    rate = profile.maintenance_margin(symbol=symbol, on=on) + profile.fee_at_liquidation
    return profile.family, rate


def _leverages(leverage: ArrayLike) -> NDArray[np.float64]:
    tiers = finite("leverage", leverage)
    below = tiers < 1.0
    if below.any():
        msg = (
            "leverage is notional over margin and must be 1 or more; "
            f"got {plain(tiers[below].ravel()[0])}"
        )
        raise ValueError(msg)
    return tiers


def _check_rates(tiers: NDArray[np.float64], rates: NDArray[np.float64]) -> None:
    """Refuse rates that would put a level on the wrong side of its entry."""
    if (rates < 0.0).any():
        msg = f"maintenance_margin must not be negative; got {plain(rates.min())}"
        raise ValueError(msg)
    wrong = rates >= 1.0 / tiers
    if not wrong.any():
        return
    tier, rate = max(zip(tiers[wrong].tolist(), rates[wrong].tolist(), strict=True))
    if rate >= 0.1:
        msg = (
            f"maintenance_margin is a fraction of notional; tier {tier:g} has {rate:g}. "
            "Write 0.005 for half a per cent."
        )
        raise ValueError(msg)
    msg = (
        "maintenance_margin must be below the initial margin 1/leverage; "
        f"tier {tier:g} has {rate:g} against {1.0 / tier:g}. Leave that tier out, or lower the rate."
    )
    raise ValueError(msg)
