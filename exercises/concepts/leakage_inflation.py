"""Which estimate is too good to be true?                                  level 3 · about 5 minutes

Fifty samples have 200 features that have nothing to do with their labels, 0 and 1. Three pipelines estimate
the error of the same classifier, a vote of the five nearest neighbors, by cross-validation over five folds.
Each of them standardizes the features and selects the eight features with the strongest correlation to the
labels. They differ in the samples that these steps look at: all of them, before the folds are made, or only
the training samples of each fold. The table shows how many samples each fold tested, and how many of those
each pipeline predicted wrongly.

One of the three estimates is far too low. Which one, and by how many percentage points does it lie below the
estimate of the pipeline that looks at training samples only?

The data
  first = standardizes on all samples, selects on the training samples
  second = selects on all samples, standardizes on the training samples
  third = selects and standardizes on the training samples

  row  tested  wrong_first  wrong_second  wrong_third
    0      10            5             3            4
    1      10            6             1            6
    2      10            3             0            3
    3      10            6             3            6
    4      10            3             1            3


Answer with the name of the pipeline and a whole number of percentage points: write it below, in the
form ANSWER = ('first', 0).
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/leakage_inflation.py
"""

ANSWER = None
