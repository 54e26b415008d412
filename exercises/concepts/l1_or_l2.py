"""Which of the two is the lasso?                                          level 1 · about 2 minutes

A lasso and a ridge regression were fitted to the same 40 samples of six features, with penalties of the same
strength relative to what each of them needs to come close to 0. Their coefficients stand below, as `first`
and `second`, in the same order of features; some of the features are correlated. Which one is the lasso?

The data
  row   first  second
    0   0.715   0.899
    1   0.737   0.603
    2    0.13       0
    3   0.285       0
    4  -0.065       0
    5  -0.036       0


Answer with "first" or "second": write it below, in the form ANSWER = 'neither'.
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/l1_or_l2.py
"""

ANSWER = None
