"""What does the learning curve say?                                       level 2 · about 3 minutes

A classifier of the single nearest neighbor, or of many, was trained on more and more samples. The table
shows its error on the samples it was trained on, and on a validation set that it has not seen. Judge the
last row by this rule: if the gap between the two errors is above 0.2, it is "high variance"; otherwise, if
the training error is above 0.2, it is "high bias"; otherwise, if the validation error is below the training
error by more than 0.1, something has leaked, "leak"; and otherwise it is "adequate".

The data
  row  samples  training  validation
    0       25      0.48       0.533
    1       30     0.433       0.467
    2       40     0.475       0.467
    3       50      0.38       0.533
    4       60      0.35       0.483


The same as a picture: diagnose_curve.svg

Answer with "high bias", "high variance", "leak" or "adequate": write it below, in the form ANSWER =
'leak'.
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/diagnose_curve.py
"""

ANSWER = None
