"""From which degree on does it overfit?                                   level 2 · about 3 minutes

Polynomials of the degrees 1 to 8 were fitted by least squares to the same training samples. The table shows
the root mean squared error of each on the training set and on a validation set. Which degree would you
choose: the smallest one with the least error on the validation set?

The data
  row  degree  training  validation
    0       1      1.37       1.687
    1       2     0.391       0.532
    2       3     0.353       0.607
    3       4     0.345        0.64
    4       5     0.295       0.753
    5       6     0.295       0.752
    6       7     0.292       0.858
    7       8     0.264       1.004


The same as a picture: first_overfit_degree.svg

Answer with the degree, an int: write it below, in the form ANSWER = 0.
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/first_overfit_degree.py
"""

ANSWER = None
