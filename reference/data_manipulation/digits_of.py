"""The digits of an integer in any base.

Write the absolute value of an integer in a base, and return its digits as a list of integers. The base
decides what a digit is: 13 has the digits 1, 3 in base 10, the digits 1, 1, 0, 1 in base 2 and the single
digit 13 in base 16.

What is judged
- The most significant digit comes first, without leading zeros.
- Digits are integers from 0 to base - 1, however large the base; above 9 there are no letters.
- 0 has one digit, [0], in every base.
- The sign is dropped: -305 has the digits of 305.
- n may have up to 2,000 digits, more than a float can hold exactly; all of them count.
- A bool or a float for n or base raises TypeError, also where its value is whole.
- An integer base below 2 raises ValueError.
"""

from hypothesis import strategies as st

from mlfundamentals.questions import Question, draws, edge, exact


def digits_of(n: int, base: int = 10) -> list[int]:
    """List the digits of an integer, most significant first.

    n: the integer, of either sign
    base: the base, at least 2

    Returns the digits of the absolute value of n, integers from 0 to base - 1.

    Raises TypeError where n or base is a bool or a float, ValueError where base is below 2.
    """
    if type(n) is not int or type(base) is not int:
        raise TypeError(f"n and base must be integers, got {n!r} and {base!r}")
    if base < 2:
        raise ValueError(f"base must be at least 2, got {base}")
    rest = abs(n)
    digits = [rest % base]
    while rest >= base:
        rest //= base
        digits.append(rest % base)
    return digits[::-1]


def is_legal(n, base):
    """The statement does not say which error comes first for a wrong n with an integer base below 2."""
    return type(n) is int or type(base) is not int or base >= 2


question = Question(
    digits_of,
    level=1,
    minutes=6,
    agreement=exact(),
    inputs=[
        draws("short", st.tuples(st.integers(1, 99), st.integers(2, 10))),
        draws("base 10", st.tuples(st.integers(1, 9999))),
        draws("long", st.tuples(st.integers(1, 10**9), st.integers(2, 10))),
        edge("zero", (0,), (0, 2), (0, 16)),
        edge("negative", (-7,), (-305,), (-120, 10), (-6, 2), (-200, 16)),
        edge("powers of the base", (10,), (1000, 10), (999, 10), (8, 2), (7, 2), (256, 16)),
        edge(
            "digits above 9",
            (13, 16),
            (255, 16),
            (3599, 60),
            (10**6 - 1, 1000),
            strategy=st.tuples(st.integers(10, 10**6), st.integers(11, 60)),
        ),
        edge("longer than a float", (10**17 - 1,), (10**30 + 7, 10), (2**64 - 1, 2), (3**50 + 1, 3)),
        edge("thousands of digits", (10**1999 + 7,), (2**1999 + 1, 2), (7**1500 - 1, 7)),
        edge("base below 2", (5, 1), (5, 0), (0, 1), (5, -2)),
        edge("bool or float", (True,), (False,), (True, 2), (3.0,), (2.5, 10)),
        edge("base of a wrong type", (5, 2.0), (5, 1.5), (5, True), (5, False)),
    ],
    examples=[(-305,), (13, 2)],
    numpy=False,
    legal=is_legal,
)


def check(n, base):
    if type(n) is not int or type(base) is not int:
        raise TypeError("n and base must be integers")
    if base < 2:
        raise ValueError("base must be at least 2")


