"""Settings of the whole test run."""

from __future__ import annotations

from hypothesis import settings

# The same examples on every machine and in every run; a failure is one for whoever runs the tests next.
settings.register_profile("reproducible", derandomize=True, deadline=None, database=None, max_examples=60)
settings.load_profile("reproducible")
