import numpy as np
def softmax_rows(Z):
    e=np.exp(Z)
    return e/e.sum(1,keepdims=True)
