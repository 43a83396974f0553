"""What the record says about the events, beside what the article says, claim by claim."""

from __future__ import annotations

import pandas as pd

from liqwidget.market.bundled import record_file

__all__ = ["event_record"]


def event_record(event: str | None = None) -> pd.DataFrame:
    """Return the record of the events: claims, figures, sources and how sure they are.

    The article is the guide that the lessons follow; it is retold, and quoted in a few words at
    most. Totals of liquidations are lower bounds, because venues publish a part of them, and
    totals of different years do not compare.

    Parameters
    ----------
    event : str, optional
        "2020-03-12", "2021-05-19", "2022-11-08", "2024-08-05", "2025-04-07", "2025-10-10", or
        "general" for claims that belong to no single event. None returns all of them.

    Returns
    -------
    DataFrame
        One row per claim. `event`; `section` of the article's outline; `claim`, what it is
        about; `article_says`, empty where the article says nothing; `record_says`, with its
        figures; `verdict`; `confidence`; `source`.

    Raises
    ------
    ValueError
        If there is no such event.

    See Also
    --------
    liqwidget.sample : The same events as markets.

    Notes
    -----
    The verdict is on the article: "right", "imprecise", "wrong", "disputed", "plausible", "not
    shown", "not found" (looked for, without a result), "left out", or "beyond the article".
    Confidence is "2+" for two or more independent sources, "1" for one, "calc" for a figure
    computed from market data, empty where nothing was found.

    Examples
    --------
    Was August 2024 a fall from 64,000 to 49,000 in 48 hours?

    >>> record = event_record("2024-08-05")
    >>> record.loc[0, ["article_says", "verdict"]].tolist()
    ['64,000 to 49,000 in 48 hours', 'imprecise']

    What was looked for and not found?

    >>> record = event_record()
    >>> record.loc[record["verdict"] == "not found", "claim"].tolist()
    ['clusters', 'clusters', 'what it was', 'gaming', 'on-chain wins']
    """
    table = pd.read_csv(record_file(), dtype=str, keep_default_na=False)
    if event is None:
        return table
    if event not in set(table["event"]):
        msg = f"event must be one of {', '.join(table['event'].unique())}; got {event!r}"
        raise ValueError(msg)
    return table[table["event"] == event].reset_index(drop=True)
