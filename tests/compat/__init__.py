"""Our estimators held against scikit-learn's own checks and its own tests."""
