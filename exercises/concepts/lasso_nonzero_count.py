r"""How many features does the lasso keep?                                  level 2 · about 4 minutes

The lasso below is fitted with an intercept to the samples X and their targets y. It minimizes
$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \lambda \sum_j |w_j|.$$
The columns of X are orthogonal to each other, have mean 0, and their entries are 1 or -1. How many
coefficients $w_j$ are not 0 at the penalty `lam`?

The data
  row  X[:, 0]  X[:, 1]  X[:, 2]  X[:, 3]  X[:, 4]  X[:, 5]     y
    0        1        1        1        1        1        1    -1
    1        1       -1        1       -1       -1       -1     0
    2       -1        1       -1        1       -1       -1  -0.5
    3       -1       -1       -1       -1        1        1  -1.5
    4        1        1       -1       -1        1       -1    -4
    5        1       -1       -1        1       -1        1  -3.5
    6       -1        1        1       -1       -1        1  -4.5
    7       -1       -1        1        1        1       -1   7.5

  lam = 1.25

Answer with an int: write it below, in the form ANSWER = 6.
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/lasso_nonzero_count.py
"""

ANSWER = None
