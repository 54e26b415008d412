"""scikit-learn's own `check_estimator`, check by check, over every estimator of the library."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Self
from unittest import SkipTest

import numpy as np
import pytest

from tests.compat import adapter
from tests.compat.adapter import Case

DRAWS_BY_ROWS = (
    "starts are drawn among the rows: other rows, other draws; scikit-learn lists its own likewise"
)
NOTHING_ITERATED = "n_iter_ is None where a closed form is taken; scikit-learn lists its own likewise"
EXPECTED_FAILURES: dict[str, dict[str, str]] = {
    "KMeans": {
        "check_sample_weight_equivalence_on_dense_data": DRAWS_BY_ROWS,
        "check_sample_weight_equivalence_on_sparse_data": DRAWS_BY_ROWS,
    },
    "MiniBatchKMeans": {
        "check_sample_weight_equivalence_on_dense_data": DRAWS_BY_ROWS,
        "check_sample_weight_equivalence_on_sparse_data": DRAWS_BY_ROWS,
    },
    "Ridge": {"check_non_transformer_estimators_n_iter": NOTHING_ITERATED},
}
"""{estimator: {check: why it is right to fail}}; a check listed here that passes is a failure too.

A check that runs in several variants can be listed with one of them, as its id has it: "check_x[solver=svd]".
"""

pytestmark = pytest.mark.filterwarnings("ignore")  # the checks stop iterations early and provoke warnings


def all_cases() -> list[Case]:
    """Every estimator with scikit-learn's own test parameters ("KMeans") and at its defaults ("KMeans()")."""
    found: list[Case] = []
    for name, estimator_class in adapter.discover().items():
        params = adapter.quick_params(name)
        found += cases_or_error(estimator_class, label=name, params=params)
        if params:
            found += cases_or_error(estimator_class, label=f"{name}()", params={})
    return found


def cases_or_error(estimator_class: type, *, label: str, params: dict[str, Any]) -> list[Case]:
    """The cases of one estimator; if they cannot even be listed, one case that says why."""
    try:
        return adapter.cases(estimator_class, label=label, params=params)
    except Exception as error:

        def check_can_be_listed(label: str, estimator: object, error: Exception = error) -> None:
            raise error

        return [Case(label, None, partial(check_can_be_listed, label))]


def as_parameter(case: Case) -> Any:
    """The case with its id, its mark if it is slow, and its mark if it is expected to fail."""
    marks = [pytest.mark.slow] if case.label.endswith("()") else []
    expected = EXPECTED_FAILURES.get(case.label.removesuffix("()"), {})
    check = case.check_name + case.variant
    reason = expected.get(check, expected.get(case.check_name))
    if reason is not None:
        marks.append(pytest.mark.xfail(reason=reason, strict=True))
    return pytest.param(case, marks=marks, id=f"{case.label}-{check}")


@pytest.mark.parametrize("case", [as_parameter(case) for case in all_cases()])
def test_estimator_passes_sklearns_check(case: Case) -> None:
    try:
        adapter.run(case)
    except SkipTest as reason:
        pytest.skip(str(reason))


def test_every_expected_failure_names_a_check_that_is_run() -> None:
    run = {
        (case.label, check)
        for case in all_cases()
        for check in (case.check_name, case.check_name + case.variant)
    }
    listed = {(name, check) for name, checks in EXPECTED_FAILURES.items() for check in checks}
    assert listed <= run, f"never run: {sorted(listed - run)}"


# The machinery itself, on estimators made up for it.


@dataclass(slots=True)
class TargetTags:
    required: bool = False
    one_d_labels: bool = False
    two_d_labels: bool = False
    positive_only: bool = False
    multi_output: bool = False
    single_output: bool = True


@dataclass(slots=True)
class InputTags:
    one_d_array: bool = False
    two_d_array: bool = True
    three_d_array: bool = False
    sparse: bool = False
    categorical: bool = False
    string: bool = False
    dict: bool = False
    positive_only: bool = False
    allow_nan: bool = False
    pairwise: bool = False


@dataclass(slots=True)
class Tags:
    estimator_type: str | None = None
    target_tags: TargetTags = field(default_factory=TargetTags)
    transformer_tags: None = None
    classifier_tags: None = None
    regressor_tags: None = None
    array_api_support: bool = False
    no_validation: bool = False
    non_deterministic: bool = False
    requires_fit: bool = True
    _skip_test: bool = False
    input_tags: InputTags = field(default_factory=InputTags)


class Centering:
    """Learns the mean; knows nothing of scikit-learn."""

    def __init__(self, shift: float = 0.0) -> None:
        self.shift = shift

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        return {name: getattr(self, name) for name in inspect.signature(type(self)).parameters}

    def set_params(self, **params: Any) -> Self:
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def fit(self, X: Any, y: object = None) -> Self:
        self.mean_ = np.mean(X, axis=0) + self.shift
        return self

    def __sklearn_tags__(self) -> Tags:
        return Tags()


class Overwriting(Centering):
    """Overwrites its parameter in fit."""

    def fit(self, X: Any, y: object = None) -> Self:
        self.shift = 1.0
        return super().fit(X)


def outcomes(estimator_class: type) -> dict[str, str]:
    """What each check finds: "" or the error's text."""
    found = {}
    for case in adapter.cases(estimator_class, label="made up", params={}):
        try:
            adapter.run(case)
        except SkipTest:
            continue
        except Exception as error:
            found[case.check_name] = str(error) or type(error).__name__
        else:
            found[case.check_name] = ""
    return found


def test_checks_pass_that_need_the_translated_tags_and_our_class_by_name() -> None:
    found = outcomes(Centering)
    assert found["check_valid_tag_types"] == ""
    assert found["check_estimators_pickle"] == ""
    assert found["check_estimator_cloneable"] == ""
    assert found["check_estimators_overwrite_params"] == ""


def test_a_fault_is_found_by_the_check_made_for_it() -> None:
    assert "should not change or mutate" in outcomes(Overwriting)["check_estimators_overwrite_params"]


def test_a_missing_check_of_the_input_is_found() -> None:
    assert "doesn't check for NaN and inf" in outcomes(Centering)["check_estimators_nan_inf"]


def test_the_class_is_as_before_once_the_checks_are_over() -> None:
    own = Centering.__sklearn_tags__
    adapter.cases(Centering, label="made up", params={})
    assert Centering.__sklearn_tags__ is own
    assert isinstance(Centering().__sklearn_tags__(), Tags)


class Untagged(Centering):
    """Cannot say what it is."""

    def __sklearn_tags__(self) -> Tags:
        raise AttributeError("no tags")


def test_an_estimator_whose_checks_cannot_be_listed_is_one_failing_case() -> None:
    (case,) = cases_or_error(Untagged, label="Untagged", params={})
    with pytest.raises(AttributeError, match="no tags"):
        adapter.run(case)


@pytest.mark.parametrize("area", adapter.AREAS)
def test_an_area_that_is_written_can_be_imported(area: str) -> None:
    adapter.area_module(area)


def test_an_area_not_written_yet_is_passed_over() -> None:
    assert adapter.area_module("no_such_area") is None
