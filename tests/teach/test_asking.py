"""Check, hint, solution and reveal: three states, no exceptions, and more help at each try."""

from __future__ import annotations

import pytest

import liqwidget as lq
from liqwidget.teach import Exercise, Misconception, check, hint, reveal, solution
from liqwidget.teach.tries import SESSION


@pytest.fixture
def asked(monkeypatch):
    """Put an exercise in the place of every key."""

    def put(exercise: Exercise) -> None:
        monkeypatch.setattr("liqwidget.teach.asking.find", lambda _key: exercise)

    return put


def exercise(**changes) -> Exercise:
    return Exercise(
        "2.9",
        **{
            "task": "Add two and two.",
            "answer": lambda: 4.0,
            "hints": ("Count.", "Two and one more is three."),
            "because": "2 + 2 = 4.",
            "misconceptions": (
                Misconception(
                    idea="multiplied by itself and again",
                    answer=lambda: 16.0,
                    says="That is a power.",
                    respond="Ask for the sum.",
                ),
            ),
            **changes,
        },
    )


def test_a_right_answer_is_told_why():
    note = check("2.1", 85_929.6)

    assert (note.status, note.words) == (
        "pass",
        "9,500 - (95,000 - P) = 0.005 P, so P = 85,500 / 0.995 = 85,929.6.",
    )


def test_an_unknown_key_names_the_exercises_of_the_lesson():
    note = check("2.99", 1)

    assert note.status == "fail"
    assert "this lesson has 2.1, 2.2, 2.3, 2.4, 2.5" in note.words


@pytest.mark.parametrize("key", ["", "2", "x.1", "99.1", None, 2.1, ("2.1",)])
def test_a_key_that_is_none_raises_nowhere(key):
    for ask in (check, hint, solution, reveal):
        assert "nothing to do under" in ask(key).words


def test_a_key_that_breaks_says_so_and_does_not_raise(asked):
    asked(exercise(answer=lambda: 1 / 0))

    assert check("2.9", 1).words == "This could not be checked (ZeroDivisionError)."
    assert "could not be reckoned" in solution("2.9").words


def test_an_answer_within_the_tolerance_passes_and_one_beyond_it_does_not(asked):
    asked(exercise(rtol=0.01))

    assert check("2.9", 4.039).status == "pass"
    assert check("2.9", 4.041).status == "fail"


def test_matches_decides_when_it_is_given(asked):
    asked(exercise(matches=lambda given, wanted: len(str(given)) == len(str(wanted))))

    assert check("2.9", 7.5).status == "pass"


def test_a_hint_is_offered_from_the_second_wrong_answer_on():
    assert "hint(" not in check("2.1", 1).words
    assert check("2.1", 2).words.endswith('hint("2.1") helps.')


def test_the_solution_is_offered_when_hints_are_used_up_and_four_answers_were_wrong():
    for _ in range(3):
        hint("2.1")
        check("2.1", 1)

    assert check("2.1", 2).words.endswith('solution("2.1") shows the way.')


def test_every_call_shows_one_more_hint():
    first, second, third, fourth = (hint("2.1").words for _ in range(4))

    assert "1. " in first
    assert "2. " not in first
    assert "2. " in second
    assert third == fourth
    assert 'solution("2.1")' in third


def test_a_stub_is_no_try():
    check("2.1", ...)

    assert SESSION["2.1"].tries == 0


def test_a_wrong_answer_after_the_right_one_does_not_take_it_back():
    check("2.1", 85_929.6)
    check("2.1", 1)

    assert SESSION["2.1"].best == "pass"


def test_a_solution_shows_the_number_with_its_unit():
    assert solution("2.1").words.startswith("85,929.6 USD\n")


def test_the_solution_of_a_quiz_is_its_right_option():
    assert solution("2.Q1").words.startswith("The short only\n")


def test_a_guess_is_held_against_the_answer():
    assert reveal("2.P1", 85_500).words.startswith(
        "You said 85,500 USD; it is 85,929.6 USD: 429.6 USD too low."
    )


def test_what_is_shown_says_its_status_in_words_and_to_a_screen_reader():
    shown = check("2.1", 1)._repr_html_()

    assert 'role="status"' in shown
    assert "not yet" in shown


def test_text_from_the_learner_does_not_become_markup():
    shown = reveal("2.P1", "<img src=x onerror=alert(1)>")._repr_html_()

    assert "<img" not in shown
    assert "&lt;img" in shown


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"rtol": -1.0}, "must not be negative"),
        ({"hints": ()}, "needs a hint"),
    ],
)
def test_an_exercise_that_cannot_work_is_refused(changes, match):
    with pytest.raises(ValueError, match=match):
        exercise(**changes)


@pytest.mark.parametrize("key", ["1", "a.1", "1.", ".1"])
def test_a_key_without_a_lesson_is_refused(key):
    with pytest.raises(ValueError, match="a lesson and a place"):
        Exercise(key, task="", answer=lambda: 1, hints=("x",), because="")


@pytest.fixture(scope="module")
def map():
    return lq.estimate(lq.sample("BTCUSDT"), window="7D")


@pytest.fixture
def blind(map):
    return lq.show(map, blind=True)


def test_without_a_mark_or_a_guess_a_blind_map_stays_hidden(blind):
    note = reveal("1.P1", ..., on=blind)

    assert note.status == "todo"
    assert "click the picture" in note.words
    assert blind.blind


def test_a_click_is_a_guess_and_shows_the_map(blind):
    blind.marks = [64_500.0]

    note = reveal("1.P1", ..., on=blind)

    assert note.status == "reveal"
    assert note.words.startswith("You marked 64,500 USD; it is ")
    assert not blind.blind


def test_a_typed_guess_becomes_a_mark_and_shows_the_map(blind):
    note = reveal("1.P1", [64_500, 62_000], on=blind)

    assert blind.marks == [64_500.0, 62_000.0]
    assert note.words.startswith("Of your 2 marks 64,500 USD is nearest; it is ")
    assert not blind.blind


def test_asking_twice_marks_once(blind):
    for _ in range(2):
        reveal("1.P1", 64_500, on=blind)

    assert blind.marks == [64_500.0]


@pytest.mark.parametrize("wrong", ["high", -1, float("nan"), {"a": 1}, [1, "x"], object(), True])
def test_a_guess_that_is_no_price_is_refused_in_words_and_the_map_stays_hidden(blind, wrong):
    note = reveal("1.P1", wrong, on=blind)

    assert (note.status, note.words) == (
        "fail",
        "A guess is a price above zero, or a list of them.",
    )
    assert blind.blind


def test_marks_on_something_that_is_no_widget_raise_nowhere():
    assert reveal("1.P1", 1, on="a picture").status == "fail"
