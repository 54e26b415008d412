"""The parameters that both networks take."""

from __future__ import annotations

from numbers import Integral, Real

import numpy as np

from mlfundamentals._core.constraints import (
    ARRAY,
    BOOLEAN,
    RANDOM_STATE,
    VERBOSE,
    Constraints,
    Interval,
    Options,
)

SHARED: Constraints = {
    "hidden_layer_sizes": [ARRAY, Interval(Integral, 1, None, "left")],
    "activation": [Options("identity", "logistic", "tanh", "relu")],
    "solver": [Options("lbfgs", "sgd", "adam")],
    "alpha": [Interval(Real, 0, None, "left")],
    "batch_size": [Options("auto"), Interval(Integral, 1, None, "left")],
    "learning_rate": [Options("constant", "invscaling", "adaptive")],
    "learning_rate_init": [Interval(Real, 0, None, "neither")],
    "power_t": [Interval(Real, 0, None, "left")],
    "max_iter": [Interval(Integral, 1, None, "left")],
    "shuffle": [BOOLEAN],
    "random_state": RANDOM_STATE,
    "tol": [Interval(Real, 0, None, "left")],
    "verbose": [VERBOSE, BOOLEAN],
    "warm_start": [BOOLEAN],
    "momentum": [Interval(Real, 0, 1)],
    "nesterovs_momentum": [BOOLEAN],
    "early_stopping": [BOOLEAN],
    "validation_fraction": [Interval(Real, 0, 1, "left")],
    "beta_1": [Interval(Real, 0, 1, "left")],
    "beta_2": [Interval(Real, 0, 1, "left")],
    "epsilon": [Interval(Real, 0, None, "neither")],
    "n_iter_no_change": [Interval(Integral, 1, None, "left"), Options(np.inf)],
    "max_fun": [Interval(Integral, 1, None, "left")],
    "l1": [Interval(Real, 0, None, "left")],
    "dropout": [Interval(Real, 0, 1, "left")],
}
