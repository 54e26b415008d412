"""scikit-learn's own tests run against ours, held against the committed table of what fails and why."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
import sklearn

from tests.compat import page, suites
from tests.compat.reasons import function_of, kind_of, read_explanations, reason_of
from tests.compat.suites import Outcome, Suite

RENEW = "If this is as it should be: python -m tests.compat.suites {name} --renew"


@pytest.mark.slow
@pytest.mark.parametrize("name", suites.SUITES)
def test_sklearns_tests_come_out_as_the_table_says(name: str) -> None:
    expected = suites.read_expected()
    if expected["scikit-learn"] != sklearn.__version__:
        pytest.skip(f"the table is for scikit-learn {expected['scikit-learn']}, not {sklearn.__version__}")
    outcome = suites.run(suites.SUITES[name])
    if name not in expected["suites"] and not outcome.verdicts and not outcome.broken:
        pytest.skip(f"tests nothing of {suites.SUITES[name].areas} yet")
    table = expected["suites"].get(name) or suites.expectation(Outcome())
    if found := suites.differences(table, outcome):
        pytest.fail("\n".join([*found, RENEW.format(name=name)]), pytrace=False)


def test_the_table_and_the_reasons_know_no_other_suites() -> None:
    expected = suites.read_expected()["suites"]
    assert set(expected) <= set(suites.SUITES)
    assert set(read_explanations()) <= set(suites.SUITES)


def test_every_failure_has_a_reason_and_every_reason_a_failure() -> None:
    expected = suites.read_expected()["suites"]
    failing = {(name, function_of(test)) for name, own in expected.items() for test in own["failed"]}
    explained = {(name, function) for name, own in read_explanations().items() for function in own}
    assert failing == explained


def test_every_kind_is_explained_and_every_reason_one_sentence() -> None:
    explanations = [found for own in read_explanations().values() for found in own.values()]
    section = page.PAGE.read_text().partition("## Why the others fail")[2].partition("\n## ")[0]
    bold = set(re.findall(r"^- \*\*(\w+)\*\*", section, re.MULTILINE))
    assert {found.kind for found in explanations} == bold
    assert [found.why for found in explanations if not re.fullmatch(r"[^\n|]{20,240}\.", found.why)] == []


def test_the_page_holds_the_tables() -> None:
    text = page.PAGE.read_text()
    assert page.filled(text, suites.tables()) == text, "python -m tests.compat.suites --page"


def test_the_tables_are_printed_without_a_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert suites.main(["--explain"]) == 0
    assert capsys.readouterr().out == "\n\n".join(suites.tables().values()) + "\n"


# The machinery, on a made-up package and a made-up test file.

OURS = """
    class KMeans:
        def fit(self, X): return self
        def predict(self, X): return [0] * len(X)
        def score(self, X): raise NotImplementedError("no score")
    __all__ = ["KMeans"]
"""
TESTS = """
    import os, time
    import pytest
    from sklearn.cluster import DBSCAN, KMeans
    from sklearn.cluster._kmeans import _labels_inertia
    from sklearn.exceptions import NotFittedError
    from sklearn.linear_model import Ridge

    @pytest.mark.parametrize("model", [KMeans(), DBSCAN(eps=1.0)], ids=["ours", "theirs"])
    def test_fit(model): model.fit([[1.0], [2.0]])

    def test_private(): KMeans(_labels_inertia)
    def test_theirs(): DBSCAN()
    def test_fails(): assert KMeans().predict([1, 2]) == [0, 1]
    def test_misses(): KMeans().score([1])
    def test_skips():
        KMeans().fit([1])
        pytest.skip("not here")
    def test_seed(global_random_seed): KMeans().fit([global_random_seed])
    def test_takes_for_ever():
        KMeans().fit([1])
        time.sleep(60)
    def test_sklearn_raises_our_exception():
        KMeans().fit([1])
        with pytest.raises(NotFittedError):
            Ridge().predict([[1.0]])
"""


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of our name with one area, in place of the real one; the path of a test file for it."""
    package = tmp_path / "mlfundamentals"
    (package / "cluster").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "cluster" / "__init__.py").write_text(dedent(OURS))
    (package / "exceptions.py").write_text(
        "class NotFittedError(ValueError, AttributeError): pass\n"
        "class InvalidParameterError(ValueError, TypeError): pass\n"
        "__all__ = ['NotFittedError', 'InvalidParameterError']\n"
    )
    monkeypatch.setattr(suites, "OURS", package)
    monkeypatch.setattr(suites, "IMPORTED_FROM", (tmp_path, suites.ROOT))
    offer = {"cluster": frozenset({"KMeans"}), "exceptions": frozenset({"NotFittedError"})}
    monkeypatch.setattr(suites, "our_offer", lambda: offer)
    file = tmp_path / "test_made_up.py"
    file.write_text(dedent(TESTS))
    return file


def test_a_file_is_run_against_ours_and_added_up(made_up: Path) -> None:
    outcome = suites.run(Suite(str(made_up), ("cluster",)), test_timeout_s=1.0)
    assert outcome.broken == ""
    assert outcome.collected == 10
    assert outcome.left_out == {"private": 1, "not ours": 2}  # of these one case, known when it ran
    assert outcome.passed == 3
    assert outcome.skipped == {"not here": 1}
    assert {test: reason_of(test, error) for test, error in outcome.failed.items()} == {
        "test_fails": "assertion",
        "test_misses": "missing_feature",
        "test_takes_for_ever": "timeout",
    }


