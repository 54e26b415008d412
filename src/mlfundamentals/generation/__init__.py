"""Generating what candidates get from what authors write: stubs, and the keys that judge them."""

from .stubs import render_index, render_stub

__all__ = ["render_index", "render_stub"]
