"""Data as tables of plain text, for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ..questions.agreement import number

DIGITS = 6  # significant ones, of a float that needs more to be told exactly


def data_lines(data: dict[str, Any]) -> list[str]:
    """Each part of the data by name: numbers on a line of their own, arrays of equal length side by side."""
    lines: list[str] = []
    table: dict[str, Any] = {}
    for name, value in data.items():
        array = value if isinstance(value, np.ndarray) and value.ndim in (1, 2) else None
        if array is not None and (not table or len(array) == len(next(iter(table.values())))):
            table[name] = array
            continue
        lines += _flushed(table)
        table = {} if array is None else {name: array}
        if array is None:
            lines.append(f"{name} = {_text(value)}")
    lines += _flushed(table)
    return [line for i, line in enumerate(lines) if line or (i > 0 and lines[i - 1])]


def _flushed(table: dict[str, np.ndarray]) -> list[str]:
    """The arrays as columns, one row for every index."""
    if not table:
        return []
    headings, columns = [], []
    for name, array in table.items():
        if array.ndim == 1:
            headings.append(name)
            columns.append([_cell(value) for value in array])
        else:
            headings += [f"{name}[:, {j}]" for j in range(array.shape[1])]
            columns += [[_cell(value) for value in column] for column in array.T]
    rows = [[str(i), *cells] for i, cells in enumerate(zip(*columns, strict=True))]
    return ["", *aligned([["row", *headings], *rows]), ""]


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells, each column as wide as its widest cell, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows]


def _cell(value: Any) -> str:
    item = value.item() if isinstance(value, np.generic) else value
    if isinstance(item, float):
        return f"{item:.{DIGITS}g}"
    return str(item)


def _text(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return str(np.array2string(value, separator=", "))
    if isinstance(value, list | tuple):
        return f"[{', '.join(_text(item) for item in value)}]"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(item)}" for key, item in value.items())
    return value if isinstance(value, str) else number(value)


def shown_exactly(values: Iterable[Any]) -> bool:
    """Whether a reader sees the very numbers from which the key was computed."""
    floats = [
        v for value in values if isinstance(value, np.ndarray) and value.dtype.kind == "f" for v in value.flat
    ]
    return all(float(_cell(value)) == value for value in floats)
