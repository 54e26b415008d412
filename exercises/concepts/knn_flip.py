"""The vote of one, three and five neighbors                               level 1 · about 4 minutes

A classifier of the k nearest neighbors has learned the training points below, with their labels y. Which
label does it predict for the query point x when k is 1, when k is 3 and when k is 5? Distances are
Euclidean; each neighbor has one vote.

The data
  row  X[:, 0]  X[:, 1]  y
    0     -6.1     -5.5  0
    1    -11.8      5.5  1
    2     11.7     -2.3  0
    3      1.2     -2.6  1
    4     -1.9     -0.6  1
    5      1.7     -1.2  0
    6     -4.9      3.4  0
    7     -3.8     -3.9  0
    8      6.7      6.3  0

  row   x
    0  -2
    1  -1


Answer with three labels, for k = 1, 3 and 5 in this order: write it below, in the form ANSWER = (0,
0, 0).
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/knn_flip.py
"""

ANSWER = None