@question.alternate("from_the_top")
def _(n, base=10):
    if base < 2:
        raise ValueError if type(base) is int else TypeError
    for value in (n, base):
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError
    n, power = abs(n), 1
    while power * base <= n:
        power *= base
    digits = []
    while power > 0:
        digits.append(n // power)
        n -= digits[-1] * power
        power //= base
    return digits


@question.alternate("divide_and_conquer")
def _(n, base=10):
    if isinstance(n, bool | float) or isinstance(base, bool | float):
        raise TypeError("integers, please")
    if base <= 1:
        raise ValueError("base too small")
    if n < 0:
        n = -n

    def written(m):
        if m < base:
            return [m]
        power, width = base, 1
        while power * power <= m:
            power, width = power * power, 2 * width
        head, tail = written(m // power), written(m % power)
        return head + [0] * (width - len(tail)) + tail

    return written(n)


@question.alternate("text_in_base_10")
def _(n, base=10):
    check(n, base)
    if base == 10:
        return list(map(int, str(n).lstrip("-")))
    digits = []
    n = abs(n)
    while True:
        digits.insert(0, n % base)
        n = n // base
        if n == 0:
            return digits


@question.misconception("zero_empty", hint="How often does your loop run when n is 0?")
def _(n, base=10):
    """It returns no digits for 0, because the loop ends before it begins."""
    check(n, base)
    n, digits = abs(n), []
    while n > 0:
        n, digit = divmod(n, base)
        digits.append(digit)
    return digits[::-1]


@question.misconception(
    "lsd_first", hint="Which digit does n % base give you first, and where does it belong?"
)
def _(n, base=10):
    """It lists the digits from the least significant to the most significant one."""
    check(n, base)
    n = abs(n)
    digits = [n % base]
    while n >= base:
        n //= base
        digits.append(n % base)
    return digits


@question.misconception("sign_crash", hint="What is the first character of str(-7)?")
def _(n, base=10):
    """It does not drop the sign of a negative number, and reads the minus sign as if it were a digit."""
    check(n, base)
    if base == 10:
        return [int(character) for character in str(n)]
    digits = []
    while n > 0:
        n, digit = divmod(n, base)
        digits.append(digit)
    return digits[::-1] or [0]


@question.misconception("negative_empty", hint="Is n > 0 ever true for a negative n?")
def _(n, base=10):
    """It returns no digits for a negative number, because its sign is not dropped first."""
    check(n, base)
    if n == 0:
        return [0]
    digits = []
    while n > 0:
        digits.append(n % base)
        n //= base
    return digits[::-1]


@question.misconception("str_digits", hint="Of what type is each element that you return?")
def _(n, base=10):
    """It returns the digits as texts, not as integers."""
    check(n, base)
    n = abs(n)
    digits = [str(n % base)]
    while n >= base:
        n //= base
        digits.append(str(n % base))
    return digits[::-1]


@question.misconception("base_ignored", hint="Where in your code does the base matter?")
def _(n, base=10):
    """It always gives the digits in base 10."""
    check(n, base)
    return [int(character) for character in str(abs(n))]


@question.misconception("float_division", hint="How many digits of n / base can a float hold?")
def _(n, base=10):
    """It divides with / and loses the last digits of numbers that are too long for a float."""
    check(n, base)
    n = abs(n)
    digits = [n % base]
    while n >= base:
        n = int(n / base)
        digits.append(n % base)
    return digits[::-1]


@question.misconception("bool_accepted", hint="What does isinstance(True, int) say?")
def _(n, base=10):
    """It takes True and False for the integers 1 and 0."""
    if not isinstance(n, int) or not isinstance(base, int):
        raise TypeError("n and base must be integers")
    if base < 2:
        raise ValueError("base must be at least 2")
    n = abs(n)
    digits = [n % base]
    while n >= base:
        n //= base
        digits.append(n % base)
    return digits[::-1]


@question.misconception("one_call_per_digit", hint="How deep do the calls go when n has 2,000 digits?")
def _(n, base=10):
    """It calls itself once for every digit, and so runs out of stack on long numbers."""
    if type(n) is not int or type(base) is not int:
        raise TypeError("n and base must be integers")
    if base < 2:
        raise ValueError("base must be at least 2")

    def written(m):
        return [m] if m < base else [*written(m // base), m % base]

    return written(abs(n))
