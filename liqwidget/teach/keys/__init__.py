"""Answer keys, one module per lesson: `lesson_02.ITEMS` in the order of the lesson."""
