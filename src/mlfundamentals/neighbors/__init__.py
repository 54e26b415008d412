"""Nearest neighbors: searches, votes and means of the nearest, tables of distances.

Exact: the neighbors are those of sorting all points by (distance, index), distances in float64.
"""

from mlfundamentals.neighbors._classification import KNeighborsClassifier
from mlfundamentals.neighbors._pairwise import pairwise_distances
from mlfundamentals.neighbors._ranking import Neighbors
from mlfundamentals.neighbors._regression import KNeighborsRegressor
from mlfundamentals.neighbors._search import kneighbors
from mlfundamentals.neighbors._unsupervised import NearestNeighbors

__all__ = [
    "KNeighborsClassifier",
    "KNeighborsRegressor",
    "NearestNeighbors",
    "Neighbors",
    "kneighbors",
    "pairwise_distances",
]
