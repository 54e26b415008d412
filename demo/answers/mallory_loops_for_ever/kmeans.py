# expect: timeout
"""hostile: never comes back."""


def kmeans(X, init, max_iter=100, tol=1e-6):
    while True:
        pass
