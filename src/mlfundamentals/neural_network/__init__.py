"""Networks of dense layers: forward and backward passes, optimizers, training, and the two estimators."""

from mlfundamentals.neural_network._activations import activate, log_softmax
from mlfundamentals.neural_network._backward import LossAndGradient, Objective, backward, dropout_masks
from mlfundamentals.neural_network._classifier import MLPClassifier
from mlfundamentals.neural_network._forward import forward, layer_outputs
from mlfundamentals.neural_network._lbfgs import LBFGSResult, minimize_lbfgs
from mlfundamentals.neural_network._optimizers import SGD, Adam, AdamState, SGDState
from mlfundamentals.neural_network._parameters import Parameters, init_parameters
from mlfundamentals.neural_network._regressor import MLPRegressor
from mlfundamentals.neural_network._training import Progress, TrainingState, init, step

__all__ = [
    "SGD",
    "Adam",
    "AdamState",
    "LBFGSResult",
    "LossAndGradient",
    "MLPClassifier",
    "MLPRegressor",
    "Objective",
    "Parameters",
    "Progress",
    "SGDState",
    "TrainingState",
    "activate",
    "backward",
    "dropout_masks",
    "forward",
    "init",
    "init_parameters",
    "layer_outputs",
    "log_softmax",
    "minimize_lbfgs",
    "step",
]
