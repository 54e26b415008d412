"""Bringing data to a common scale: scalers, whitening, stochastic matrices, missing values, categories."""

from mlfundamentals.preprocessing._batch import (
    BatchNorm,
    RunningMoments,
    batch_norm,
    batch_norm_inference,
    layer_norm,
)
from mlfundamentals.preprocessing._impute import SimpleImputer
from mlfundamentals.preprocessing._missing import MissingIndicator
from mlfundamentals.preprocessing._normalize import Normalizer, column_stochastic, normalize, row_stochastic
from mlfundamentals.preprocessing._one_hot import OneHotEncoder
from mlfundamentals.preprocessing._range import MaxAbsScaler, MinMaxScaler, maxabs_scale, minmax_scale
from mlfundamentals.preprocessing._robust import RobustScaler, robust_scale
from mlfundamentals.preprocessing._sinkhorn import SinkhornResult, SinkhornStop, sinkhorn
from mlfundamentals.preprocessing._standard import StandardScaler, scale
from mlfundamentals.preprocessing._whiten import Whitener, whiten

__all__ = [
    "BatchNorm",
    "MaxAbsScaler",
    "MinMaxScaler",
    "MissingIndicator",
    "Normalizer",
    "OneHotEncoder",
    "RobustScaler",
    "RunningMoments",
    "SimpleImputer",
    "SinkhornResult",
    "SinkhornStop",
    "StandardScaler",
    "Whitener",
    "batch_norm",
    "batch_norm_inference",
    "column_stochastic",
    "layer_norm",
    "maxabs_scale",
    "minmax_scale",
    "normalize",
    "robust_scale",
    "row_stochastic",
    "scale",
    "sinkhorn",
    "whiten",
]
