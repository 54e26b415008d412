def l2_normalise_rows(X):
    return 1
