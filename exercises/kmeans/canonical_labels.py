"""Number clusters in the order of their first appearance                  level 2 · about 6 minutes

Two clusterings may be the same although their labels differ, since the names of clusters are arbitrary. To
compare them, rename the clusters: the cluster of the first sample becomes 0, the next cluster that appears
becomes 1, and so on. Clusterings that group the samples alike then have the same labels.

What is judged
  - Samples share a new label exactly when they shared an old one.
  - The new labels are 0, 1, 2, ... in the order in which the clusters first appear.
  - Old labels are any integers: negative, with gaps between them, in any order.
  - No labels give an empty array of integers.
  - The call leaves labels unchanged.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/kmeans/canonical_labels.py
"""

import numpy as np


def canonical_labels(labels: np.ndarray) -> np.ndarray:
    """Rename clusters to 0, 1, 2, ... in the order of their first appearance.

    labels : int array (n,)  the cluster of each sample, any integers

    Returns an int array (n,): the new label of each sample.

    >>> canonical_labels(np.array([7, -1, 7, 3, -1]))
    array([0, 1, 0, 2, 1])
    """
    raise NotImplementedError
