"""Which modules an answer may import: the standard library and NumPy, less what the question forbids."""

from __future__ import annotations

import builtins
import importlib
import importlib.machinery
import sys
from collections.abc import Callable, Iterable, Sequence
from types import FrameType, ModuleType
from typing import Any

_STDLIB = sys.stdlib_module_names


class BlockedImport(ModuleNotFoundError):
    """The answer asked for a module that it may not use."""


class Fence:
    """Turns the answer's forbidden imports away; library code that needs the same modules still gets them.

    This is a rule of the exercise, not a wall: a forbidden module is only computation. Modules that would be
    dangerous are kept out by the layers below.
    """

    def __init__(self, forbidden: Iterable[str], library: Sequence[str], *, numpy: bool) -> None:
        self.forbidden = frozenset(forbidden)
        self.library = tuple(f"{folder}/" for folder in library)
        self.numpy = numpy

    def install(self) -> None:
        """Stand in the way of every later import."""
        for name in self.forbidden:
            self._put_behind(name)
        sys.meta_path.insert(0, self)
        if self.forbidden:
            builtins.__import__ = self._guarded(builtins.__import__)

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Raise for a module that an answer may not import; leave the others to the ordinary finders.

        Those find nothing but the standard library anyway: the library may look for whatever it likes.
        """
        top = name.partition(".")[0]
        permitted = top in _STDLIB or (self.numpy and top == "numpy")
        if not permitted and not self.is_library(sys._getframe(1)):
            allowed = "the standard library and NumPy" if self.numpy else "the standard library"
            raise BlockedImport(f"import of {name!r}: an answer may use {allowed} only", name=name)

    def blocks(self, name: str) -> bool:
        """Is name a forbidden module, or inside one?"""
        parts = name.split(".")
        return any(".".join(parts[: at + 1]) in self.forbidden for at in range(len(parts)))

    def refuse(self, name: str) -> None:
        """Raise what the answer gets for a forbidden module."""
        raise BlockedImport(f"import of {name!r}: this question forbids the module", name=name)

    def is_library(self, frame: FrameType | None) -> bool:
        """Does the code that asks belong to the standard library or NumPy?"""
        while frame is not None and _is_importing(frame.f_code.co_filename):
            frame = frame.f_back
        if frame is None:
            return True
        name = frame.f_code.co_filename
        return name.startswith((*self.library, "<frozen "))

    def _put_behind(self, name: str) -> None:
        try:
            module = importlib.import_module(name)
        except ImportError:
            return
        stand_in = _StandIn(name, module, self)
        sys.modules[name] = stand_in
        parent, _, child = name.rpartition(".")
        if parent in sys.modules:
            setattr(sys.modules[parent], child, stand_in)

    def _guarded(self, ordinary: Callable[..., ModuleType]) -> Callable[..., ModuleType]:
        def guarded_import(
            name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
        ) -> ModuleType:
            wanted = [name, *(f"{name}.{part}" for part in fromlist or ())]
            if level == 0 and any(map(self.blocks, wanted)) and not self.is_library(sys._getframe(1)):
                self.refuse(next(filter(self.blocks, wanted)))
            return ordinary(name, globals, locals, fromlist, level)

        return guarded_import


class _StandIn(ModuleType):
    """Takes a forbidden module's place in sys.modules and on its parent."""

    def __init__(self, name: str, module: ModuleType, fence: Fence) -> None:
        super().__init__(name)
        self.__spec__ = importlib.machinery.ModuleSpec(name, None)

        def look_up(attribute: str, frame: FrameType | None) -> Any:
            if not fence.is_library(frame):
                fence.refuse(name)
            return getattr(module, attribute)

        self.__dict__["_look_up"] = look_up

    def __getattr__(self, attribute: str) -> Any:
        return self._look_up(attribute, sys._getframe(1))


def _is_importing(filename: str) -> bool:
    return filename.startswith("<frozen importlib") or filename == __file__ or filename == importlib.__file__
