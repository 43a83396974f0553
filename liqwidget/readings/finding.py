"""What the linter found, rule by rule."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Literal

__all__ = ["Finding", "LintReport", "Verdict"]

Verdict = Literal["pass", "fail", "cannot tell"]


@dataclass(frozen=True)
class Finding:
    """One rule, held against one map."""

    rule: str
    verdict: Verdict
    said: str
    """What was measured, in words."""
    measured: float = float("nan")
    """The number behind the verdict; NaN if there is none."""
    where: str = ""
    """Row, column, price or time."""
    advice: str = ""
    """What to do about it."""


@dataclass(frozen=True)
class LintReport:
    """Every finding about one map; printing it shows a table."""

    subject: str
    """What was looked at, in words."""
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no rule fails; what cannot be told is not held against the map."""
        return not self.failed

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The findings that fail."""
        return tuple(found for found in self.findings if found.verdict == "fail")

    @property
    def unknown(self) -> tuple[Finding, ...]:
        """The findings that cannot be told."""
        return tuple(found for found in self.findings if found.verdict == "cannot tell")

    def __getitem__(self, rule: str) -> Finding:
        """Return the finding of a rule."""
        for found in self.findings:
            if found.rule == rule:
                return found
        msg = (
            f"no rule is called {rule!r}; the rules are {', '.join(f.rule for f in self.findings)}"
        )
        raise KeyError(msg)

    def __str__(self) -> str:
        wide = max(len(found.rule) for found in self.findings)
        lines = [self.subject]
        for found in self.findings:
            lines.append(f"{found.verdict:<11}  {found.rule:<{wide}}  {found.said}")
            indent = " " * (15 + wide)
            if found.verdict != "pass":
                lines += [indent + text for text in (found.where, found.advice) if text]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        head = "".join(
            f"<th style='text-align:left'>{name}</th>"
            for name in ("verdict", "rule", "measured", "where", "what to do")
        )
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td style='text-align:left'>{escape(cell)}</td>"
                for cell in (found.verdict, found.rule, found.said, found.where, found.advice)
            )
            + "</tr>"
            for found in self.findings
        )
        return (
            f"<table><caption>{escape(self.subject)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )
