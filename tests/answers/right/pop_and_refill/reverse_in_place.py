"""right: empty the list into a stack and pop the stack back into it"""


def reverse_in_place(items):
    stack = items.copy()
    items.clear()
    while stack:
        items.append(stack.pop())
