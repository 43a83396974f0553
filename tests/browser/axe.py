"""Faults that axe-core finds in a page."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT, require

__all__ = ["faults"]

AXE = ROOT / "liqwidget" / "views" / "js" / "node_modules" / "axe-core" / "axe.min.js"
RUN = """
async (scope) => {
  const found = await axe.run(scope ?? document, { resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => [impact, id, html.slice(0, 120)]));
}
"""


def faults(page, scope: str | None = None, *, least: tuple[str, ...] = ("serious", "critical")):
    """Return what is wrong inside the first element that a selector finds, or in the page."""
    require(AXE.exists(), "axe-core (npm ci in liqwidget/views/js)")
    if not page.evaluate("() => 'axe' in globalThis"):
        # past the page's own policy, which allows no such script
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    found = page.evaluate(RUN, scope)
    if scope and page.locator(scope).count() == 0:
        pytest.fail(f"there is no {scope}")
    return [" ".join(one) for one in found if one[0] in least]