@pytest.mark.slow
@pytest.mark.parametrize("name", ["supervised", "unsupervised", "mlp"])
def test_scikit_learn_passes_its_own_tests_when_it_stands_in_for_us(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: neither the rewriting nor the exceptions put in place of scikit-learn's fail a test."""
    package = tmp_path / "mlfundamentals"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "metrics.py").write_text("from sklearn.metrics import *\n")
    (package / "neural_network.py").write_text("from sklearn.neural_network import *\n")
    (package / "exceptions.py").write_text("class ConvergenceWarning(UserWarning): pass\n")
    with (package / "exceptions.py").open("a") as file:
        file.write("class InvalidParameterError(ValueError, TypeError): pass\n")
        file.write("__all__ = ['ConvergenceWarning', 'InvalidParameterError']\n")
    monkeypatch.setattr(suites, "OURS", suites.THEIRS)
    monkeypatch.setattr(suites, "IMPORTED_FROM", (tmp_path, suites.ROOT))
    offer = {
        "metrics": frozenset({"adjusted_rand_score", "silhouette_score"}),
        "neural_network": frozenset({"MLPClassifier", "MLPRegressor"}),
        "exceptions": frozenset({"ConvergenceWarning"}),
    }
    monkeypatch.setattr(suites, "our_offer", lambda: offer)
    outcome = suites.run(suites.SUITES[name])
    assert outcome.broken == ""
    assert outcome.failed == {}
    assert outcome.passed > 10


def test_a_crash_is_a_failure_of_the_test_that_ran(made_up: Path) -> None:
    made_up.write_text(made_up.read_text() + "def test_last():\n    KMeans().fit([1])\n    os._exit(3)\n")
    outcome = suites.run(Suite(str(made_up), ("cluster",)), only="seed or last")
    assert outcome.passed == 1
    assert {test: reason_of(test, error) for test, error in outcome.failed.items()} == {"test_last": "crash"}


def test_a_file_that_cannot_be_collected_is_broken(made_up: Path) -> None:
    made_up.write_text("import no_such_module\n")
    assert "no_such_module" in suites.run(Suite(str(made_up), ("cluster",))).broken


def test_differences_name_new_and_gone_failures() -> None:
    before = Outcome(collected=3, left_out={"private": 1}, passed=1, failed={"test_old": "AssertionError"})
    after = Outcome(collected=3, left_out={"private": 1}, passed=1, failed={"test_new": "ValueError: sparse"})
    table = suites.expectation(before)
    assert suites.differences(table, before) == []
    assert suites.differences(table, after) == [
        "fails, not in the table: test_new: ValueError: sparse",
        "in the table, does not fail: test_old",
    ]


def test_renewing_writes_the_table_and_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suites, "EXPECTED", tmp_path / "expected.json")
    monkeypatch.setattr(page, "PAGE", tmp_path / "page.md")
    names = ("outcome", "failures")
    page.PAGE.write_text(
        "\n".join(f"<!-- {name}: x -->\n\n<!-- end of {name} -->" for name in names) + "\nrest"
    )
    failed = {"test_n_iter": "assert 1 == 2", "test_new[a]": "KeyError: 1", "test_new[b]": "KeyError: 1"}
    suites.renew({"ridge": Outcome(collected=8, left_out={"private": 4}, passed=1, failed=failed)})
    assert suites.read_expected()["suites"]["ridge"]["failed"] == sorted(failed)
    text = page.PAGE.read_text()
    assert (
        "| linear_model/test_ridge | 8 | 4 | 0 | 0 | 1 | 3 | 25.0 % | 12.5 % | unexplained 2, solver 1 |"
        in text
    )
    assert "| linear_model/test_ridge | test_new | 2 | unexplained | Not explained yet. |" in text
    assert text.endswith("\nrest")
    with pytest.raises(ValueError, match="no comments around a table 'failures'"):
        page.filled(text.replace("end of failures", ""), suites.tables())


def test_what_is_explained_is_not_guessed() -> None:
    explained = read_explanations()
    assert kind_of("ridge", "test_n_iter", "AssertionError: not equal", explained) == "solver"
    assert kind_of("ridge", "test_new[csr_array]", "AssertionError", explained) == "sparse"


@pytest.mark.parametrize(
    ("test", "error", "reason"),
    [
        ("test_fit[csr_matrix-42]", "TypeError: whatever", "sparse"),
        ("test_fit[csr_matrix-42]", "x.InvalidParameterError: the 'metric'", "parameter"),
        ("test_fit", "TypeError: Sparse data was passed for X", "sparse"),
        ("test_set_output[pandas]", "AttributeError: set_output", "dataframe_output"),
        ("test_fit", "AttributeError: 'KMeans' object has no attribute 'x_'", "missing_feature"),
        ("test_fit", "mlfundamentals._core.exceptions.InvalidParameterError: The 'p'", "parameter"),
        ("test_fit", "TypeError: f() got an unexpected keyword argument 'q'", "parameter"),
        ("test_fit", "AssertionError: Regex pattern did not match.\n Expected: 'a'", "message"),
        ("test_fit", "Failed: DID NOT RAISE ValueError", "no_error"),
        ("test_fit", "AssertionError: \nNot equal to tolerance rtol=1e-07, atol=0", "numeric"),
        ("test_fit", "KeyError: 1", "other"),
    ],
)
def test_a_failure_is_given_a_reason(test: str, error: str, reason: str) -> None:
    assert reason_of(test, error) == reason


def test_selecting_by_suite_or_area() -> None:
    assert set(suites.selected(["linear_model"])) == {"ridge", "coordinate_descent", "logistic"}
    assert set(suites.selected(["mlp", "k_means"])) == {"mlp", "k_means"}
    assert suites.selected([]) == suites.SUITES
    with pytest.raises(ValueError, match="no suite or area"):
        suites.selected(["nonsense"])
