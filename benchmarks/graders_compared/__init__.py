"""What `benchmarks.graders` compares: one module for each grader, and the answers and checks they share.

Each grader is used in the fastest way that its documentation has for many answers; its module says which.
"""
