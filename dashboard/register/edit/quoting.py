"""A quote to be added, taken from the source: its exact words, or where the nearest ones stand."""

from collections.abc import Sequence

from dashboard.register.edit.operations import Refusal
from dashboard.register.entries import near
from dashboard.register.loaded import Register
from dashboard.register.quotes import find, fold, remedy


def exact_quote(register: Register, source: str, parts: Sequence[str]) -> list[str]:
    """The parts of a quote as they stand in the source, white space folded.

    Raises:
        Refusal: The source is unknown, or a part does not stand in it after the one before; the hint shows the
            nearest passage.
    """
    if source not in register.texts or source not in register.sources:
        raise Refusal(f'there is no "{source}" in sources', near(source, sorted(register.sources)))
    text = register.texts[source]
    folded = fold(text)
    found = find(parts, folded)
    for part in found.missing:
        message = f'the quote "{part}" is not in {register.sources[source].file}'
        raise Refusal(message, remedy(part, folded, text))
    return [" ".join(text[span.start : span.end].split()) for span in found.spans]
