def digits_of(n, base=10):
    if base<2: raise ValueError
    n=abs(n); out=[]
    while n:
        n,r=divmod(n,base); out.append(r)
    return out[::-1]
