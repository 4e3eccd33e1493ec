"""Check the files for instructors: ``python -m instructors``. The exit code is 1 where something is wrong."""

from __future__ import annotations

import sys

from instructors.known import book
from instructors.reading import InstructorError, read_course, read_notes


def main() -> int:
    """Check every file, name the chapters without notes, and return the exit code."""
    try:
        notes, course = read_notes(), read_course()
    except InstructorError as error:
        print(error, file=sys.stderr)
        return 1
    told = {one.chapter for one in notes}
    missing = [chapter for chapter in book().chapters if chapter not in told and chapter not in book().cases]
    print(f"notes for {len(notes)} chapters, {len(course.plans)} plans; 0 problems" + (f"; no notes yet: {', '.join(missing)}" if missing else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
