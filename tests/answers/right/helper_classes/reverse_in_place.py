"""right: an object that knows mirrored positions and swaps them"""


class _Mirror:
    def __init__(self, target):
        self._target = target

    def partner(self, position):
        return len(self._target) - 1 - position

    def swap(self, position):
        other = self.partner(position)
        self._target[position], self._target[other] = self._target[other], self._target[position]

    def pairs(self):
        return range(len(self._target) // 2)


def reverse_in_place(a: list) -> None:
    mirror = _Mirror(a)
    for position in mirror.pairs():
        mirror.swap(position)
    return None
