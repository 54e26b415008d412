"""The rewriting of imports and the rule for leaving out, on made-up sources."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.compat.rewriting import left_out, public_path, rewritten

OFFER = {
    "cluster": frozenset({"KMeans"}),
    "metrics": frozenset({"silhouette_score"}),
    "neighbors": frozenset({"pairwise_distances", "KNeighborsClassifier"}),
    "preprocessing": frozenset({"SimpleImputer"}),
    "exceptions": frozenset({"NotFittedError"}),
}


def rewrite(source: str) -> str:
    return rewritten(dedent(source), OFFER).strip()


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("from sklearn.cluster import KMeans", "from mlfundamentals.cluster import KMeans"),
        ("from sklearn.cluster import KMeans as K", "from mlfundamentals.cluster import KMeans as K"),
        (
            "from sklearn.cluster import DBSCAN, KMeans",
            "from sklearn.cluster import DBSCAN\nfrom mlfundamentals.cluster import KMeans",
        ),
        ("from sklearn.cluster import DBSCAN", "from sklearn.cluster import DBSCAN"),
        (
            "from sklearn.impute import SimpleImputer",
            "from mlfundamentals.preprocessing import SimpleImputer",
        ),
        (
            "from sklearn.metrics.pairwise import pairwise_distances",
            "from mlfundamentals.neighbors import pairwise_distances",
        ),
        (
            "from sklearn.cluster._kmeans import KMeans, _labels_inertia",
            "from sklearn.cluster._kmeans import _labels_inertia\nfrom mlfundamentals.cluster import KMeans",
        ),
        (
            "from sklearn.exceptions import NotFittedError",
            "from mlfundamentals.exceptions import NotFittedError",
        ),
        (
            "def test():\n    from sklearn.cluster import KMeans",
            "def test():\n    from mlfundamentals.cluster import KMeans",
        ),
        (
            "from sklearn import cluster\nx = cluster.KMeans(3)\ny = cluster.DBSCAN()",
            "import mlfundamentals.cluster as _our_cluster\n"
            "from sklearn import cluster\nx = _our_cluster.KMeans(3)\ny = cluster.DBSCAN()",
        ),
        (
            "import sklearn.cluster\nsklearn.cluster.KMeans",
            "import mlfundamentals.cluster as _our_cluster\nimport sklearn.cluster\n_our_cluster.KMeans",
        ),
        (
            "import sklearn.cluster as c\nc.KMeans",
            "import mlfundamentals.cluster as _our_cluster\nimport sklearn.cluster as c\n_our_cluster.KMeans",
        ),
        ("import numpy as np\nnp.cluster.KMeans", "import numpy as np\nnp.cluster.KMeans"),
    ],
)
def test_an_import_is_ours_where_we_offer_the_name(theirs: str, ours: str) -> None:
    assert rewrite(theirs) == ours


def test_a_future_import_stays_first() -> None:
    source = "from __future__ import annotations\nfrom sklearn import cluster\ncluster.KMeans"
    assert rewrite(source).startswith("from __future__ import annotations\nimport mlfundamentals.cluster")


SOURCE = """
    import pytest
    from sklearn import cluster, metrics
    from sklearn.cluster import DBSCAN, KMeans
    from sklearn.cluster._kmeans import _labels_inertia
    from sklearn.cluster._kmeans import k_means as through_a_private_module
    from sklearn.cluster._optics import compute_optics_graph, min_max
    from sklearn.metrics import silhouette_score
    from sklearn.exceptions import NotFittedError
    from sklearn.utils._testing import assert_allclose
    from sklearn.utils.estimator_checks import _NotAnArray

    MODELS = [KMeans(), DBSCAN()]
    INERTIA = _labels_inertia

    def helper(model): return deeper(model)
    def deeper(model): return INERTIA(model)

    @pytest.fixture
    def fitted(): return KMeans().fit([[1.0]])

    @pytest.fixture
    def private(): return deeper(1)
"""


def rule(test: str) -> str | None:
    """The rule by which the made-up file leaves out its one test, seen from the area cluster."""
    found = left_out(dedent(SOURCE) + dedent(test), OFFER, ["cluster"])
    return found["test_it"][0] if found else None


@pytest.mark.parametrize(
    "test",
    [
        "def test_it(): KMeans()",
        "def test_it(): cluster.KMeans()",
        "def test_it(): assert_allclose(KMeans(), _NotAnArray)",
        "def test_it(): through_a_private_module(KMeans())",
        "@pytest.mark.parametrize('model', MODELS)\ndef test_it(model): model.fit()",
        "def test_it(fitted): fitted.predict()",
        "def test_it():\n    self = KMeans()\n    self._own",
        "def test_it(): KMeans().__sklearn_tags__()",
    ],
)
def test_a_test_of_public_names_of_ours_is_kept(test: str) -> None:
    assert rule(test) is None


@pytest.mark.parametrize(
    "test",
    [
        "def test_it(): KMeans(_labels_inertia)",
        "def test_it(): helper(KMeans())",
        "def test_it(private): KMeans()",
        "def test_it(): KMeans()._n_init",
        "def test_it(): KMeans._n_init",
        "def test_it(): getattr(KMeans(), '_n_init')",
        "def test_it(): cluster._kmeans.KMeans().other",
        "def test_it(): mock(KMeans, 'sklearn.cluster._kmeans._labels')",
        "def test_it(): min_max(KMeans())",
        "def test_it():\n    from sklearn.cluster._x import _y\n    KMeans(_y)",
        "@pytest.mark.parametrize('f', [_labels_inertia])\ndef test_it(f): KMeans()",
    ],
)
def test_a_test_that_reaches_for_something_private_is_left_out(test: str) -> None:
    assert rule(test) == "private"


@pytest.mark.parametrize(
    "test",
    [
        "def test_it(): DBSCAN()",
        "def test_it(): cluster.DBSCAN()",
        "def test_it(): raise NotFittedError",
        "def test_it(): silhouette_score(DBSCAN())",
    ],
)
def test_a_test_of_nothing_of_ours_in_its_area_is_left_out(test: str) -> None:
    assert rule(test) == "not ours"


def test_a_method_of_a_test_class_is_judged_by_itself() -> None:
    source = dedent(SOURCE) + dedent("""
        class TestIt:
            def test_ours(self): KMeans()
            def test_theirs(self): DBSCAN()
    """)
    assert left_out(source, OFFER, ["cluster"]) == {"TestIt.test_theirs": ("not ours", "")}


@pytest.mark.parametrize(
    ("path", "public"),
    [
        ("sklearn.metrics._dist_metrics.DistanceMetric", "sklearn.metrics.DistanceMetric"),
        (
            "sklearn.metrics._dist_metrics.DistanceMetric.get_metric",
            "sklearn.metrics.DistanceMetric.get_metric",
        ),
        ("sklearn.metrics._ranking.auc.some", "sklearn.metrics.auc.some"),
        ("sklearn.linear_model.Ridge._x.y", "sklearn.linear_model.Ridge._x.y"),
        ("sklearn.cluster._kmeans._labels_inertia", "sklearn.cluster._kmeans._labels_inertia"),
        ("sklearn.metrics.cluster._supervised.rand_score", "sklearn.metrics.cluster.rand_score"),
        ("sklearn.utils._testing.assert_allclose", "sklearn.utils._testing.assert_allclose"),
        ("numpy._core.umath", "numpy._core.umath"),
        ("sklearn._loss.HalfMultinomialLoss", "sklearn._loss.HalfMultinomialLoss"),
    ],
)
def test_a_name_is_public_if_a_public_module_has_it(path: str, public: str) -> None:
    assert public_path(path) == public
