"""Imports the judge.

Expected: load blocked_import
"""

import mlfundamentals.grading


def softmax_rows(Z):
    return mlfundamentals
