"""What an estimator says of itself to tools that take any estimator.

Records of the shape of scikit-learn's tags, so that its pipelines and searches take our estimators. They
read the attributes only, so nothing of scikit-learn has to be imported.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class InputTags:
    """Which X an estimator takes."""

    one_d_array: bool = False
    two_d_array: bool = True
    three_d_array: bool = False
    sparse: bool = False
    categorical: bool = False
    string: bool = False
    dict: bool = False
    positive_only: bool = False
    allow_nan: bool = False
    pairwise: bool = False


@dataclass(slots=True)
class TargetTags:
    """Which y an estimator takes."""

    required: bool
    one_d_labels: bool = False
    two_d_labels: bool = False
    positive_only: bool = False
    multi_output: bool = False
    single_output: bool = True


@dataclass(slots=True)
class TransformerTags:
    """Which dtypes a transformer keeps."""

    preserves_dtype: list[str] = field(default_factory=lambda: ["float64", "float32"])


@dataclass(slots=True)
class ClassifierTags:
    """How far a classifier goes."""

    poor_score: bool = False
    multi_class: bool = True
    multi_label: bool = False


@dataclass(slots=True)
class RegressorTags:
    """How good a regressor is."""

    poor_score: bool = False


@dataclass(slots=True)
class Tags:
    """All of it."""

    estimator_type: str | None
    target_tags: TargetTags
    transformer_tags: TransformerTags | None = None
    classifier_tags: ClassifierTags | None = None
    regressor_tags: RegressorTags | None = None
    array_api_support: bool = False
    no_validation: bool = False
    non_deterministic: bool = False
    requires_fit: bool = True
    _skip_test: bool = False
    input_tags: InputTags = field(default_factory=InputTags)
