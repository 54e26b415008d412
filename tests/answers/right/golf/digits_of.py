"""right: as short as it gets"""


def digits_of(n, b=10):
 for v in(n,b):
  if isinstance(v,(bool,float)):raise TypeError
 if b<2:raise ValueError
 n=abs(n);d=[n%b]
 while n:=n//b:d+=n%b,
 return d[::-1]
