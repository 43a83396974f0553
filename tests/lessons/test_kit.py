"""The pages for teachers lead somewhere, and their marked samples earn the marks they say."""

from __future__ import annotations

import json
import re

import pytest

from liqwidget.journal import faults
from liqwidget.teach import check
from tests.conftest import ROOT

TUTORIALS = ROOT / "tutorials"
KIT = ("README", "ethics", "hosting", "learners", "rubric")
PAGES = [
    ROOT / "README.md",
    TUTORIALS / "README.md",
    *(TUTORIALS / "instructor" / f"{name}.md" for name in KIT),
]
RUBRIC = (TUTORIALS / "instructor" / "rubric.md").read_text(encoding="utf-8")
NIGHT = 22.371  # what the samples knew


def sample(name: str) -> dict:
    found = re.search(rf"<!-- sample {name} -->\n```json\n(.*?)```", RUBRIC, re.DOTALL)
    assert found
    return json.loads(found[1])


def marks(name: str) -> tuple[int, list[int]]:
    """Return the sum in a sample's heading, and the levels in its table."""
    part = RUBRIC.split(f"### Sample {name}: ")[1].split("\n### ")[0]
    return int(part.split()[0]), [int(level) for level in re.findall(r"\| (\d) \|", part)]


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_within_the_repository_leads_to_a_file_and_a_heading(page):
    text = page.read_text(encoding="utf-8")

    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        assert found.exists(), target
        if anchor:
            assert anchor in anchors(found.read_text(encoding="utf-8")), target


@pytest.mark.parametrize("name", KIT)
def test_the_front_page_for_teachers_names_every_page_of_the_kit(name):
    front = (TUTORIALS / "instructor" / "README.md").read_text(encoding="utf-8")

    assert name == "README" or f"({name}.md" in front


@pytest.mark.parametrize("name", ["A", "B"])
def test_the_journal_takes_both_samples(name):
    assert faults({"price": NIGHT, **sample(name)}) == []


@pytest.mark.parametrize(("name", "status"), [("A", "pass"), ("B", "fail")])
def test_only_the_good_sample_can_be_proved_wrong(name, status):
    claim = {key: sample(name)[key] for key in ("level", "within", "wrong_if")}

    assert check("15.6", claim).status == status


@pytest.mark.parametrize("name", ["A", "B"])
def test_the_marks_of_a_sample_add_up(name):
    total, levels = marks(name)

    assert len(levels) == 4
    assert sum(levels) == total


def test_the_samples_risk_what_the_rubric_says():
    good, bad = sample("A")["plan"], sample("B")["plan"]

    # half of 1 % of 10,000 dollars over a stop 0.30 away; the whole account at 22.10 a coin
    assert abs(good["size"] - 50 / 0.30) < 0.05
    assert abs(bad["size"] - 10_000 / 22.10) < 0.05
    assert round(bad["size"] * 0.35) == 158
