def digits_of(n, base=10):
    if isinstance(n,bool) or isinstance(base,bool) or not isinstance(n,int) or not isinstance(base,int): raise TypeError
    if base<2: raise ValueError
    n=abs(n); out=[]
    while True:
        n,r=divmod(n,base); out.append(r)
        if not n: return out[::-1]
