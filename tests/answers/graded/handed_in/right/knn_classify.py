import numpy as np
def knn_classify(X_train,y_train,X,k):
    if not 1<=k<=len(X_train): raise ValueError('k')
    D=((X[:,None]-X_train[None])**2).sum(-1)
    o=np.argsort(D,axis=1,kind='stable')[:,:k]
    out=[]
    for r in o:
        v,c=np.unique(y_train[r],return_counts=True)
        out.append(v[c.argmax()])
    return np.array(out,dtype=np.int64)
