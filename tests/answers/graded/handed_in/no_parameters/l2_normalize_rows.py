def l2_normalize_rows():
    return 1
