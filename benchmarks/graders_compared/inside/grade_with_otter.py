"""Grade answers with otter-grader: `grade_with_otter.py AUTOGRADER_ZIP ANSWERS_JSON RESULTS_JSON`.

ANSWERS_JSON holds the paths of the answers by name, RESULTS_JSON gets the points by name. An answer that
otter cannot grade has none.
"""

import json
import sys

from otter.api import grade_submission


def points(path: str, autograder: str) -> float:
    """The points of an answer."""
    try:
        return float(grade_submission(path, autograder, quiet=True).total)
    except Exception as error:  # whatever otter raises where an answer ends its kernel
        print(f"{path}: {error}", file=sys.stderr)
        return 0.0


if __name__ == "__main__":
    autograder, answers, results = sys.argv[1:]
    with open(answers, encoding="utf-8") as file:
        paths = json.load(file)
    scores = {name: points(path, autograder) for name, path in paths.items()}
    with open(results, "w", encoding="utf-8") as file:
        json.dump(scores, file)
