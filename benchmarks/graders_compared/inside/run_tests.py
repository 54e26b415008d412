"""Run the tests beside this file on the answer beside it; the results go to ../results/results.json."""

import unittest

from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner

if __name__ == "__main__":
    suite = unittest.defaultTestLoader.discover("tests")
    with open("../results/results.json", "w") as file:
        JSONTestRunner(visibility="visible", stream=file).run(suite)
