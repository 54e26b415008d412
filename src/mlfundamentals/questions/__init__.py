"""The format of questions, their keys, and the agreements by which an output meets the expected one."""

from .agreement import Agreement, close, each, exact
from .question import Question, QuestionError, draws, edge, seeded

__all__ = ["Agreement", "Question", "QuestionError", "close", "draws", "each", "edge", "exact", "seeded"]
