"""right: np.add.at gathers the sums, np.divide with where leaves empty centroids, int32 labels"""

import numpy as np


def nearest(samples, centers):
    gaps = np.subtract(samples[:, np.newaxis], centers)
    return np.argmin(np.add.reduce(np.multiply(gaps, gaps), axis=-1), axis=-1).astype(np.int32)


def kmeans(samples, start, rounds=100, tolerance=1e-06):
    samples = samples.astype(np.float64)
    centers = start.astype(np.float64)
    done = 0
    while True:
        labels = nearest(samples, centers)
        sums = np.zeros_like(centers)
        counts = np.zeros(len(centers))
        np.add.at(sums, labels, samples)
        np.add.at(counts, labels, 1)
        old = centers
        centers = np.divide(sums, counts[:, np.newaxis], out=old.copy(), where=counts[:, np.newaxis] > 0)
        done += 1
        if done >= max(rounds, 1) or not (np.abs(centers - old) > tolerance).any():
            return centers, nearest(samples, centers), done
