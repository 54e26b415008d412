"""Number clusters in the order of their first appearance.

Two clusterings may be the same although their labels differ, since the names of clusters are arbitrary. To
compare them, rename the clusters: the cluster of the first sample becomes 0, the next cluster that appears
becomes 1, and so on. Clusterings that group the samples alike then have the same labels.

What is judged
- Samples share a new label exactly when they shared an old one.
- The new labels are 0, 1, 2, ... in the order in which the clusters first appear.
- Old labels are any integers: negative, with gaps between them, in any order.
- No labels give an empty array of integers.
"""

import numpy as np
from hypothesis import strategies as st
from jaxtyping import Int

from mlfundamentals.questions import Question, draws, edge, exact
from mlfundamentals.questions.inputs import integers


def canonical_labels(labels: Int[np.ndarray, "n"]) -> Int[np.ndarray, "n"]:
    """Rename clusters to 0, 1, 2, ... in the order of their first appearance.

    labels: the cluster of each sample, any integers

    Returns the new label of each sample.
    """
    new = {}
    for label in labels.tolist():
        if label not in new:
            new[label] = len(new)
    return np.array([new[label] for label in labels.tolist()], dtype=np.int64)


def labelings(low, high, longest=8):
    return st.integers(1, longest).flatmap(lambda n: integers(n, low, high)).map(lambda labels: (labels,))


def medium(seed):
    return (np.random.default_rng(seed).integers(0, 9, size=40),)


question = Question(
    canonical_labels,
    level=2,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("labels from 0", labelings(0, 3)),
        edge(
            "negative labels",
            (np.array([-1, 0, -1]),),
            (np.array([0, -1, -1, 1]),),
            strategy=labelings(-3, -1),
        ),
        edge(
            "gaps between labels",
            (np.array([7, 7, 2, 90]),),
            (np.array([10**12, 5, 10**12, 0]),),
            strategy=labelings(10, 99, 5),
        ),
        edge("cluster that comes back", (np.array([1, 0, 1]),), (np.array([2, 2, 0, 2, 1, 0]),)),
        edge("already canonical", (np.array([0, 1, 2]),), (np.array([0, 0, 1, 0, 2, 1]),)),
        edge("one cluster", (np.array([4, 4, 4]),), (np.array([0]),)),
        edge("no labels", (np.array([], dtype=np.int64),)),
        draws("many samples", st.integers(0, 3).map(medium)),
    ],
    examples=[(np.array([7, -1, 7, 3, -1]),)],
)


@question.alternate("unique")
def _(labels):
    _, first, codes = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=int)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[codes]


@question.alternate("counts_what_came_before")
def _(labels):
    seen, out = [], np.zeros(len(labels), dtype=np.int32)
    for i, label in enumerate(labels):
        if label not in seen:
            seen.append(label)
        out[i] = seen.index(label)
    return out


@question.alternate("pairwise")
def _(labels):
    first = (labels[:, None] == labels[None, :]).argmax(axis=1) if labels.size else labels
    is_new = first == np.arange(len(labels))
    return np.cumsum(is_new)[first] - 1


@question.misconception("sorted_rank", hint="What decides your numbers, the value of a label or its place?")
def _(labels):
    """It numbers the clusters by the value of their old labels."""
    return np.unique(labels, return_inverse=True)[1]


@question.misconception("one_based", hint="Which label does the cluster of the first sample get?")
def _(labels):
    """The new labels count from 1 instead of 0."""
    new = {}
    return np.array([new.setdefault(label, len(new) + 1) for label in labels.tolist()], dtype=int)


@question.misconception("by_size", hint="Does it matter for the new label how many samples a cluster has?")
def _(labels):
    """It numbers the clusters by their size, the largest first."""
    values, first, codes, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(values), dtype=int)
    rank[order] = np.arange(len(values))
    return rank[codes]


@question.misconception("identity", hint="What does your code do with a first label that is not 0?")
def _(labels):
    """It returns the labels as they came."""
    return labels.copy()


@question.misconception(
    "shifted", hint="Does your first sample always get label 0, and can your labels have gaps?"
)
def _(labels):
    """It subtracts the smallest label, which keeps order and gaps."""
    return labels - labels.min() if labels.size else labels.copy()


@question.misconception(
    "first_index", hint="Which label does the second cluster get if it appears at the fifth sample?"
)
def _(labels):
    """It takes the index of a cluster's first sample for the new label, so labels are left out."""
    first = {}
    for i, label in enumerate(labels.tolist()):
        first.setdefault(label, i)
    return np.array([first[label] for label in labels.tolist()], dtype=int)


@question.misconception("by_run", hint="Have you met a label before if it comes back after another one?")
def _(labels):
    """It starts a new cluster whenever the label changes, also where an earlier cluster comes back."""
    return np.cumsum(np.diff(labels, prepend=labels[:1]) != 0)


@question.misconception(
    "renames_twice", hint="Once a 1 has become 0, can your code still tell it from an old 0?"
)
def _(labels):
    """It renames clusters one after another in the same array, and so some of them a second time."""
    out = labels.copy()
    for new, old in enumerate(dict.fromkeys(labels.tolist())):
        out[out == old] = new
    return out
