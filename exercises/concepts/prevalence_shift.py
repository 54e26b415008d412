"""More negatives, the same classifier                                     level 2 · about 4 minutes

The confusion matrix below was counted on a test set; rows are true classes, columns predicted ones, negative
first. The classifier is now used where there are ten times as many negatives, with the same positives, and
it makes its mistakes at the same rates within each class. Which of the measures precision, recall,
specificity and accuracy change by more than 0.001?

The data
  row  confusion[:, 0]  confusion[:, 1]
    0              162               18
    1                0               70


Answer with the names of the measures that change, in any order: write it below, in the form ANSWER
= ('recall',).
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/prevalence_shift.py
"""

ANSWER = None
