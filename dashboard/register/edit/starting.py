"""A minimal register that works at once: one article, one claim, the schema for editors, and a README."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dashboard.register import schema
from dashboard.register.canonical import canonical
from dashboard.register.edit.operations import Refusal

SCHEMA = "claims.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}"
ARTICLE = """The old bridge
An example article, {day}

“The bridge will open again before the end of next year,” the mayor said on Monday. Nobody asked what it will cost.
"""
README = """# My register

A register of claims: what people said would happen or was so, with their exact words, and what became of it.
This folder is an example with one article and one claim. Replace both by your own.

| file | what it is |
|---|---|
| `claims.yaml` | the register: topics, sources, speakers, events and claims |
| `seeds/` | the articles, stored whole and never edited; the quotes are looked up in them |
| `claims.schema.json` | lets editors complete keys and explain values; `python -m dashboard schema` writes it |

Run these from the folder of the dashboard, with the path of this folder for DIR:

```
python -m dashboard check DIR                        # every problem with its line and a remedy
streamlit run dashboard/app.py -- --register DIR     # the pages; they follow the file as you save it
python -m dashboard export DIR                       # the register as JSON
python -m dashboard add --register DIR               # asks for a new claim and finds its quote in the article
python -m dashboard resolve bridge-opens-again --register DIR --help
python -m dashboard due DIR                          # what is overdue, what is due soon
```

To make it the register of every command and of the pages, set the environment variable `CLAIMS_FILE` to this folder.
A large register may be split: any `*.yaml` here and in `claims/` is read, and ids hold across files.
"""


def start_register(folder: Path, today: date, dry_run: bool = False) -> list[Path]:
    """Write the files of a new register; returns their paths.

    Raises:
        Refusal: The folder is not empty, or cannot be written.
    """
    files = {folder / name: text for name, text in _files(today).items()}
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refusal(f"{folder} is not an empty folder", "name a folder that does not exist yet")
        if not dry_run:
            for file, text in files.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                with file.open("x", encoding="utf-8", newline="\n") as target:
                    target.write(text)
    except (OSError, ValueError) as error:  # ValueError: a path that no file can have
        said = getattr(error, "strerror", None) or error
        raise Refusal(f"{folder} cannot be written: {said}", "name another folder") from None
    return list(files)


def _files(today: date) -> Mapping[str, str]:
    written_on = f"{today.day} {today:%B %Y}"
    return {
        "claims.yaml": canonical(_register(today), MODELINE),
        "seeds/example.txt": ARTICLE.format(day=written_on),
        SCHEMA: schema.text(),
        "README.md": README,
    }


def _register(today: date) -> Mapping[str, object]:
    return {
        "register": {"title": "My register", "description": "One example: what a mayor said about a bridge."},
        "topics": {"bridge": {"label": "The bridge"}},
        "sources": {
            "example-article": {
                "file": "seeds/example.txt",
                "title": "The old bridge",
                "publisher": "An example",
                "published_on": today,
                "published_on_basis": "The line below the headline.",
            }
        },
        "speakers": {"mayor": {"name": "The mayor", "role": "Head of the town", "side": "Town"}},
        "claims": [
            {
                "id": "bridge-opens-again",
                "kind": "prediction",
                "statement": f"The old bridge is open to traffic again before the end of {today.year + 1}.",
                "quote": "The bridge will open again before the end of next year",
                "source": "example-article",
                "speaker": "mayor",
                "topics": ["bridge"],
                "made_on": today,
                "resolves_by": date(today.year + 1, 12, 31),
                "criteria": "So if traffic crosses it by that day. Partly if only walkers do. Not so otherwise.",
                "hedge": "will",
                "status": "open",
            }
        ],
    }
