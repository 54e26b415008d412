"""Fundamentals of machine learning: a library in NumPy and an answer key that can be trusted."""

__version__ = "0.1.0"
