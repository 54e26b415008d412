"""What the classifier and the regressor share: fitting by the solvers, state kept between fits."""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from mlfundamentals._core.estimator import Estimator
from mlfundamentals._core.exceptions import ConvergenceWarning
from mlfundamentals._core.features import check_fit_X, check_X
from mlfundamentals._core.random import check_random_state
from mlfundamentals._core.tags import Tags
from mlfundamentals._core.types import FloatArray
from mlfundamentals._core.validation import check_sample_weight
from mlfundamentals.neural_network import _training
from mlfundamentals.neural_network._activations import find_activation
from mlfundamentals.neural_network._backward import Objective, backward
from mlfundamentals.neural_network._forward import through_layers
from mlfundamentals.neural_network._lbfgs import minimize_lbfgs, warn_unless_converged
from mlfundamentals.neural_network._optimizers import SGD, Adam, Optimizer
from mlfundamentals.neural_network._parameters import Parameters, init_parameters
from mlfundamentals.neural_network._samples import Samples, hold_out
from mlfundamentals.neural_network._training import Progress, TrainingState


class Network(Estimator, ABC):
    """A multi-layer perceptron."""

    _sparse_as_dense: ClassVar = True

    hidden_layer_sizes: Any
    activation: str
    solver: str
    alpha: float
    batch_size: Any
    learning_rate: str
    learning_rate_init: float
    power_t: float
    max_iter: int
    loss: str
    shuffle: bool
    random_state: Any
    tol: float
    verbose: Any
    warm_start: bool
    momentum: float
    nesterovs_momentum: bool
    early_stopping: bool
    validation_fraction: float
    beta_1: float
    beta_2: float
    epsilon: float
    n_iter_no_change: float
    max_fun: int
    l1: float
    dropout: float

    coefs_: list[FloatArray]
    intercepts_: list[FloatArray]
    n_features_in_: int
    n_iter_: int
    t_: int
    n_layers_: int
    n_outputs_: int
    out_activation_: str
    loss_: float
    loss_curve_: list[float]
    best_loss_: float | None
    validation_scores_: list[float] | None
    best_validation_score_: float | None
    _no_improvement_count: int
    _optimizer: Any

    @abstractmethod
    def _check_y(self, y: Any, X: NDArray[Any], *, carry_on: bool) -> NDArray[Any]:
        """Targets (n, n_outputs); carry_on: whether classes known already are kept."""

    @abstractmethod
    def _loss_name(self) -> str:
        """The loss that the targets ask for."""

    @abstractmethod
    def _held_out_score(self, output: FloatArray, y: NDArray[Any], weights: FloatArray | None) -> float:
        """The score of outputs (n, n_outputs) for targets of the same shape."""

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Train on X (n_samples, n_features) and y, weighted by sample_weight (n_samples,).

        y: (n_samples,) or (n_samples, n_outputs).  With warm_start it goes on from the last fit.

        Raises ValueError for NaN or infinity in X or y, unequal numbers of samples, a validation set that is
        too small, and for training that diverges; InvalidParameterError for a parameter out of its range.
        Warns (ConvergenceWarning) if max_iter ends the training.
        """
        return self._fit(X, y, sample_weight, incremental=False)

    def _fit(self, X: Any, y: Any, sample_weight: Any, *, incremental: bool) -> Self:
        self._check_parameters()
        hidden = self._hidden_units()
        again = hasattr(self, "coefs_") and (self.warm_start or incremental)
        X = check_X(self, X) if again else check_fit_X(self, X)
        targets = self._check_y(y, X, carry_on=bool(self.warm_start or incremental))
        weights = None if sample_weight is None else self._weights(sample_weight, X)
        if again and targets.shape[1] != len(self.intercepts_[-1]):
            raise ValueError(
                f"y has {targets.shape[1]} output(s), but {type(self).__name__} was fitted with"
                f" {len(self.intercepts_[-1])}."
            )
        self.n_outputs_ = targets.shape[1]
        rng = check_random_state(self.random_state)
        if not again:
            units = [X.shape[1], *hidden, self.n_outputs_]
            self._begin(init_parameters(units, activation=self.activation, random_state=rng, dtype=X.dtype))
        samples = Samples(X.astype(self.coefs_[0].dtype, copy=False), targets, weights)
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # what diverges is told below
            if self.solver == "lbfgs":
                self._fit_lbfgs(samples)
            else:
                self._fit_stochastic(samples, rng, incremental=incremental)
        if not all(np.isfinite(part).all() for part in (*self.coefs_, *self.intercepts_)):
            raise ValueError(
                "Solver produced non-finite parameter weights. The input data may contain large values and"
                " need to be preprocessed."
            )
        return self

    def _hidden_units(self) -> list[int]:
        sizes = np.atleast_1d(np.asarray(self.hidden_layer_sizes)).tolist()
        if any(size <= 0 for size in sizes):
            raise ValueError(f"hidden_layer_sizes must be > 0, got {sizes}.")
        if any(size != int(size) for size in sizes):
            raise ValueError(f"hidden_layer_sizes must be whole numbers, got {sizes}.")
        return [int(size) for size in sizes]

    def _weights(self, sample_weight: Any, X: NDArray[Any]) -> FloatArray:
        weights: FloatArray = check_sample_weight(sample_weight, len(X), X.dtype)
        if not weights.sum() > 0:
            raise ValueError("All samples have zero weight. At least one sample_weight must be positive.")
        return weights

    def _begin(self, start: Parameters) -> None:
        """Attributes as they are before any training."""
        self.n_iter_ = self.t_ = 0
        self.n_layers_ = len(start.coefs) + 1
        self.out_activation_ = Objective(loss=self._loss_name()).out_activation
        self._keep_parameters(start)
        self._best = start
        if self.solver == "lbfgs":
            return
        self.loss_curve_, self._no_improvement_count = [], 0
        held_out = self.early_stopping
        self.validation_scores_, self.best_validation_score_ = ([], -np.inf) if held_out else (None, None)
        self.best_loss_ = None if held_out else np.inf

    def _keep_parameters(self, parameters: Parameters) -> None:
        self.coefs_, self.intercepts_ = list(parameters.coefs), list(parameters.intercepts)

    def _objective(self) -> Objective:
        return Objective(self._loss_name(), self.activation, float(self.alpha), float(self.l1), reported=True)

    def _fit_lbfgs(self, samples: Samples) -> None:
        if self.l1 or self.dropout:
            raise ValueError(
                "solver='lbfgs' takes neither l1 nor dropout. Set them to 0, or use 'adam' or 'sgd'."
            )
        objective = replace(self._objective(), reported=False)
        result = minimize_lbfgs(
            samples.X,
            samples.y,
            Parameters.of(self.coefs_, self.intercepts_),
            objective,
            sample_weight=samples.weights,
            tol=float(self.tol),
            max_iter=int(self.max_iter),
            max_fun=int(self.max_fun),
        )
        warn_unless_converged(result, self.max_iter)
        self._keep_parameters(result.parameters)
        self.n_iter_, self.loss_ = result.n_iter, result.loss
        if self.loss == "squared_error":  # reported is the mean over the outputs, minimized their sum
            reported = backward(
                samples.X, samples.y, result.parameters, self._objective(), sample_weight=samples.weights
            )
            self.loss_ = reported.loss

    def _new_optimizer(self) -> Optimizer:
        if self.solver == "adam":
            return Adam(self.learning_rate_init, self.beta_1, self.beta_2, self.epsilon)
        schedule, nesterov = self.learning_rate, bool(self.nesterovs_momentum)
        return SGD(self.learning_rate_init, schedule, self.momentum, nesterov, self.power_t)

    def _fit_stochastic(self, samples: Samples, rng: np.random.RandomState, *, incremental: bool) -> None:
        if self.early_stopping and incremental:
            raise ValueError("partial_fit does not support early_stopping=True")
        train, held_out = samples, None
        if self.early_stopping:
            train, held_out = self._hold_out(samples, rng)
        optimizer, batch_size = self._new_optimizer(), self._batch_size(len(train.X))
        state = _training.init(
            Parameters.of(self.coefs_, self.intercepts_),
            optimizer,
            n_samples=len(train.X),
            optimizer_state=getattr(self, "_optimizer", None) if incremental else None,
            n_seen=self.t_,
        )

        def epoch(state: TrainingState) -> TrainingState:
            return _training.step(
                state,
                train.X,
                train.y,
                self._objective(),
                optimizer,
                batch_size=batch_size,
                rng=rng,
                shuffle=bool(self.shuffle),
                dropout=float(self.dropout),
                sample_weight=train.weights,
            )

        self.n_iter_ = 0
        try:
            most = 1 if incremental else self.max_iter
            converged = self._run(epoch, state, optimizer, held_out, most=most)
        except KeyboardInterrupt:
            warnings.warn("Training interrupted by user.", stacklevel=4)
        else:
            self._warn_unless(converged or incremental)
        if self.early_stopping:
            self._keep_parameters(self._best)

    def _hold_out(self, samples: Samples, rng: np.random.RandomState) -> tuple[Samples, Samples]:
        stratify = self.loss == "log_loss" and self.n_outputs_ == 1
        return hold_out(samples, self.validation_fraction, rng, stratify=stratify)

    def _batch_size(self, n_samples: int) -> int:
        if self.batch_size == "auto":
            return min(200, n_samples)
        if self.batch_size > n_samples:
            message = "Got `batch_size` less than 1 or larger than sample size. It is going to be clipped"
            warnings.warn(message, stacklevel=5)
        return min(int(self.batch_size), n_samples)

    def _run(
        self,
        epoch: Callable[[TrainingState], TrainingState],
        state: TrainingState,
        optimizer: Optimizer,
        held_out: Samples | None,
        *,
        most: int,
    ) -> bool:
        """Epochs until nothing is gained any more, at most `most`; attributes follow each of them.

        Returns whether they ended before.
        """
        for _ in range(most):
            state = epoch(state)
            self.n_iter_, self.t_, self.loss_ = state.n_epochs, state.n_seen, state.loss
            self.loss_curve_.append(state.loss)
            self._keep_parameters(state.parameters)
            self._optimizer = state.optimizer
            self._say(f"Iteration {self.n_iter_}, loss = {self.loss_:.8f}")
            self._follow(state, held_out)
            if self._no_improvement_count > self.n_iter_no_change:
                slower = optimizer.on_plateau(state.optimizer)
                self._say_plateau(slower)
                if slower is None:
                    return True
                self._no_improvement_count = 0
                self._optimizer = slower
                state = replace(state, optimizer=slower)
        return False

    def _warn_unless(self, converged: bool) -> None:
        if not converged:
            warnings.warn(
                f"Stochastic Optimizer: Maximum iterations ({self.max_iter}) reached and the optimization"
                " hasn't converged yet.",
                ConvergenceWarning,
                stacklevel=5,
            )

    def _follow(self, state: TrainingState, held_out: Samples | None) -> None:
        """Whether the loss or, with early stopping, the score of the samples held out still gets better."""
        if held_out is None:
            best = np.inf if self.best_loss_ is None else self.best_loss_
            progress = Progress(-best, self._no_improvement_count).after(-state.loss, self.tol)
            self.best_loss_, self._no_improvement_count = -progress.best, progress.n_without
            return
        score = self._held_out_score(self._output(held_out.X), held_out.y, held_out.weights)
        scores = self.validation_scores_ if self.validation_scores_ is not None else []
        self.validation_scores_ = scores
        scores.append(score)
        self._say(f"Validation score: {score:f}")
        before = -np.inf if self.best_validation_score_ is None else self.best_validation_score_
        progress = Progress(before, self._no_improvement_count).after(score, self.tol)
        self.best_validation_score_, self._no_improvement_count = progress.best, progress.n_without
        if progress.best > before:
            self._best = state.parameters

    def _say(self, words: str) -> None:
        if self.verbose:
            print(words)

    def _say_plateau(self, slower: Any) -> None:
        what = "Validation score" if self.early_stopping else "Training loss"
        then = "Stopping." if slower is None else f"Setting learning rate to {slower.learning_rate:f}"
        self._say(
            f"{what} did not improve more than tol={self.tol:f} for {self.n_iter_no_change} consecutive"
            f" epochs. {then}"
        )

    def _output(self, X: FloatArray, out_activation: str | None = None) -> FloatArray:
        """What the network gives for X (n, d), which is checked already."""
        hidden = find_activation(self.activation, hidden=True)
        last = find_activation(self.out_activation_ if out_activation is None else out_activation)
        return through_layers(X, self.coefs_, self.intercepts_, hidden, last)

    def _outputs_for(self, X: Any, out_activation: str | None = None) -> FloatArray:
        """What the network gives for new X (n_samples, n_features)."""
        return self._output(check_X(self, X), out_activation)

    @property
    def partial_fit(self) -> Callable[..., Self]:
        """Train for one epoch more, with new samples or the same; there is none with solver="lbfgs"."""
        if self.solver == "lbfgs":
            raise AttributeError(
                "partial_fit is only available for stochastic optimizers. lbfgs is not stochastic."
            )
        return self._partial_fit

    @abstractmethod
    def _partial_fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """What partial_fit does."""

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
