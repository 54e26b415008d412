def l2_normalize_rows(X)
    return 1
