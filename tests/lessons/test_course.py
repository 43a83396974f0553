"""What is built from the lessons is on disk, whole, and agrees with the article and the plan."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import nbformat
import pytest
import yaml

from liqwidget.teach.building import built_files, stale_files
from liqwidget.teach.building.pages import lesson_table
from liqwidget.teach.building.written import launch_links, title
from tests.lessons.running import LESSONS, TUTORIALS, course

FILES = built_files(course())
NOTEBOOKS = [name for name in FILES if name.endswith(".ipynb")]


@pytest.mark.parametrize("name", FILES)
def test_the_file_is_what_the_build_writes(name):
    assert (TUTORIALS / name).read_bytes() == FILES[name].encode(), "run python tutorials/build.py"


def test_no_file_of_a_lesson_that_is_gone_remains():
    assert stale_files(course()) == []


def test_every_lesson_has_its_three_notebooks_and_its_page():
    for stem in LESSONS:
        for name in (f"{stem}.ipynb", f"solutions/{stem}.ipynb", f"instructor/{stem}.ipynb", f"instructor/{stem}.md"):  # fmt: skip
            assert name in FILES


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_is_valid(name):
    nbformat.validate(nbformat.read(TUTORIALS / name, as_version=4))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_cell_ids_are_unique(name):
    ids = [cell["id"] for cell in json.loads(FILES[name])["cells"]]

    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_carries_no_outputs_and_no_metadata_but_ours(name):
    notebook = json.loads(FILES[name])

    assert set(notebook["metadata"]) == {"kernelspec", "language_info", "liq"}
    assert all(set(cell["metadata"]) <= {"tags"} for cell in notebook["cells"])
    assert not any(cell.get("outputs") for cell in notebook["cells"])


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebook_says_that_it_is_not_advice(name):
    first = "".join(json.loads(FILES[name])["cells"][0]["source"])

    assert "nothing here is financial advice" in first


@pytest.mark.parametrize("stem", LESSONS)
def test_no_answer_is_in_the_student_copy(stem):
    student = FILES[f"{stem}.ipynb"]
    solved = [
        cell.source
        for cell in course().lessons[int(stem[:2])].tagged("solution", "proof", "instructor")
    ]

    assert solved
    assert not [text for text in solved if json.dumps(text)[1:-1] in student]


def test_every_section_and_question_of_the_article_has_a_lesson():
    mapped = yaml.safe_load(FILES["article_map.yml"])

    # S19 is the list of the twelve questions, which lesson 16 takes one by one
    expected = {f"S{n:02}" for n in range(22)} | {f"F{n:02}" for n in range(1, 13)}
    assert set(mapped) == expected
    assert [section for section, entry in mapped.items() if not entry["lessons"]] == []


def test_every_section_that_a_lesson_names_is_in_the_article():
    for entry in course().plan.values():
        assert set(entry["article"]) <= set(course().sections)
        assert entry["article"]


def test_the_map_says_which_lessons_are_written():
    mapped = yaml.safe_load(FILES["article_map.yml"])
    said = {
        lesson["number"]: lesson["state"]
        for entry in mapped.values()
        for lesson in entry["lessons"]
    }

    assert {n for n, state in said.items() if state == "written"} == set(course().lessons)


def test_the_readme_adds_the_minutes_up():
    rows = re.findall(r"^\| \d\d \| .+? \| (\d+) \|", FILES["README.md"], re.MULTILINE)
    said = re.search(r"lessons, (\d+) minutes(?:; (\d+) minutes are planned)?", FILES["README.md"])

    assert len(rows) == len(course().plan)
    assert sum(map(int, rows)) == int(said[1]) + int(said[2] or 0)


def test_planned_minutes_are_those_of_the_lesson_once_it_is_written():
    for number, lesson in course().lessons.items():
        assert lesson.minutes == course().plan[number]["minutes"]


@pytest.mark.parametrize(("name", "most"), [("Taster", 60), ("Half day", 180), ("One day", 440)])
def test_a_route_fits_its_time(name, most):
    said = re.search(rf"### {name}: (\d+) minutes", FILES["README.md"])

    assert 0.8 * most < int(said[1]) <= most


def test_what_a_lesson_of_a_route_needs_comes_before_it():
    for route in course().routes:
        order = [step["lesson"] for step in route["steps"] if "lesson" in step]
        for place, number in enumerate(order):
            if number in course().lessons:
                assert set(course().lessons[number].about["needs"]) <= set(order[:place])


def test_every_word_of_the_glossary_is_one_sentence_and_in_the_order_of_the_alphabet():
    words = list(course().glossary)

    assert words == sorted(words)
    for word, entry in course().glossary.items():
        assert re.fullmatch(r"[^.]+\.", entry["means"]), word
        assert entry["lesson"] in course().plan


def test_the_slides_ask_for_nothing_from_elsewhere():
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", FILES["instructor/slides.html"])
    assert "@import" not in FILES["instructor/slides.html"]
    assert "url(" not in FILES["instructor/slides.html"]


def test_every_lesson_has_slides():
    for stem in LESSONS:
        assert f'id="lesson-{stem[:2]}"' in FILES["instructor/slides.html"]


@pytest.fixture
def public():
    """The course as if it had a public home and a class with a hub."""
    return replace(
        course(), repository="somebody/liqwidget", tag="v0.1.0", hub="https://hub.school.example/"
    )


@pytest.mark.parametrize(
    ("place", "link"),
    [
        (
            "Binder",
            (
                "https://mybinder.org/v2/gh/somebody/liqwidget/v0.1.0"
                "?labpath=tutorials%2F00_first_map.ipynb"
            ),
        ),
        (
            "Colab",
            (
                "https://colab.research.google.com/github/somebody/liqwidget/blob/v0.1.0/"
                "tutorials/00_first_map.ipynb"
            ),
        ),
        (
            "your hub",
            (
                "https://hub.school.example/hub/user-redirect/git-pull"
                "?repo=https%3A%2F%2Fgithub.com%2Fsomebody%2Fliqwidget&branch=v0.1.0"
                "&urlpath=lab%2Ftree%2Fliqwidget%2Ftutorials%2F00_first_map.ipynb"
            ),
        ),
    ],
)
def test_a_launch_link_names_the_tag_and_the_lesson(public, place, link):
    assert launch_links("00_first_map", public)[place] == link


def test_a_course_without_a_hub_has_no_link_to_one(public):
    assert list(launch_links("00_first_map", replace(public, hub=None))) == ["Binder", "Colab"]


def test_with_an_address_every_lesson_has_its_links_in_the_table_and_under_its_title(public):
    table = lesson_table(public)

    for lesson in public.lessons.values():
        for place, link in launch_links(lesson.stem, public).items():
            assert (public.folder / f"{lesson.stem}.ipynb").is_file()
            assert f"[{place}]({link})" in table
            assert f"[{place}]({link})" in title(lesson, public).source


def test_colab_is_told_to_install_the_tag(public):
    install = "%pip install -q git+https://github.com/somebody/liqwidget@v0.1.0"

    assert install in lesson_table(public)
    assert install in title(public.lessons[0], public).source


def test_without_an_address_nothing_leads_out_and_the_readme_says_how_links_come():
    private = replace(course(), repository=None, tag=None, hub=None)

    assert launch_links("00_first_map", private) == {}
    assert "https://" not in title(private.lessons[0], private).source
    table = lesson_table(private)
    assert "https://" not in table
    assert "no public address" in table
    assert "writes `repository` and `tag` into [course.yml](course.yml)" in table
