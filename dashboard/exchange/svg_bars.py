"""One stacked bar as a static drawing: it prints, scales with the page, and needs no script."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420.0, 19.0
GAP = 1.0
LABEL_SIZE = 11
DIGIT_WIDTH = 7.0


@dataclass(frozen=True)
class Part:
    """One part of a bar: its name, its count, its colour and the ink that reads on it (hex), its sign."""

    name: str
    n: int
    colour: str
    ink: str
    sign: str


def stacked_bar(parts: Sequence[Part], whole: int) -> str:
    """An SVG bar whose parts are as wide as their counts, each with its sign and count where these fit.

    Args:
        parts: From left to right; parts with no count are not drawn.
        whole: The count that fills the width, at least the sum of the parts.

    Raises:
        ValueError: The parts are more than the whole, or a count is negative.
    """
    total = sum(part.n for part in parts)
    if any(part.n < 0 for part in parts) or total > whole:
        msg = f"parts must be at least 0 and sum to at most {whole}, got {[part.n for part in parts]}"
        raise ValueError(msg)
    drawn, x = [], 0.0
    for part in parts:
        width = WIDTH * part.n / whole if whole else 0.0
        if part.n:
            drawn.append(_part(part, x, width))
        x += width
    words = ", ".join(f"{part.n} {part.name}" for part in parts if part.n) or "none"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" role="img" '
        f'aria-label="{html.escape(words)}" preserveAspectRatio="xMinYMid meet">{"".join(drawn)}</svg>'
    )


def _part(part: Part, x: float, width: float) -> str:
    box = (
        f'<rect x="{x:.1f}" y="0" width="{max(width - GAP, 1):.1f}" height="{HEIGHT:g}" '
        f'fill="{html.escape(part.colour)}">'
        f"<title>{html.escape(f'{part.n} {part.name}')}</title></rect>"
    )
    label = next((text for text in (f"{part.sign} {part.n}", str(part.n)) if len(text) * DIGIT_WIDTH + 4 < width), "")
    if not label:
        return box
    return box + (
        f'<text x="{x + (width - GAP) / 2:.1f}" y="{HEIGHT / 2 + LABEL_SIZE * 0.35:.1f}" text-anchor="middle" '
        f'font-family="sans-serif" font-size="{LABEL_SIZE}" fill="{html.escape(part.ink)}">{html.escape(label)}</text>'
    )
