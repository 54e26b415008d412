"""Settings of the whole test run."""

from __future__ import annotations

from hypothesis import settings
from jaxtyping import install_import_hook

# Shapes and types in the library's signatures are checked at each call while tests run; this must come before
# the first import of a module that it is to check.
LIBRARY = ("neighbors", "cluster", "mixture", "linear_model", "neural_network", "preprocessing", "metrics")
CHECKED = [f"mlfundamentals.{part}" for part in (*LIBRARY, "model_selection", "_core")]
install_import_hook(CHECKED, "typechecker.check")

# The same examples on every machine and in every run; a failure is one for whoever runs the tests next.
settings.register_profile("reproducible", derandomize=True, deadline=None, database=None, max_examples=60)
settings.load_profile("reproducible")
