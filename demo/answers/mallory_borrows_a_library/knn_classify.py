# expect: refused
"""hostile: has somebody else's library do the work."""

from sklearn.neighbors import KNeighborsClassifier


def knn_classify(X_train, y_train, X, k):
    return KNeighborsClassifier(k, algorithm="brute").fit(X_train, y_train).predict(X)
