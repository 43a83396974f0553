"""A quiz is judged in Python, and the page is a form that a keyboard can use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import traitlets as t

from liqwidget import teach
from liqwidget.teach import Quiz
from liqwidget.teach.tries import SESSION

PAGE = (Path(teach.__file__).parent / "static" / "quiz.js").read_text(encoding="utf-8")


@pytest.fixture
def quiz():
    made = Quiz("2.Q1")
    yield made
    made.close()


def test_a_right_choice_scores_one_at_the_first_try(quiz):
    quiz.choose("The short only")

    assert (quiz.verdict, quiz.score, quiz.choice) == ("right", 1.0, "The short only")


def test_a_right_choice_at_the_second_try_scores_a_half(quiz):
    quiz.choose("Both").choose("The short only")

    assert (quiz.score, quiz.tries) == (0.5, 2)


def test_a_wrong_choice_is_told_why(quiz):
    quiz.choose("Both")

    assert (quiz.verdict, quiz.score) == ("wrong", 0.0)
    assert "borrowed nothing" in quiz.feedback


def test_what_the_page_hands_in_counts_the_same(quiz):
    quiz.set_state({"chosen": 3})

    assert quiz.verdict == "right"
    assert SESSION["2.Q1"].best == "pass"


@pytest.mark.parametrize("place", [-1, 4, 99])
def test_a_place_that_is_not_there_is_refused(quiz, place):
    with pytest.raises(t.TraitError, match="chosen must be from 0 to 3"):
        quiz.chosen = place


def test_an_option_that_is_not_there_is_refused(quiz):
    with pytest.raises(ValueError, match="option must be one of"):
        quiz.choose("Nobody knows")


@pytest.mark.parametrize("key", ["2.1", "2.Q9", "nonsense"])
def test_a_key_that_is_no_quiz_is_refused(key):
    with pytest.raises(ValueError, match="must name a quiz"):
        Quiz(key)


@pytest.mark.parametrize("name", ["verdict", "feedback", "question", "options"])
def test_the_page_cannot_write_its_own_verdict(quiz, name):
    with pytest.raises(t.TraitError):
        setattr(quiz, name, getattr(quiz, name))


def test_it_reads_as_words_where_there_is_no_page(quiz):
    assert repr(quiz).startswith("2.Q1 Two traders")
    assert "3. The short only" in repr(quiz)


def test_the_page_reads_exactly_what_python_sends():
    state = re.search(r"@typedef \{object\} State(.*?)\*/", PAGE, re.DOTALL)
    read = set(re.findall(r"@property \{.+?\} (\w+)", state[1]))

    assert read == {name for name in Quiz.class_own_traits(sync=True) if not name.startswith("_")}


def test_the_page_has_the_parts_of_a_form_and_asks_for_nothing_elsewhere():
    for part in ('"fieldset"', '"legend"', '"label"', '"radio"', '"aria-live"', "data-lm-suppress-shortcuts"):  # fmt: skip
        assert part in PAGE
    assert not re.search(r"innerHTML|https?:|import\s", PAGE)
