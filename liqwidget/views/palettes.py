"""The palettes of the heat: as in Bokeh, which takes long to load for three lists of colors."""

from __future__ import annotations

from base64 import b64decode

__all__ = ["PALETTES"]

# 256 colors each, red green blue, base64; a test compares them with Bokeh's palettes
_INFERNO = (
    "AAADAAAEAAAGAQAHAQEJAQELAgEOAgIQAwISBAMUBAMWBQQYBgQbBwUdCAYfCQYhCgcjCwcmDQgoDggqDwktEAkvEg"
    "oyEwo0FAs2Fgs5Fws7GQs+GgtAHAxDHQxFHwxHIAxKIgtMJAtOJgtQJwtSKQtUKwpWLQpYLgpaMApcMgldNAlfNQlg"
    "NwlhOQliOwlkPAllPglmQAlmQQlnQwpoRQppRgppSAtqSgtqSwxrTQxrTw1sUA1sUg5sUw5tVQ9tVw9tWBBtWhFtWx"
    "FuXRJuXxJuYBNuYhRuYxRuZRVuZhVuaBZuahduaxdubRhubhhucBluchltcxptdRttdhtteBxtehxtex1sfR1sfh5s"
    "gB9rgR9rgyBrhSBqhiFqiCFqiSJpiyJpjSNpjiRokCRokSVnkyVnlSZmliZmmCdlmShkmyhknCljniljoCpioSthoy"
    "thpCxgpixfpy1fqS5eqy5drC9crjBbrzFbsTFasjJZtDNYtTNXtzRWuDVWujZVuzdUvTdTvjhSvzlRwTpQwjtPxDxO"
    "xT1Nxz5MyD5LyT9Ky0BJzEFIzUJHz0RG0EVE0UZD0kdC1EhB1UlA1ko/10s+2U092k4720863FA53VI43lM331Q24F"
    "Y04lcz41gy5Fox5Vsw5lwu5l4t518s6GEr6WIq6mQo62Un7Gcm7Wgl7Woj7mwi720h8G8f8HAe8XId8nQc8nUa83cZ"
    "83kY9HoW9XwV9X4U9oAS9oER94MQ94UO+IcN+IgM+IoL+YwJ+Y4I+ZAI+pEH+pMG+pUG+pcG+5kG+5sG+50G+54H+6"
    "AH+6II+6QK+6YL+6gN+6oO+6wQ+64S+7AU+7EW+7MY+7Ua+7cc+7ke+rsh+r0j+r8l+sEo+cMq+cUs+ccv+Mkx+Ms0"
    "+M03988699E89tM/9tVC9ddF9dlI9NtL9NxP895S8+BW8+JZ8uRd8uZg8ehk8elo8ets8e1w8e508fB58fJ98vOB8v"
    "SF8/aJ9PeN9fiR9vqV9/uZ+fyd+v2g/P6k"
)
_VIRIDIS = (
    "RAFURAJVRANXRQVYRQZaRQhbRglcRgteRgxfRg5hRw9iRxFjRxJlRxRmRxVnRxZpRxhqSBlrSBpsSBxuSB1vSB5wSC"
    "BxSCFySCJzSCN0RyV1RyZ2Ryd3Ryh4Ryp5Ryt6Ryx7Ri18Ri98RjB9RjF+RTJ/RTR/RTWARTaBRDeBRDmCQzqDQzuD"
    "QzyEQj2EQj6FQkCFQUGGQUKGQEOHQESHP0WHP0eIPkiIPkmJPUqJPUuJPUyJPE2KPE6KO1CKO1GKOlKLOlOLOVSLOV"
    "WLOFaLOFeMN1iMN1mMNlqMNluMNVyMNV2MNF6NNF+NM2CNM2GNMmKNMmONMWSNMWWNMWaNMGeNMGiNL2mNL2qNLmuO"
    "LmyOLm2OLW6OLW+OLHCOLHGOLHKOK3OOK3SOKnWOKnaOKneOKXiOKXmOKHqOKHqOKHuOJ3yOJ32OJ36OJn+OJoCOJo"
    "GOJYKOJYONJISNJIWNJIaNI4eNI4iNI4mNIomNIoqNIouNIYyNIY2MIY6MII+MIJCMIJGMH5KMH5OLH5SLH5WLH5aL"
    "HpeKHpiKHpmKHpmKHpqJHpuJHpyJHp2IHp6IHp+IHqCHH6GHH6KGH6OGIKSFIKWFIaaFIaeEIqeEI6iDI6mCJKqCJa"
    "uBJqyBJ62AKK5/Ka9/KrB+K7F9LLF9LrJ8L7N7MLR6MrV6M7Z5Nbd4Nrh3OLl2Obl2O7p1Pbt0PrxzQL1yQr5xRL5w"
    "Rb9vR8BuScFtS8JsTcJrT8NpUcRoU8VnVcZmV8ZlWcdkW8hiXslhYMlgYspfZMtdZ8xcacxba81Zbc5YcM5Wcs9VdN"
    "BUd9BSedFRfNJPftJOgdNMg9NLhtRJiNVHi9VGjdZEkNZDktdBldc/l9g+mtg8ndk6n9k4oto3pdo1p9szqtsyrdww"
    "r9wust0std0rt90put4nvd4mv98kwt8ixd8hx+AfyuAezeAdz+Ec0uEb1OEa1+IZ2uIY3OIY3+MY4eMY5OMY5+QZ6e"
    "QZ7OQa7uUb8eUc8+Ue9uYf+OYh+uYi/eck"
)
_CIVIDIS = (
    "ACBMACBOACFQACJRACNTACNVACRWACVYACZaACZbACddAChfAChhACljACpkACpmACtoACxqAC1sAC1tAC5uAC5vAC"
    "9vAC9vADBvADFvADFvADJuADNuADRuADRuATVuBjZuCjdtDjdtEjhtFTltFzltGjpsHDtsHjxsIDxsIj1sJD5sJj5s"
    "Jz9sKUBrK0FrLEFrLkJrL0NrMURrMkRrM0VrNUZrNkZrN0drOEhrOklrO0lrPEprPUtrPktrQExrQU1rQk5rQ05rRE"
    "9rRVBrRlBrR1FrSFJrSVNrSlNrS1RrTFVrTVVrTlZrT1dsUFhsUVhsUllsU1psVFpsVVtsVlxsV11tWF1tWV5tWl9t"
    "W19tXGBtXWFuXmJuX2JuX2NuYGRuYWVvYmVvY2ZvZGdvZWdvZmhwZ2lwaGpwaGpwaWtxamxxa21xbG1ybW5ybm9yb2"
    "9yb3BzcHFzcXJzcnJ0c3N0dHR1dXV1dXV1dnZ2d3d2eHh2eXh3enl3e3p3e3t4fHt4fXx4fn14f354gH54gX94goB4"
    "g4F4hIF4hYJ4hoN4h4R4iIV4iYV4ioZ4i4d4jIh4jYh4jol4j4p4kIt4kYx4kox4k414lI54lY94lo93l5B3mJF3mZ"
    "J3mpN3m5N3nJR3nZV3npZ2n5d2oJh2oZh2opl2o5p1pJt1pZx1ppx1p511qJ50qZ90qqB0q6F0rKFzraJzrqNzr6Rz"
    "sKVysaZysqZytKdxtahxtqlxt6pwuKtwuatwuqxvu61vvK5uva9uvrBuv7FtwLFtwbJswrNsw7RsxbVrxrZrx7dqyL"
    "hqybhpyrlpy7pozLtozbxnzr1n0L5m0b9m0sBl08Bl1MFk1cJj1sNj18Ri2MVh2cZh28dg3Mhg3clf3spe38td4Mtd"
    "4cxc481b5M5b5c9a5tBZ59FY6NJX6dNW69RW7NVV7dZU7tdT79hS8NlR8dpQ89tP9NxO9d1N9t5M999L+eBJ+uBI++"
    "FH/OJG/eNF/+RD/+VC/+ZC/+dD/+hE/+lF"
)


def _colors(packed: str) -> tuple[str, ...]:
    red_green_blue = b64decode(packed).hex().upper()
    return tuple(f"#{red_green_blue[at : at + 6]}" for at in range(0, len(red_green_blue), 6))


PALETTES: dict[str, tuple[str, ...]] = {
    "inferno": _colors(_INFERNO),
    "viridis": _colors(_VIRIDIS),
    "cividis": _colors(_CIVIDIS),
}
"""Palettes whose lightness rises evenly, also for color-blind readers."""
