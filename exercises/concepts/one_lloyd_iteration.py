"""One step of k-means by hand                                             level 2 · about 4 minutes

The points X below are to be grouped around two centroids, `start`. Make one iteration of Lloyd's algorithm:
assign every point to its nearest centroid, then move each centroid to the mean of its points. Where does the
second centroid lie, the one that started as row 1 of `start`?

The data
  row  X[:, 0]  X[:, 1]
    0        0        6
    1        0       10
    2       11        4
    3        0       11
    4        5        1
    5        1       10
    6        0        4

  row  start[:, 0]  start[:, 1]
    0            0           10
    1            0            4


Answer with the two coordinates, rounded to 2 decimals: write it below, in the form ANSWER = (0.0,
0.0).
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/one_lloyd_iteration.py
"""

ANSWER = None
