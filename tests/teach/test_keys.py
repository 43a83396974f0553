"""Every answer key can be right, can be wrong in each known way, and knows the difference."""

from __future__ import annotations

import copy
from collections import Counter
from itertools import combinations

import pytest

from liqwidget.teach import Exercise, Prediction, Quiz, QuizItem, check, reveal
from liqwidget.teach.book import find, items, lessons
from liqwidget.teach.compare import is_blank, plain
from tests.teach.conftest import JUNK

ALL = {item.key: item for number in lessons() for item in items(number)}
EXERCISES = [key for key, item in ALL.items() if isinstance(item, Exercise)]
QUIZZES = [key for key, item in ALL.items() if isinstance(item, QuizItem)]
PREDICTIONS = [key for key, item in ALL.items() if isinstance(item, Prediction)]
MISTAKES = [(key, place) for key in EXERCISES for place in range(len(ALL[key].misconceptions))]


@pytest.mark.parametrize("number", lessons())
def test_every_key_belongs_to_the_lesson_of_its_module(number):
    assert {item.number for item in items(number)} == {number}


@pytest.mark.parametrize("number", lessons())
def test_no_key_is_used_twice(number):
    keys = [item.key for item in items(number)]

    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", EXERCISES)
def test_the_answer_passes(key):
    assert check(key, ALL[key].answer()).status == "pass"


@pytest.mark.parametrize(("key", "place"), MISTAKES)
def test_the_misconception_fails_with_its_own_sentence(key, place):
    wrong = ALL[key].misconceptions[place]

    note = check(key, wrong.answer())

    assert (note.status, note.words) == ("fail", wrong.says)


@pytest.mark.parametrize("key", EXERCISES)
def test_answer_and_misconceptions_are_all_told_apart(key):
    exercise = ALL[key]
    values = [plain(exercise.answer()), *(plain(w.answer()) for w in exercise.misconceptions)]

    for one, other in combinations(values, 2):
        assert not exercise.agrees(one, other)
        assert not exercise.agrees(other, one)


@pytest.mark.parametrize("key", EXERCISES)
def test_no_sentence_about_a_mistake_gives_the_answer_away(key):
    exercise = ALL[key]
    answer = plain(exercise.answer())
    shown = f"{answer:,.1f}" if isinstance(answer, float) else str(answer)

    assert not [w.says for w in exercise.misconceptions if len(shown) > 4 and shown in w.says]


@pytest.mark.parametrize("key", EXERCISES)
def test_every_exercise_knows_two_wrong_ideas_or_more_each_with_a_sentence_of_its_own(key):
    sentences = [wrong.says for wrong in ALL[key].misconceptions]

    assert len(sentences) >= 2
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize("key", EXERCISES)
def test_an_answer_is_the_same_when_it_is_asked_for_twice(key):
    exercise = ALL[key]

    assert exercise.agrees(plain(exercise.answer()), plain(exercise.answer()))


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("key", EXERCISES)
def test_junk_neither_raises_nor_passes(key, junk):
    assert check(key, JUNK[junk]).status in {"todo", "fail"}


@pytest.mark.parametrize("key", EXERCISES)
def test_the_stub_is_to_do(key):
    assert check(key, ...).status == "todo"


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("key", PREDICTIONS)
def test_a_guess_of_junk_does_not_raise(key, junk):
    assert reveal(key, JUNK[junk]).status in {"todo", "fail", "reveal"}


@pytest.mark.parametrize("key", PREDICTIONS)
def test_a_guess_is_shown_beside_the_answer(key):
    assert reveal(key, "perhaps").words.startswith("You said perhaps; it is ")


@pytest.mark.parametrize("key", QUIZZES)
def test_one_option_is_right_and_each_has_words(key):
    item = ALL[key]
    verdicts = {option: Quiz(key).choose(option).verdict for option in item.options}

    assert [option for option, verdict in verdicts.items() if verdict == "right"] == [item.right]
    assert all(item.options.values())
    assert len(set(item.options.values())) >= len(item.options) - 1


@pytest.mark.parametrize("key", QUIZZES)
def test_the_state_sent_to_the_page_does_not_hold_the_answer(key):
    item = ALL[key]
    quiz = Quiz(key)

    sent = {name: value for name, value in quiz.get_state().items() if name not in {"_esm", "_css"}}

    assert not [words for words in item.options.values() if words in repr(sent)]
    assert {sent["chosen"], sent["verdict"], sent["feedback"]} == {None, ""}
    assert "right" not in sent


def test_the_right_option_is_not_always_in_the_same_place():
    places = Counter(list(ALL[key].options).index(ALL[key].right) for key in QUIZZES)

    assert max(places.values()) <= 0.6 * len(QUIZZES) or len(QUIZZES) < 3


@pytest.mark.parametrize("key", list(ALL))
def test_what_is_asked_is_found_under_its_key(key):
    assert find(key) is ALL[key]


@pytest.mark.parametrize("key", EXERCISES)
def test_no_stub_is_hidden_in_an_answer(key):
    assert not is_blank(copy.copy(ALL[key].answer()))
