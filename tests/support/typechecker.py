"""The type checker that tests put on the library's functions: an int passes for a float, as in type hints."""

from beartype import BeartypeConf, beartype

check = beartype(conf=BeartypeConf(is_pep484_tower=True))
