"""Build everything that is made from the lessons' sources.

Run ``python tutorials/build.py`` after a change to a lesson, a key, the glossary or the plan. The
source of a lesson is ``NN_name.py`` in jupytext's percent format, with everything in it; AUTHORS.md
says how it is written. With a number, ``python tutorials/build.py 2`` also says what the rules
find in that lesson.
"""

from __future__ import annotations

import sys
from pathlib import Path

from liqwidget.teach.building import RULES, read_course, write_files

HERE = Path(__file__).parent


def main(numbers: list[str]) -> int:
    """Write what differs, name it, and return the number of faults in the lessons asked about."""
    for name in write_files(HERE):
        print(name)
    course = read_course(HERE)
    faults = [
        f"{number}: {fault} ({name.replace('_', ' ')})"
        for number in numbers
        for name, rule in RULES.items()
        for fault in rule(course.lessons[int(number)], course)
    ]
    print(*faults, sep="\n", end="\n" if faults else "")
    return len(faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
