"""Whether a non-negative square matrix can be scaled to a doubly stochastic one.

It can if and only if it has total support: each positive entry lies on a positive diagonal [sinkhorn1967].
Along one positive diagonal, found as a perfect matching of rows and columns, put columns in the order of
their rows; an entry (i, j) then lies on a positive diagonal exactly if rows i and j reach each other, that
is if they lie in one strongly connected component [dulmage1958].
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def check_total_support(K: NDArray[Any]) -> None:
    """Raise ValueError unless each positive entry of K (n, n) lies on a positive diagonal."""
    if K.min() > 0:
        return
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components, maximum_bipartite_matching

    graph = csr_array(K > 0)
    matched = maximum_bipartite_matching(graph, perm_type="column")
    if (matched < 0).any():
        raise ValueError(
            f"X has no positive diagonal: row {int(np.argmin(matched))} is left over, however rows and"
            " columns are paired along positive entries. No scaling is doubly stochastic. Add a small"
            " positive number to X, or give it more positive entries."
        )
    row_of = np.argsort(matched)
    i, j = graph.nonzero()
    permuted = csr_array((np.ones(len(i), dtype=np.int8), (i, row_of[j])), shape=K.shape)
    _, component = connected_components(permuted, directed=True, connection="strong")
    outside = component[i] != component[row_of[j]]
    if outside.any():
        first = int(outside.argmax())
        raise ValueError(
            f"X lacks total support: {int(outside.sum())} positive entries lie on no positive diagonal, the"
            f" first is X[{i[first]}, {j[first]}]. Scaling would drive them to 0 without end, and no scaling"
            " is doubly stochastic. Set them to 0, or add a small positive number to X."
        )
