"""What lets scikit-learn's checks look at estimators of a package that never imports scikit-learn.

Two things differ by type alone: the tags are records of our own with the same fields, the exceptions classes
of our own with the same names. Both are translated here, only while checks run.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType
from typing import Any
from unittest.mock import patch

import jaxtyping
import sklearn.utils as sklearn_utils
from sklearn.utils import estimator_checks, validation
from sklearn.utils._test_common import instance_generator

PACKAGE = "mlfundamentals"
AREAS = (
    "neighbors",
    "cluster",
    "mixture",
    "linear_model",
    "neural_network",
    "preprocessing",
    "metrics",
    "model_selection",
)
"""The public packages of the library; those not written yet are passed over."""


def area_module(name: str) -> ModuleType | None:
    """The module `mlfundamentals.<name>`, or None while there is none (an error inside of it is raised)."""
    qualified = f"{PACKAGE}.{name}"
    try:
        return importlib.import_module(qualified)
    except ModuleNotFoundError as error:
        if error.name == qualified:
            return None
        raise


def areas() -> dict[str, ModuleType]:
    """The area packages that can be imported; one that is written but broken is left to a test of its own."""
    found: dict[str, ModuleType] = {}
    for name in (*AREAS, "exceptions"):
        with suppress(Exception):
            module = area_module(name)
            if module is not None and hasattr(module, "__all__"):
                found[name] = module
    return found


def is_estimator(candidate: object) -> bool:
    """Whether candidate is a class that has what every estimator has."""
    return isinstance(candidate, type) and hasattr(candidate, "fit") and hasattr(candidate, "get_params")


def discover() -> dict[str, type]:
    """Every estimator class among the public names of the library, by name."""
    public = {name: getattr(module, name) for module in areas().values() for name in module.__all__}
    return {name: found for name, found in sorted(public.items()) if is_estimator(found)}


def to_sklearn_tags(record: Any) -> Any:
    """The scikit-learn record with the same class name and the same fields; anything else as it is."""
    if not is_dataclass(record) or isinstance(record, type):
        return record
    target = getattr(sklearn_utils, type(record).__name__)
    return target(**{field.name: to_sklearn_tags(getattr(record, field.name)) for field in fields(record)})


def our_exceptions() -> dict[str, type]:
    """Our public exception classes by name; empty while `mlfundamentals.exceptions` is not written."""
    module = areas().get("exceptions")
    return {} if module is None else {name: getattr(module, name) for name in module.__all__}


@contextmanager
def sklearn_takes(estimator_class: type) -> Iterator[None]:
    """While it lasts, scikit-learn's checks understand estimator_class: its tags and its exceptions.

    The class itself is patched, no subclass made: a pickled estimator must find its class again. The types in
    our signatures are not checked meanwhile: many checks pass a wrong argument to see what becomes of it.
    """
    own_tags = estimator_class.__sklearn_tags__  # type: ignore[attr-defined]
    with ExitStack() as stack:
        stack.enter_context(patch.object(jaxtyping.config, "jaxtyping_disable", True))
        stack.enter_context(
            patch.object(estimator_class, "__sklearn_tags__", lambda self: to_sklearn_tags(own_tags(self)))
        )
        for name, exception in our_exceptions().items():
            for module in (estimator_checks, validation):
                if hasattr(module, name):
                    stack.enter_context(patch.object(module, name, exception))
        yield


@dataclass(frozen=True)
class Case:
    """One check of one estimator."""

    label: str  # the estimator's name; with "()" behind it if it stands at its defaults
    estimator: Any
    check: Any
    variant: str = ""  # what sets this check apart from others of the same name

    @property
    def check_name(self) -> str:
        return str(self.check.func.__name__)


def _variant(check: Any, estimator: Any, base: Any) -> str:
    """The options of a check and the parameters that scikit-learn sets for it alone, e.g. "[solver=svd]"."""
    usual, own = base.get_params(deep=False), estimator.get_params(deep=False)
    options = {**check.keywords, **{n: v for n, v in own.items() if repr(v) != repr(usual[n])}}
    return "[" + ",".join(f"{name}={value}" for name, value in options.items()) + "]" if options else ""


def _sklearn_class(name: str) -> type | None:
    """scikit-learn's estimator of that name, if its common tests know one."""
    known = {*instance_generator.INIT_PARAMS, *instance_generator.PER_ESTIMATOR_CHECK_PARAMS}
    return next((c for c in known if c.__name__ == name and c.__module__.startswith("sklearn.")), None)


def quick_params(name: str) -> dict[str, Any]:
    """The parameters with which scikit-learn tests its estimator of that name (few iterations, mostly)."""
    params = instance_generator.INIT_PARAMS.get(_sklearn_class(name), {})
    return dict(params[0] if isinstance(params, list) else params)


def _check_params(estimator_class: type) -> Mapping[type, Any]:
    own = instance_generator.PER_ESTIMATOR_CHECK_PARAMS.get(_sklearn_class(estimator_class.__name__))
    return {} if own is None else {estimator_class: own}


def cases(estimator_class: type, *, label: str, params: Mapping[str, Any]) -> list[Case]:
    """All checks that scikit-learn's `check_estimator` would run on this estimator."""
    with (
        sklearn_takes(estimator_class),
        patch.dict(instance_generator.PER_ESTIMATOR_CHECK_PARAMS, _check_params(estimator_class)),
        patch.object(estimator_checks.warnings, "warn"),  # "does not inherit from sklearn.base.BaseEstimator"
    ):
        base = estimator_class(**params)
        generator = estimator_checks.estimator_checks_generator(base, legacy=True)
        return [Case(label, own, check, _variant(check, own, base)) for own, check in generator]


def run(case: Case) -> None:
    """Run one check; it raises what it finds, or `unittest.SkipTest`."""
    if case.estimator is None:
        case.check(None)
        return
    with sklearn_takes(type(case.estimator)):
        case.check(case.estimator)
