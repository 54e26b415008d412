"""Pictures of models and of how they came to be (extra: `pip install "mlfundamentals[plots]"`).

Each function draws into matplotlib axes, the given ones or new ones, and returns them. Colors can be told
apart by people who see few; what color says, a marker or a line says too.
"""

from mlfundamentals.plots._boundaries import decision_regions
from mlfundamentals.plots._clusters import kmeans_steps, mixture_ellipses
from mlfundamentals.plots._lines import coefficient_path, learning_curve, loss_curve, validation_curve

__all__ = [
    "coefficient_path",
    "decision_regions",
    "kmeans_steps",
    "learning_curve",
    "loss_curve",
    "mixture_ellipses",
    "validation_curve",
]
