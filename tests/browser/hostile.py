"""A market whose every word wants to be markup."""

from __future__ import annotations

from dataclasses import replace

import liqwidget as lq
from liqwidget.market.venues import get_venue

__all__ = ["IMAGE", "READ", "SCRIPT", "market", "venue"]

IMAGE = '<img src=x onerror="window.hostile = 1">'
SCRIPT = "</script><script>window.hostile = 2</script><b>bold</b>$title ${title}"
READ = """
(scope) => {
  const found = { flag: globalThis.hostile ?? 0, elements: [], text: "" };
  const walk = (root) => {
    for (const el of root.querySelectorAll("img, script[src], b, iframe, [onerror]")) {
      found.elements.push(el.outerHTML.slice(0, 100));
    }
    for (const el of root.querySelectorAll("*")) if (el.shadowRoot) walk(el.shadowRoot);
  };
  for (const el of document.querySelectorAll(scope)) {
    walk(el);
    found.text += el.textContent;
  }
  return found;
}
"""


def market(image: str = IMAGE, script: str = SCRIPT):
    """Return the sample under a symbol and from a source that nobody should trust."""
    frame = lq.sample("BTCUSDT").to_frame()
    return lq.Market.from_frame(frame, symbol=f"BTC{image}", source=script)


def venue(image: str = IMAGE, script: str = SCRIPT):
    """Return rules under such a name."""
    return replace(get_venue("binance"), name="own", title=f"Own {image}", source=script)
