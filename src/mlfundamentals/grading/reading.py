"""Reading reports and verdicts back from JSON; nothing is believed that does not have their form."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from pathlib import Path
from typing import Any

from .verdict import SCHEMA_VERSION, Report


class BadReport(ValueError):
    """A file that holds no report; the message says where it goes wrong and how to mend it."""


def read_report(path: Path) -> Report:
    """The report that `mlf grade --json` wrote to a file. Raises BadReport, OSError."""
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise BadReport(f"{path} is no JSON ({error}); name a file that `mlf grade --json` wrote") from None
    if not isinstance(document, dict) or document.pop("schema", None) != SCHEMA_VERSION:
        raise BadReport(
            f"{path} holds no report of version {SCHEMA_VERSION}; name a file that `mlf grade --json` wrote"
        )
    try:
        report: Report = read_record(Report, document)
    except BadReport as error:
        raise BadReport(f"{path}: {error}; name a file that `mlf grade --json` wrote") from None
    return report


def read_record(record: type, document: Any, where: str = "") -> Any:
    """An instance of a dataclass from plain data. Raises BadReport."""
    if not isinstance(document, dict):
        raise BadReport(f"{where or record.__name__} is no object")
    hints = typing.get_type_hints(record)
    unknown = sorted(set(document) - set(hints))
    if unknown:
        raise BadReport(f"{where or record.__name__} has an unknown field {unknown[0]!r}")
    values = {
        name: _read(hints[name], value, f"{where}.{name}".lstrip(".")) for name, value in document.items()
    }
    for field in dataclasses.fields(record):
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if required and field.name not in values:
            raise BadReport(f"{where or record.__name__} lacks {field.name!r}")
    return record(**values)


def _read(kind: Any, value: Any, where: str) -> Any:
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        assert isinstance(kind, type)
        return read_record(kind, value, where)
    if origin is types.UnionType:  # of something and None
        return None if value is None else _read(inside[0], value, where)
    if origin is tuple and isinstance(value, list):
        return tuple(_read(inside[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if origin is dict and isinstance(value, dict):
        return {key: _read(inside[1], item, f"{where}.{key}") for key, item in value.items()}
    if origin is typing.Literal and value in inside:
        return value
    if kind is Any or (isinstance(kind, type) and type(value) is kind):
        return value
    raise BadReport(f"{where} is {value!r}, which is not what belongs there")
