"""Exercises that say which mistake was made, quizzes, predictions and progress."""

from liqwidget.teach.asking import check, hint, reveal, solution
from liqwidget.teach.drawn import Picture, picture
from liqwidget.teach.items import Exercise, Misconception, Prediction, QuizItem
from liqwidget.teach.note import Note
from liqwidget.teach.quiz import Quiz
from liqwidget.teach.standing import Progress, progress

__all__ = [
    "Exercise",
    "Misconception",
    "Note",
    "Picture",
    "Prediction",
    "Progress",
    "Quiz",
    "QuizItem",
    "check",
    "hint",
    "picture",
    "progress",
    "reveal",
    "solution",
]
