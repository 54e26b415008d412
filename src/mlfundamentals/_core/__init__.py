"""What the parts of the library share: the estimator's shape, argument checks, blocks and threads, rounding
bounds."""
