"""Random edits of the project's own register: all but the values concerned stays byte for byte."""

from functools import cache

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.register.composing import composed
from dashboard.register.edit.formatting import formatted
from dashboard.register.edit.operations import Append, Put, applied, same
from dashboard.register.edit.splicing import spliced
from dashboard.register.edit.spots import comments, spots
from tests.builders import ROOT, SMALL, small_data

SECTIONS = ("claims", "events", "sources", "speakers", "topics", "considered")
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=200).filter(str.strip),
    st.sampled_from(
        ["yes", "12:30", "# x", "a # b", "it's", "- a", "a: b", "~", "2022-01-01", "null", "{a", "[b", "%", "👍"]
    ),
    st.lists(st.sampled_from(["word", "“said”", "it's", "a:", "#1", "longer-word"]), min_size=30, max_size=80).map(
        " ".join
    ),
)


@cache
def real():
    text = (ROOT / "claims.yaml").read_text(encoding="utf-8")
    root = composed(text)
    return text, root, root.plain()


@cache
def line_starts(text):
    return [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]


def plain_keys(entry):
    return [key for key, value in entry.items() if not isinstance(value, dict | list)]


@st.composite
def edits(draw, data):
    """One to four operations on one entry, with the keys that they touch."""
    section = draw(st.sampled_from(SECTIONS))
    content = data[section]
    names = list(content) if isinstance(content, dict) else list(range(len(content)))
    name = draw(st.sampled_from(names))
    entry = content[name]
    operations, touched = [], set()
    for _ in range(draw(st.integers(1, 4))):
        way = draw(st.sampled_from(["replace", "insert", "list"]))
        if way == "replace":
            key = draw(st.sampled_from(plain_keys(entry)))
            operations.append(Put((section, name, key), draw(TEXTS)))
        elif way == "insert":
            key = draw(st.sampled_from(["ruling", "hedge", "notes", "role", "dating", "note", "description"]))
            if isinstance(entry.get(key), dict | list):
                continue
            operations.append(Put((section, name, key), draw(TEXTS)))
        else:
            key = draw(st.sampled_from(["updates", "evidence", "events", "forecasts"]))
            value = draw(TEXTS) if key == "events" else {"on": draw(TEXTS), "note": draw(TEXTS)}
            operations.append(Append((section, name, key), value))
        touched.add(key)
    return (section, name), operations, touched


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_random_edits_of_the_real_register_keep_everything_else(draw):
    text, root, data = real()
    (section, name), operations, touched = draw.draw(edits(data))
    new = spliced(text, operations, root)

    node = root.value[section]
    line = node.value[name].line if isinstance(node.value, list) else node.keys[name][0]
    starts = line_starts(text)
    start = starts[line - 1]
    later = [item.line for item in node.value] if isinstance(node.value, list) else [at for at, _ in node.keys.values()]
    following = [at for at in (*later, *(at for at, _ in root.keys.values())) if at > line]
    end = starts[min(following) - 1] if following else len(text)
    assert new.startswith(text[:start])
    assert new.endswith(text[end:])

    old_entry, new_entry = text[start:end], new[start : len(new) - len(text) + end]
    step = 0 if isinstance(node.value, list) else name
    before, after = spots(old_entry).child(step), spots(new_entry).child(step)
    for key in before.keys:
        if key not in touched:
            old, fresh = before.values[key], after.values[key]
            assert old_entry[old.start : old.end] == new_entry[fresh.start : fresh.end]
    kept = [key for key in after.keys if key in before.keys]
    assert kept == list(before.keys)

    shortened = {section: [data[section][name]] if isinstance(name, int) else {name: data[section][name]}}
    local = [type(op)((section, 0 if isinstance(name, int) else name, *op.path[2:]), op.value) for op in operations]
    assert same({section: composed(new_entry).plain()}, applied(shortened, local))


def test_an_edited_real_register_means_what_it_should():
    text, root, data = real()
    operations = [
        Put(("claims", 100, "ruling"), "12:30 # no comment"),
        Append(("claims", 100, "evidence"), {"url": "https://example.org", "title": "yes"}),
        Append(("claims",), {"id": "new-claim", "topics": ["iran"]}),
        Put(("events", "a-new-event"), {"title": "t", "summary": "s"}),
    ]
    assert same(composed(spliced(text, operations, root)).plain(), applied(data, operations))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_edits_of_a_commented_register_keep_every_comment(draw):
    lines = SMALL.split("\n")
    marks = draw.draw(st.lists(st.integers(0, len(lines) - 1), max_size=25, unique=True))
    for number in sorted(marks, reverse=True):
        if lines[number].strip() and draw.draw(st.booleans()):
            lines[number] += f"  # behind {number}"
        else:
            lines.insert(number, f"{' ' * draw.draw(st.integers(0, 6))}# above {number}")
    text = "\n".join(lines)
    data = composed(text).plain()
    _, operations, _ = draw.draw(edits(data))
    new = spliced(text, operations)
    assert same(composed(new).plain(), applied(data, operations))
    assert all(comment in new for _, comment in comments(text, spots(text)))

    tidy = formatted(text)
    assert same(composed(tidy).plain(), data)
    assert formatted(tidy) == tidy
    assert all(comment in tidy for _, comment in comments(text, spots(text)))


class Indented(yaml.SafeDumper):
    def increase_indent(self, flow=False, indentless=False):  # noqa: ARG002
        return super().increase_indent(flow, False)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_edits_of_a_register_in_any_style_mean_what_they_should(draw):
    text = yaml.dump(
        small_data(),
        Dumper=draw.draw(st.sampled_from([yaml.SafeDumper, Indented])),
        sort_keys=draw.draw(st.booleans()),
        width=draw.draw(st.sampled_from([40, 110])),
        indent=draw.draw(st.sampled_from([2, 3, 4])),
        default_flow_style=draw.draw(st.sampled_from([False, None, True])),
        line_break=draw.draw(st.sampled_from(["\n", "\r\n"])),
    )
    text = text.rstrip("\r\n") if draw.draw(st.booleans()) else text
    data = composed(text).plain()
    _, operations, _ = draw.draw(edits(data))
    assert same(composed(spliced(text, operations)).plain(), applied(data, operations))
    assert formatted(formatted(text)) == formatted(text)
