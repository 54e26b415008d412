import numpy as np
def knn_classify(X_train,y_train,X,k):
    if not 1<=k<=len(X_train): raise ValueError('k')
    D=np.abs(X[:,None]-X_train[None]).sum(-1)
    o=np.argsort(D,axis=1,kind='stable')[:,:k]
    return np.array([np.bincount(y_train[r]).argmax() for r in o])
