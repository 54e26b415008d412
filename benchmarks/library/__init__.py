"""The library against scikit-learn, faiss, celer and torch: `python -m benchmarks.library`.

One module an area, each with `rows(quick)`; `harness` times them.
"""
