"""What runs on the far side of the wall: zygote and worker.

These modules import the standard library and each other, nothing else of this package: the zygote loads the
folder by its path, in a fresh interpreter that holds no question, no key and no judge.
"""
