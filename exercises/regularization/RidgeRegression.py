r"""A ridge regression model                                               level 3 · about 15 minutes

Write a class that fits ridge regression with an intercept $b$, which is not penalized, and predicts. Fitting
minimizes over $w$ and $b$

$$\frac{1}{2n} \sum_i (y_i - b - x_i \cdot w)^2 + \frac{\lambda}{2} \sum_j w_j^2,$$

which has its minimum at

$$w = (X_c^\top X_c + n \lambda I)^{-1} X_c^\top (y - \bar y), \qquad b = \bar y - \bar x \cdot w,$$

where $X_c$ is $X$ with its column means taken away, and $\bar x$ and $\bar y$ are the means. The prediction
for a sample $x$ is $b + x \cdot w$.

Every case makes a model and fits it to X and y, predicts X_new and reads `coef` and `intercept`; then it fits
the same model to X_again and y_again, predicts X_last and reads both again. A second model, made with
lam_of_another and fitted to X_again and y_again in between, changes nothing.

What is judged
  - After `fit` the model has the attributes `coef` ($w$, an array with a number for every column)
    and `intercept` ($b$, a Python or NumPy float).
  - The objective is the one above, its squares divided by 2n; the intercept is not penalized.
  - `fit` returns the model itself; what it returns is not judged.
  - A second `fit` forgets the first one, also where it has another number of columns, and leaves
    the array that was read as `coef` before as it is. It uses the `lam` that the model was made
    with.
  - `predict` may be called again and again and changes nothing; no rows give an empty array of
    floats.
  - lam < 0 raises ValueError before anything is predicted: in the constructor, in `fit` or in
    `predict`.
  - `predict` before `fit` is not judged.
  - `fit` gets at least one row and one column; there may be more columns than rows. A constant
    column has the coefficient 0. With lam = 0 there always is an inverse: no column is constant or
    depends on others.
  - The call leaves X, y, X_new, X_again, y_again and X_last unchanged.
  - X, y, X_new, X_again, y_again, X_last, lam and lam_of_another may come as integers (int64 in
    arrays); the result is the same, in floats.
  - Where no rule says otherwise, inputs are legal and of ordinary size: no NaN, no overflow.
  - Floats are compared with a tolerance that rounding in any sound formula stays below.
  - What a method has returned stays as it is when other methods are called.
  - Allowed: NumPy and the standard library.

Check yourself:  mlf grade exercises/regularization/RidgeRegression.py
"""

import numpy as np


class RidgeRegression:
    """Linear regression whose coefficients are penalized by the sum of their squares.

    >>> model = RidgeRegression(1.0)
    >>> other = RidgeRegression()
    >>> _ = model.fit(np.array([[0.0], [2.0], [4.0]]), np.array([1.0, 2.0, 6.0]))
    >>> model.predict(np.array([[5.0]]))
    array([5.72727273])
    >>> _ = other.fit(np.array([[1.0], [-1.0]]), np.array([1.0, 2.0]))
    >>> model.coef
    array([0.90909091])
    >>> model.intercept
    np.float64(1.1818181818181819)
    >>> _ = model.fit(np.array([[1.0], [-1.0]]), np.array([1.0, 2.0]))
    >>> model.predict(np.array([[1.0], [8.0]]))
    array([ 1.25, -0.5 ])
    >>> model.coef
    array([-0.25])
    >>> model.intercept
    np.float64(1.5)
    """

    def __init__(self, lam: float = 1.0) -> None:
        """Prepare a model.

        lam : float  how strongly coefficients are penalized, lam >= 0

        Raises ValueError when lam < 0, unless fit or predict does.
        """
        raise NotImplementedError

    def fit(self, X: np.ndarray, y: np.ndarray) -> "RidgeRegression":
        """Find the coefficients and the intercept.

        X : float array (n, d)  the samples
        y : float array (n,)    the target of every sample

        Returns a "RidgeRegression": the model itself.
        """
        raise NotImplementedError

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Predict the target of every sample.

        X : float array (m, d)  samples with the columns of those given to fit

        Returns a float array (m,): the predictions.
        """
        raise NotImplementedError
