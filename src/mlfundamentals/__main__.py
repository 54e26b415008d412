"""`python -m mlfundamentals` is the command line `mlf`."""

from .cli import main

if __name__ == "__main__":
    main()
