"""Text that means something to YAML, Markdown, HTML, Plotly or a terminal, and that readers must see as it stands."""

from typing import Any

from tests.builders import small_data

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">press</a>',
    "<b>bold</b> <i>slanted</i><br>new line",
    "<style>body{display:none}</style>",
    "</div></p><h1>heading</h1>",
    "<!-- hidden -->",
    "<svg onload=alert(1)>",
    "&lt;b&gt; &amp; &copy; &#60;",
    "[press](javascript:alert(1))",
    "[press](https://example.org)",
    "![picture](http://example.org/picture.png)",
    "![picture](https://example.org/picture.png 'title')",
    "[name]: https://example.org",
    "https://example.org/bare",
    "www.example.org and somebody@example.org",
    "<https://example.org>",
    "$x^2$ and $$y$$",
    "from $5 to $10",
    ":material/home: and :smile:",
    ":streamlit: and :+1:",
    ":red[red] and :blue-background[blue]",
    ":orange-badge[badge]",
    "# heading",
    "###### small heading",
    "- item",
    "1. item",
    "> quoted",
    "```python",
    "`code`",
    "**bold** and __bold__ and *slanted* and _slanted_",
    "~~struck~~ and ~low~",
    "| a | b | and |---|",
    "--- and -> and <- and >= and ~=",
    "\\ and \\* and \\n",
    "%{x} and %{customdata[0]} and %s",
    "{{ 1 + 1 }} and {0} and ${HOME}",
    "=1+1 and @SUM(A1) and +1",
    "\u202egnp.exe\u202c and \u200frtl\u200f",
    "ẞß İi ﬁ 👩‍👩‍👧 é é",
    "' OR 1=1; -- \" ' “ ”",
    "../../etc/passwd?id=1&q=2#top",
    "null",
    "[^1] and [ ] and [x] and ^up^",
)


def marked(number: int, field: str) -> str:
    """A hostile text with the name of its field in the middle, so that both its ends meet what stands around it."""
    return f"{HOSTILE[number]} {field} {HOSTILE[number]}"


def hostile_articles() -> dict[str, str]:
    """One article a hostile text; both of its claims' quotes stand in it."""
    return {
        f"seeds/{number}.txt": f"Before.\n\n{marked(number, 'words')}\n\nAfter. Something else.\n"
        for number in range(len(HOSTILE))
    }


def hostile_data() -> dict[str, Any]:
    """A register whose every free text is hostile: one claim, source, speaker, topic and event a text."""
    numbers = range(len(HOSTILE))
    return small_data() | {
        "register": {name: marked(0, name) for name in ("title", "description", "maintainer", "licence")},
        "topics": {f"topic-{n}": {"label": marked(n, "topic"), "description": marked(n, "about")} for n in numbers},
        "sources": {f"source-{n}": _source(n) for n in numbers},
        "speakers": {
            f"speaker-{n}": {name: marked(n, name) for name in ("name", "role", "affiliation", "side")} for n in numbers
        },
        "events": {f"event-{n}": _event(n) for n in numbers},
        "claims": [_claim(n) for n in numbers],
        "considered": [
            {"source": f"source-{n}", "quote": "Something else", "reason": "opinion", "note": marked(n, "left out")}
            for n in numbers
        ],
    }


def _source(n: int) -> dict[str, Any]:
    texts = ("title", "publisher", "author", "published_on_basis", "translated_from", "notes")
    return {"file": f"seeds/{n}.txt", "published_on": "2022-01-01", **{name: marked(n, name) for name in texts}}


def _evidence(n: int, where: str) -> dict[str, Any]:
    texts = {name: marked(n, f"{where} {name}") for name in ("title", "publisher", "via", "finding")}
    fixed = {"url": f"https://example.org/{where}", "published_on": "2022-02-04", "primary": True, "stance": "supports"}
    return fixed | texts


def _event(n: int) -> dict[str, Any]:
    return {
        "title": marked(n, "event"),
        "happened_on": "2022-02-03",
        "summary": marked(n, "summary"),
        "evidence": [_evidence(n, "event")],
    }


def _claim(n: int) -> dict[str, Any]:
    return {
        "id": f"claim-{n}",
        "kind": "threat",
        "statement": marked(n, "statement"),
        "quote": marked(n, "words"),
        "source": f"source-{n}",
        "speaker": f"speaker-{n}",
        "relayed_by": [f"speaker-{(n + 1) % len(HOSTILE)}"],
        "topics": [f"topic-{n}"],
        "made_on": "2021-12-30",
        "resolves_by": "2022-03-20",
        "dating": marked(n, "dating"),
        "criteria": marked(n, "criteria"),
        "condition": {"text": marked(n, "condition"), "state": "met", "on": "2022-01-02", "note": marked(n, "note")},
        "probability": {"low": 0.6, "high": 0.8, "reason": marked(n, "reason")},
        "status": "resolved",
        "outcome": "occurred",
        "resolved_on": "2022-02-04",
        "ruling": marked(n, "ruling"),
        "events": [f"event-{n}"],
        "evidence": [_evidence(n, "own")],
        "second_reader": {"outcome": "partly", "note": marked(n, "second")},
        "related": [{"claim": f"claim-{(n + 1) % len(HOSTILE)}", "relation": "repeats"}],
        "forecasts": [
            {"by": marked(n, "by"), "on": "2022-01-05", "probability": 0.4, "note": marked(n, "forecast")},
        ],
        "updates": [{"on": "2022-01-06", "note": marked(n, "update")}],
        "corrections": [
            {"on": "2022-03-01", "field": marked(n, "field"), "was": marked(n, "was"), "reason": marked(n, "change")}
        ],
    }
