"""Draw the pictures of the docs: `python docs/make_pictures.py` (needs the extra "plots")."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np

from mlfundamentals import plots
from mlfundamentals.cluster import kmeans_plusplus
from mlfundamentals.linear_model import lasso_path
from mlfundamentals.mixture import GaussianMixture
from mlfundamentals.model_selection import learning_curve
from mlfundamentals.neighbors import KNeighborsClassifier

FOLDER = Path(__file__).with_name("pictures")
CENTERS = np.array([[0.0, 0.0], [4.0, 1.0], [1.0, 4.0]])


def blobs(rng: np.random.Generator, n: int = 90, spread: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Three overlapping groups of points in the plane, and which group each point is of."""
    y = np.arange(n) % len(CENTERS)
    return CENTERS[y] + spread * rng.standard_normal((n, 2)), y


def save(name: str, drawn: Any) -> None:
    """Save the figure that axes belong to, or a figure itself."""
    figure = getattr(drawn, "figure", drawn)
    figure.savefig(FOLDER / f"{name}.png", dpi=80, metadata={"Software": None})


def main() -> None:
    """Draw all of them."""
    mpl.use("agg")
    FOLDER.mkdir(exist_ok=True)
    X, y = blobs(np.random.default_rng(0))
    save("decision_regions", plots.decision_regions(KNeighborsClassifier(5).fit(X, y), X, y))
    centers, _ = kmeans_plusplus(X, 3, random_state=7)
    save("kmeans_steps", plots.kmeans_steps(X, centers))
    save("mixture_ellipses", plots.mixture_ellipses(GaussianMixture(3, random_state=0).fit(X), X))
    rng = np.random.default_rng(1)
    A = rng.standard_normal((60, 8))
    target = A[:, :3] @ [3.0, -2.0, 1.0] + rng.standard_normal(60)
    alphas, coefs, _ = lasso_path(A, target)
    save("coefficient_path", plots.coefficient_path(alphas, coefs, names=[f"feature {i}" for i in range(8)]))
    X, y = blobs(np.random.default_rng(2), n=400, spread=1.6)
    curve = learning_curve(KNeighborsClassifier(1), X, y, train_sizes=np.linspace(0.1, 1, 8), cv=5)
    save("learning_curve", plots.learning_curve(*curve[:3], score="accuracy"))


if __name__ == "__main__":
    main()
