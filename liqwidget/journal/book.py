"""The journal: write, settle, review, and carry away."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from liqwidget.journal.draft import faults
from liqwidget.journal.outcomes import end_of, outcome
from liqwidget.journal.review import Review, review_of
from liqwidget.journal.storage import VERSION, reading, writing
from liqwidget.market._durations import duration

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liqwidget.estimator import LiquidationMap
    from liqwidget.market import Market

__all__ = ["Journal"]

_ENTRIES = """SELECT entries.*, outcomes.settled, outcomes.hit, outcomes.touched,
    outcomes.base_rate, outcomes.base_count, outcomes.reward
    FROM entries LEFT JOIN outcomes ON outcomes.entry = entries.id ORDER BY entries.id"""


class Journal:
    """Claims about levels, written before the outcome is known and kept as they were written.

    Everything is in one SQLite file. Several notebooks may write to it, and a kernel that is killed
    leaves it whole. Entries are neither changed nor deleted, so that the misses stay.

    Parameters
    ----------
    path : str or Path
        The file; it is made with the first entry.

    Examples
    --------
    Was 63,000 reached within two days, and how often is such a level reached anyway?

    >>> from pathlib import Path
    >>> from tempfile import mkdtemp
    >>> import liqwidget as lq
    >>> market = lq.sample("BTCUSDT")
    >>> journal = lq.Journal(Path(mkdtemp()) / "journal.sqlite")
    >>> known = market.window(("2025-01-01", "2025-01-10"))
    >>> journal.add(known, level=63_000, within="48h", claim="reach",
    ...             because="heavy shorts above", wrong_if="no touch in two days")
    1
    >>> journal.settle(market)
    1
    >>> review = journal.review()
    >>> review.rows[-1].hits, round(review.rows[-1].expected, 2)
    (1, 0.11)
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def add(
        self,
        known: Market | LiquidationMap,
        *,
        level: float,
        within: str,
        claim: str,
        because: str,
        wrong_if: str,
        method: str = "mine",
        plan: Mapping[str, Any] | None = None,
    ) -> int:
        """Write an entry down and return its number.

        Parameters
        ----------
        known : Market or LiquidationMap
            All that is known: the claim is made at the end of its last bar. A map also leaves its
            assumptions in the entry.
        level : float
            The price that the claim is about, in quote currency.
        within : str
            The time it has, like "24h".
        claim : {"reach", "turn", "avoid"}
            Price touches the level; touches it and is back at the end; or does not touch it.
        because : str
            What was read, in your own words.
        wrong_if : str
            What would prove it wrong.
        method : str
            Name of the rule behind it; reviews compare methods.
        plan : mapping, optional
            `side`, `entry`, `stop`, `target` and `size` of a trade on paper.

        Returns
        -------
        int

        Raises
        ------
        ValueError
            If something is missing or makes no sense; everything that does is named.
        """
        drawn = known if hasattr(known, "assumptions") else None
        market: Market = known.market if drawn is not None else known  # type: ignore[union-attr, assignment]  # told apart above
        draft: dict[str, Any] = {
            "price": float(market.close[-1]),
            "level": level,
            "within": within,
            "claim": claim,
            "because": because,
            "wrong_if": wrong_if,
            "plan": plan,
        }
        if wrong := faults(draft):
            raise ValueError("; ".join(wrong))
        seconds = int(duration("within", within) / np.timedelta64(1, "s"))
        row = {
            "written": _now(),
            "as_of": str(end_of(market).astype("datetime64[s]")),
            "symbol": market.symbol,
            "provenance": market.provenance,
            "price": draft["price"],
            "level": float(draft["level"]),
            "claim": claim,
            "within_seconds": seconds,
            "method": method,
            "because": because,
            "wrong_if": wrong_if,
            "plan": json.dumps(dict(plan), default=float) if plan else None,
            "assumptions": json.dumps(drawn.assumptions(), default=str) if drawn else None,  # type: ignore[union-attr]  # a map
        }
        with writing(self.path) as connection:
            cursor = connection.execute(_insert("entries", row), row)
        return int(cursor.lastrowid or 0)

    def note(self, entry: int, words: str) -> None:
        """Add words to an entry; what stands there stays.

        Parameters
        ----------
        entry : int
            Its number.
        words : str

        Raises
        ------
        ValueError
            If there is no such entry.
        """
        row = {"entry": entry, "written": _now(), "words": words}
        with writing(self.path) as connection:
            known = connection.execute("SELECT 1 FROM entries WHERE id = ?", [entry]).fetchone()
            if known is None:
                msg = f"entry must be the number of an entry; got {entry!r}"
                raise ValueError(msg)
            connection.execute(_insert("notes", row), row)

    def entries(self) -> list[dict[str, Any]]:
        """Return all entries as plain dicts, the oldest first, with outcomes and notes.

        Returns
        -------
        list of dict
            Times are ISO text in UTC. `hit` is None until the entry is settled.
        """
        if not self.path.exists():
            return []
        with reading(self.path) as connection:
            rows = [dict(row) for row in connection.execute(_ENTRIES)]
            notes = [dict(row) for row in connection.execute("SELECT * FROM notes ORDER BY id")]
        for row in rows:
            row["plan"] = json.loads(row["plan"]) if row["plan"] else None
            row["assumptions"] = json.loads(row["assumptions"]) if row["assumptions"] else None
            row["hit"] = None if row["hit"] is None else bool(row["hit"])
            row["notes"] = [note["words"] for note in notes if note["entry"] == row["id"]]
        return rows

    def settle(self, market: Market) -> int:
        """Settle what the market now knows, and return how many entries that were.

        Entries of other symbols, and those whose time is not over, are left as they are.

        Parameters
        ----------
        market : Market
            Bars that reach back to the entries and on to the end of their time. The base rate is
            taken over all of them.

        Returns
        -------
        int
        """
        made = 0
        for entry in self.entries():
            if entry["hit"] is not None or entry["symbol"] != market.symbol:
                continue
            found = outcome(entry, market)
            if found is None:
                continue
            row = {
                "entry": entry["id"],
                "settled": _now(),
                "hit": int(found.hit),
                "touched": None if found.touched is None else str(found.touched)[:19],
                "base_rate": found.base_rate,
                "base_count": found.base_count,
                "reward": found.reward,
            }
            with writing(self.path) as connection:  # another notebook may have been faster
                insert = _insert("outcomes", row).replace("INSERT", "INSERT OR IGNORE", 1)
                made += connection.execute(insert, row).rowcount
        return made

    def review(self) -> Review:
        """Return each method's hits beside those of levels at the same distance, at all times.

        Returns
        -------
        Review
            Its `chance_of_best` says how good the best of as many methods looks without any skill.
        """
        return review_of(
            (entry["method"], entry["hit"], entry["base_rate"], entry["reward"])
            for entry in self.entries()
        )

    def export(self, path: str | Path) -> Path:
        """Write all entries to a file that other programs read.

        Parameters
        ----------
        path : str or Path
            Ends in ".json" or ".csv"; in the latter, what is nested is JSON text.

        Returns
        -------
        Path

        Raises
        ------
        ValueError
            If it ends in something else.
        """
        path = Path(path)
        rows = self.entries()
        if path.suffix == ".json":
            content = {"liqwidget_journal": VERSION, "entries": rows}
            path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        elif path.suffix == ".csv":
            with path.open("w", newline="", encoding="utf-8") as file:
                table = csv.writer(file)
                table.writerow(rows[0] if rows else ["id"])
                table.writerows(
                    [json.dumps(v) if isinstance(v, dict | list) else v for v in row.values()]
                    for row in rows
                )
        else:
            msg = f'path must end in ".json" or ".csv"; got {str(path)!r}'
            raise ValueError(msg)
        return path

    def __repr__(self) -> str:
        rows = self.entries()
        open_ = sum(row["hit"] is None for row in rows)
        return f"Journal of {len(rows)} entries, {open_} open, in {self.path}"


def _insert(table: str, row: Mapping[str, Any]) -> str:
    """Return the statement for a row; its names are ours, its values are bound."""
    names = ", ".join(row)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join(f':{name}' for name in row)})"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").removesuffix("+00:00")
