"""The network that tells numbers."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import Constraints, Options
from mlfundamentals._core.estimator import RegressorMixin, r2
from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_target
from mlfundamentals.neural_network._network import Network
from mlfundamentals.neural_network._settings import SHARED


class MLPRegressor(RegressorMixin, Network):
    """A multi-layer perceptron that minimizes the squared error or the Poisson deviance.

    Parameters:
        loss: "squared_error", or "poisson" for y >= 0, whose predictions are exp of the scores.
        hidden_layer_sizes: units of each hidden layer; one number for one layer.
        activation: of the hidden layers: "identity", "logistic", "tanh" or "relu".
        solver: "adam" or "sgd" (by mini-batches), or "lbfgs" (on all samples at once).
        alpha: strength of the L2 penalty on the weights.
        batch_size: samples a batch; "auto" is 200, or all if there are fewer.
        learning_rate: for "sgd": "constant"; "invscaling", learning_rate_init / (samples seen + 1)**power_t;
            "adaptive", divided by 5 when nothing is gained, until it is 1e-6.
        learning_rate_init: the learning rate at the start, for "sgd" and "adam".
        power_t: see learning_rate.
        max_iter: most epochs; with "lbfgs", most iterations.
        shuffle: whether each epoch takes the samples in a new order.
        random_state: seed or generator of first weights, samples held out, shuffles and dropout; an int draws
            what it draws in scikit-learn.
        tol: training ends when the loss (with early_stopping, the score) gained less than tol in
            n_iter_no_change epochs running; "lbfgs" ends when no entry of the gradient exceeds it.
        verbose: whether to print each epoch.
        warm_start: whether `fit` goes on from the last fit.
        momentum, nesterovs_momentum: for "sgd", see `SGD`.
        early_stopping: whether to hold samples out, watch their score, and keep the weights of the best
            epoch.
        validation_fraction: the share held out.
        beta_1, beta_2, epsilon: for "adam", see `Adam`.
        n_iter_no_change: see tol.
        max_fun: for "lbfgs", most evaluations of the loss.
        l1: strength of an L1 penalty on the weights, for "adam" and "sgd"; scikit-learn has none.
        dropout: share of the hidden units that each batch goes without, for "adam" and "sgd"; scikit-learn
            has none.

    Attributes:
        coefs_, intercepts_: weights (fan_in, fan_out) and biases (fan_out,) of each layer, in X's dtype.
        loss_: the last epoch's loss; loss_curve_: of all epochs; best_loss_: the smallest of them, None with
            early_stopping.
        validation_scores_, best_validation_score_: of the samples held out; None without early_stopping.
        n_iter_: epochs or iterations; t_: samples seen; n_layers_: layers, with the input; n_outputs_;
        out_activation_: "identity" or "exp"; n_features_in_, feature_names_in_: what `fit` saw.

    Source: [rumelhart1986], [kingma2015], [glorot2010], [srivastava2014].

    >>> X, y = [[0.0], [1.0], [2.0], [3.0]], [0.0, 1.0, 4.0, 9.0]
    >>> model = MLPRegressor(hidden_layer_sizes=20, solver="lbfgs", random_state=0, tol=1e-6, max_iter=1000)
    >>> model.fit(X, y).predict([[1.0], [2.0]]).round(1)
    array([1., 4.])
    """

    _constraints: ClassVar[Constraints] = {**SHARED, "loss": [Options("squared_error", "poisson")]}

    def __init__(
        self,
        loss: str = "squared_error",
        hidden_layer_sizes: Any = (100,),
        activation: str = "relu",
        *,
        solver: str = "adam",
        alpha: float = 0.0001,
        batch_size: Any = "auto",
        learning_rate: str = "constant",
        learning_rate_init: float = 0.001,
        power_t: float = 0.5,
        max_iter: int = 200,
        shuffle: bool = True,
        random_state: Any = None,
        tol: float = 1e-4,
        verbose: Any = False,
        warm_start: bool = False,
        momentum: float = 0.9,
        nesterovs_momentum: bool = True,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-8,
        n_iter_no_change: float = 10,
        max_fun: int = 15000,
        l1: float = 0.0,
        dropout: float = 0.0,
    ) -> None:
        self.loss = loss
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.solver = solver
        self.alpha = alpha
        self.batch_size = batch_size
        self.learning_rate = learning_rate
        self.learning_rate_init = learning_rate_init
        self.power_t = power_t
        self.max_iter = max_iter
        self.shuffle = shuffle
        self.random_state = random_state
        self.tol = tol
        self.verbose = verbose
        self.warm_start = warm_start
        self.momentum = momentum
        self.nesterovs_momentum = nesterovs_momentum
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.n_iter_no_change = n_iter_no_change
        self.max_fun = max_fun
        self.l1 = l1
        self.dropout = dropout

    def predict(self, X: Any) -> FloatArray:
        """Predictions (n_samples,), or (n_samples, n_outputs) for several outputs."""
        output = self._outputs_for(X)
        return output.ravel() if output.shape[1] == 1 else output

    def _partial_fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Train for one epoch."""
        return self._fit(X, y, sample_weight, incremental=True)

    def _check_y(self, y: Any, X: NDArray[Any], *, carry_on: bool) -> NDArray[Any]:
        target = check_target(y, len(X), numeric=True, multi_output=True, estimator=type(self).__name__)
        if target.ndim == 2 and target.shape[1] == 1:
            message = (
                "A column-vector y was passed when a 1d array was expected. Please change the shape of y to"
            )
            words = f"{message} (n_samples,), for example using ravel()."
            warnings.warn(words, DataConversionWarning, stacklevel=4)
        if self.loss == "poisson" and (target < 0).any():
            raise ValueError("loss='poisson' needs y >= 0, but y has negative values. Use 'squared_error'.")
        return target.reshape(len(target), -1).astype(X.dtype, copy=False)

    def _loss_name(self) -> str:
        return self.loss

    def _held_out_score(self, output: FloatArray, y: NDArray[Any], weights: FloatArray | None) -> float:
        if not np.isfinite(output).all():
            return float("nan")
        return r2(y.astype(np.float64), output.astype(np.float64), weights)
