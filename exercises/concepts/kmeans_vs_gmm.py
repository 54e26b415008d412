r"""Which points change sides?                                              level 3 · about 6 minutes

The points x on a line were put into two groups twice: by k-means, whose centroids stand in the table, and by
a mixture of two Gaussians, which EM fitted starting from the groups of k-means. Row 0 of `centroids`,
`weights`, `means` and `variances` is about group 0, row 1 about group 1. K-means puts a point into the group
of the nearest centroid. The mixture puts it into the group k for which

$$\frac{\mathrm{weight}_k}{\sqrt{\mathrm{variance}_k}} \, \exp\left(-\frac{(x - \mathrm{mean}_k)^2}{2 \,
\mathrm{variance}_k}\right)$$

is larger. How many of the points does the mixture put into another group than k-means?

The data
  row      x
    0  -3.41
    1  -0.81
    2  -0.62
    3  -0.26
    4  -0.18
    5  -0.08
    6   0.07
    7   0.26
    8   0.43
    9   0.66
   10   0.93
   11   1.09
   12   1.98
   13   3.76
   14   5.11
   15  10.36

  row  centroids  weights  means  variances
    0          0     0.66    0.2       0.45
    1       6.41     0.34   3.11      19.73


Answer with an int: write it below, in the form ANSWER = 16.
The line is read, not run: no code, no arithmetic.

Check yourself:  mlf grade exercises/concepts/kmeans_vs_gmm.py
"""

ANSWER = None
