"""How to cite one claim: in plain text and in BibTeX, with the register's date and fingerprint."""

from dashboard.register.loaded import Register
from dashboard.register.model import Claim

SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "{}$&#%_"},
}
ADDRESS = {"{": "%7B", "}": "%7D", "\\": "%5C"}


def plain(register: Register, claim: Claim, digest: str, url: str) -> str:
    """A citation to paste into a text.

    Args:
        register: The register.
        claim: The claim.
        digest: SHA-256 of the register, hexadecimal; left out when empty.
        url: Address of the claim's page; left out when empty.
    """
    source = register.sources[claim.source]
    speaker = register.speakers[claim.speaker].name
    said = f"{speaker}, {claim.made_on.isoformat()}: “{_quote(claim)}”"
    where = f"{source.title}, {source.publisher}, {source.published_on.isoformat()}"
    parts = [said, where, f"{_finding(claim)} In: {_edition(register, digest)}", url]
    return ". ".join(part.rstrip(".") for part in parts if part) + ("" if url else ".")


def bibtex(register: Register, claim: Claim, digest: str, url: str) -> str:
    """The citation as a BibTeX entry of type misc, under the claim's id; arguments as in `plain`."""
    source = register.sources[claim.source]
    about = register.about
    note = f"Claim “{_quote(claim)}” by {register.speakers[claim.speaker].name}, {claim.made_on.isoformat()}, in: "
    note += f"{source.title}, {source.publisher}, {source.published_on.isoformat()}. {_finding(claim)}"
    fields = {
        "author": f"{{{_tex(about.maintainer)}}}" if about.maintainer else "",
        "title": f"{{{_tex(claim.statement)}}}",
        "howpublished": _tex(_edition(register, digest)),
        "year": str(about.reviewed_on.year) if about.reviewed_on else "",
        "note": _tex(note),
        "url": "".join(ADDRESS.get(character, character) for character in url),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{claim.id},", *lines, "}"]) + "\n"


def _quote(claim: Claim) -> str:
    return " … ".join(claim.quote)


def _finding(claim: Claim) -> str:
    if claim.outcome is None:
        return f"Status: {claim.status.word}."
    day = f", {claim.resolved_on.isoformat()}" if claim.resolved_on else ""
    return f"Outcome: {claim.outcome.word}{day}."


def _edition(register: Register, digest: str) -> str:
    about = register.about
    day = f", as reviewed on {about.reviewed_on.isoformat()}" if about.reviewed_on else ""
    return f"{about.title}{day}{f' (SHA-256 {digest})' if digest else ''}"


def _tex(text: str) -> str:
    return "".join(SPECIAL.get(character, character) for character in " ".join(text.split()))
