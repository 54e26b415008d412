# expect: passed
"""right: a masked array whose masked means are filled with zero"""

import numpy as np
import numpy.ma as ma


def impute_column_mean(X):
    values = X.astype(np.float64)
    if np.any(np.isinf(values)):
        raise ValueError("only finite or missing entries")
    if values.shape[0] == 0:
        return values
    masked = ma.array(values, mask=np.isnan(values))
    means = ma.filled(masked.mean(axis=0), 0.0)
    return np.where(ma.getmaskarray(masked), means[np.newaxis, :], values)
