"""A line chart as SVG, the same bytes on every machine, so that a stale one is seen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import numpy as np

from ..questions.concept import Lines

WIDTH, HEIGHT = 560, 340
LEFT, RIGHT, TOP, BOTTOM = 60, 150, 15, 45
COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
DASHES = ("", "6 3", "2 2", "8 3 2 3")
N_TICKS = 5


def line_chart(plot: Lines, title: str) -> str:
    """The chart as the text of a file."""
    values = np.concatenate([np.asarray(y, dtype=float) for y in plot.lines.values()])
    x_ticks, y_ticks = ticks(min(plot.x), max(plot.x)), ticks(float(values.min()), float(values.max()))
    x_low, x_high = x_ticks[0], x_ticks[-1]
    y_low, y_high = y_ticks[0], y_ticks[-1]

    def px(x: float) -> float:
        return LEFT + (x - x_low) / (x_high - x_low) * (WIDTH - LEFT - RIGHT)

    def py(y: float) -> float:
        return HEIGHT - BOTTOM - (y - y_low) / (y_high - y_low) * (HEIGHT - TOP - BOTTOM)

    body = [f"<title>{escape(title)}</title>", f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for x in x_ticks:
        body.append(_line(px(x), TOP, px(x), HEIGHT - BOTTOM, "#dddddd"))
        body.append(_text(px(x), HEIGHT - BOTTOM + 18, f"{x:g}", "middle"))
    for y in y_ticks:
        body.append(_line(LEFT, py(y), WIDTH - RIGHT, py(y), "#dddddd"))
        body.append(_text(LEFT - 8, py(y) + 4, f"{y:g}", "end"))
    body.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, plot.x_label, "middle"))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    turned = f'<text transform="translate(16 {middle:.1f}) rotate(-90)" text-anchor="middle">'
    body.append(f"{turned}{escape(plot.y_label)}</text>")
    for i, (name, ys) in enumerate(plot.lines.items()):
        color, dash = COLORS[i % len(COLORS)], DASHES[i % len(DASHES)]
        points = " ".join(f"{px(x):.1f},{py(y):.1f}" for x, y in zip(plot.x, ys, strict=True))
        style = f'fill="none" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}"'
        body.append(f'<polyline points="{points}" {style}/>')
        at = TOP + 12 + 20 * i
        body.append(f'<path d="M{WIDTH - RIGHT + 12} {at - 4}h24" {style}/>')
        body.append(_text(WIDTH - RIGHT + 42, at, name, "start"))
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif"'
    return "\n".join([f'{head} font-size="13">', *body, "</svg>"]) + "\n"


def ticks(low: float, high: float) -> Sequence[float]:
    """Round numbers from low to high, about N_TICKS of them."""
    span = (high - low) or 1.0
    power = 10.0 ** np.floor(np.log10(span / N_TICKS))
    step = next(power * m for m in (1, 2, 5, 10) if span / (power * m) <= N_TICKS)
    first, last = np.floor(low / step), np.ceil(high / step)
    return [round(float(step * i), 10) for i in range(int(first), int(last) + 1)]


def _line(x1: float, y1: float, x2: float, y2: float, color: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{color}"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
