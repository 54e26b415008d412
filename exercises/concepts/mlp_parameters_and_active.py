"""Count parameters and active units                                       level 1 · about 4 minutes

A network has one hidden layer with ReLU units, whose weights `W1` and biases `b1` stand below, and a dense
output layer with `n_outputs` units. How many parameters does the whole network have, and how many hidden
units are active, that is, have an output above 0, for the input x?

The data
  row  W1[:, 0]  W1[:, 1]  W1[:, 2]  W1[:, 3]  W1[:, 4]  W1[:, 5]  W1[:, 6]
    0       0.5      -0.5      -1.5      -1.5       0.5       1.5         1
    1      -0.5        -2      -1.5        -1         1         0         2

  row    b1
    0   0.5
    1     2
    2    -1
    3  -0.5
    4     2
    5     0
    6  -1.5

  row    x
    0    0
    1  0.5

  n_outputs = 2

Answer with two ints: the number of parameters and the number of active units: write it below, in
the form ANSWER = (10, 0).
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/mlp_parameters_and_active.py
"""

ANSWER = None
