"""The network that tells classes."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.constraints import Constraints
from mlfundamentals._core.estimator import ClassifierMixin
from mlfundamentals._core.exceptions import DataConversionWarning
from mlfundamentals._core.labels import type_of_target
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_target
from mlfundamentals.neural_network._activations import activate, log_softmax
from mlfundamentals.neural_network._network import Network
from mlfundamentals.neural_network._settings import SHARED
from mlfundamentals.neural_network._targets import LabelCoder, label_coder, labels_of


class MLPClassifier(ClassifierMixin, Network):
    """A multi-layer perceptron that minimizes the log loss: softmax for several classes, the logistic
    function for two classes and for several labels a sample.

    Parameters:
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
        classes_: (n_classes,), ascending.
        coefs_, intercepts_: weights (fan_in, fan_out) and biases (fan_out,) of each layer, in X's dtype.
        loss_: the last epoch's loss; loss_curve_: of all epochs; best_loss_: the smallest of them, None with
            early_stopping.
        validation_scores_, best_validation_score_: of the samples held out; None without early_stopping.
        n_iter_: epochs or iterations; t_: samples seen; n_layers_: layers, with the input; n_outputs_;
        out_activation_: "softmax" or "logistic"; n_features_in_, feature_names_in_: what `fit` saw.

    Source: [rumelhart1986], [kingma2015], [glorot2010], [srivastava2014].

    >>> X, y = [[0.0], [1.0], [2.0], [3.0]], ["low", "low", "high", "high"]
    >>> model = MLPClassifier(5, solver="lbfgs", random_state=0).fit(X, y)
    >>> model.predict([[0.2], [2.8]]).tolist()
    ['low', 'high']
    """

    _constraints: ClassVar[Constraints] = SHARED
    loss = "log_loss"
    classes_: NDArray[Any]
    _coder: LabelCoder

    def __init__(
        self,
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

    def predict(self, X: Any) -> NDArray[Any]:
        """The most probable label of each row of X, (n_samples,); for several labels a sample, indicators
        (n_samples, n_labels) of those more probable than not."""
        output = self._outputs_for(X)
        return self._coder.decode(output)

    def predict_proba(self, X: Any) -> FloatArray:
        """Probabilities (n_samples, n_classes), in the order of classes_."""
        return self._probabilities(self._outputs_for(X))

    def predict_log_proba(self, X: Any) -> FloatArray:
        """Their logarithms; where a probability underflows to 0, finite all the same, from the scores."""
        scores = self._outputs_for(X, "identity")
        exact = log_softmax(scores) if self.out_activation_ == "softmax" else -np.logaddexp(0, -scores)
        if scores.shape[1] == 1:
            exact = np.hstack([-np.logaddexp(0, scores), exact])
        proba = self._probabilities(activate(scores, self.out_activation_))
        return np.log(proba, out=exact, where=proba >= np.finfo(proba.dtype).tiny)

    def _probabilities(self, output: FloatArray) -> FloatArray:
        """(n_samples, n_classes) from the network's output: with two classes it is of the second one."""
        return np.hstack([1 - output, output]) if output.shape[1] == 1 else output

    def _partial_fit(self, X: Any, y: Any, sample_weight: Any = None, classes: Any = None) -> Self:
        """Train for one epoch.

        classes: all labels there will ever be, for the first call; y need not hold all of them.
        """
        first = not hasattr(self, "classes_")
        if first and classes is None:
            raise ValueError("classes must be passed on the first call to partial_fit.")
        if classes is not None and not first and not np.array_equal(self.classes_, np.unique(classes)):
            raise ValueError(
                f"`classes={classes!r}` is not the same as on last call to partial_fit, was:"
                f" {self.classes_!r}"
            )
        if first:
            several = type_of_target(np.asarray(y)) == "multilabel-indicator"
            self._coder = label_coder(np.asarray(y) if several else np.asarray(classes))
            self.classes_ = np.unique(classes)
        return self._fit(X, y, sample_weight, incremental=True)

    def _check_y(self, y: Any, X: NDArray[Any], *, carry_on: bool) -> NDArray[Any]:
        labels = check_target(y, len(X), multi_output=True, estimator=type(self).__name__)
        if labels.ndim == 2 and labels.shape[1] == 1:
            message = (
                "A column-vector y was passed when a 1d array was expected. Please change the shape of y to"
            )
            words = f"{message} (n_samples,), for example using ravel()."
            warnings.warn(words, DataConversionWarning, stacklevel=4)
            labels = labels.ravel()
        if hasattr(self, "classes_") and carry_on:
            self._check_known(labels)
        else:
            self._coder = label_coder(labels)
            self.classes_ = self._coder.classes
        return self._coder.encode(labels)

    def _check_known(self, labels: NDArray[Any]) -> None:
        """Raise ValueError for classes that the first fit did not know."""
        found = labels_of(labels, self._coder.kind)
        if self.warm_start and set(found.tolist()) != set(self.classes_.tolist()):
            raise ValueError(
                "warm_start can only be used where `y` has the same classes as in the previous call to fit."
                f" Previously got {self.classes_}, `y` has {found}"
            )
        if not set(found.tolist()) <= set(self.classes_.tolist()):
            raise ValueError(
                f"`y` has classes not in `self.classes_`. `self.classes_` has {self.classes_}. 'y' has"
                f" {found}."
            )

    def _loss_name(self) -> str:
        return "log_loss" if self._coder.kind == "multiclass" else "binary_log_loss"

    def _held_out_score(self, output: FloatArray, y: NDArray[Any], weights: FloatArray | None) -> float:
        right = self._coder.decode(output) == self._coder.decode(y)
        return float(np.average(right.all(axis=1) if right.ndim == 2 else right, weights=weights))

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        if tags.classifier_tags is not None:
            tags.classifier_tags.multi_label = True
        return tags
