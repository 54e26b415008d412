"""What `verbose` prints while a mixture is fitted: the words of scikit-learn."""

from __future__ import annotations

import time

from mlfundamentals.mixture._em import EMResult, Stop


class Printer:
    """Prints the progress of one run; called after each iteration."""

    def __init__(self, run: int, *, verbose: int, every: int) -> None:
        """verbose: 1 names the steps, 2 tells times and changes too.  every: iterations between two lines."""
        self.verbose, self.every = verbose, every
        self.started = self.last = time.perf_counter()
        print(f"Initialization {run}")

    def __call__(self, n_iter: int, lower_bound: float, change: float) -> None:
        if n_iter % self.every:
            return
        now = time.perf_counter()
        more = f"\t time lapse {now - self.last:.5f}s\t ll change {change:.5f}" if self.verbose > 1 else ""
        self.last = now
        print(f"  Iteration {n_iter}{more}")

    def end(self, result: EMResult) -> None:
        """Print how the run ended."""
        how = "converged" if result.stop is Stop.CONVERGED else "did not converge"
        seconds = time.perf_counter() - self.started
        more = (
            f" time lapse {seconds:.5f}s\t lower bound {result.lower_bound:.5f}." if self.verbose > 1 else ""
        )
        print(f"Initialization {how}.{more}")
