"""k-means clustering: the estimators KMeans and MiniBatchKMeans, and the functions beneath them."""

from mlfundamentals.cluster._functions import k_means, kmeans_plusplus
from mlfundamentals.cluster._kmeans import KMeans
from mlfundamentals.cluster._lloyd import LloydState, lloyd, lloyd_init, lloyd_step
from mlfundamentals.cluster._minibatch import MiniBatchState, minibatch_init, minibatch_step
from mlfundamentals.cluster._minibatch_kmeans import MiniBatchKMeans
from mlfundamentals.cluster._result import KMeansResult, Stop

__all__ = [
    "KMeans",
    "KMeansResult",
    "LloydState",
    "MiniBatchKMeans",
    "MiniBatchState",
    "Stop",
    "k_means",
    "kmeans_plusplus",
    "lloyd",
    "lloyd_init",
    "lloyd_step",
    "minibatch_init",
    "minibatch_step",
]
