"""A CSV file as columns of text, with the line of every record: fast where the file is plain, exact where it is not."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import csv as arrow_csv

from dashboard.analysis.forecast_table.model import TableError

NEWLINE, QUOTE = 10, 34


@dataclass(frozen=True)
class TextTable:
    """The records of a file as text: column i of `frame` belongs to `names[i]`.

    `line` is where each record begins, counted from 1; `ragged` gives the number of fields of the records that have
    too few or too many, by position; their values are empty.
    """

    names: list[str]
    frame: pd.DataFrame
    line: npt.NDArray[np.int64]
    ragged: dict[int, int]


def text_table(data: bytes) -> TextTable:
    """Read a comma-separated file with a header.

    Raises:
        TableError: It is empty, not UTF-8, or its quotes do not match.
    """
    text = _decoded(data)
    names, _ = next(_records(text))
    plain = [name.strip() for name in names]
    return _fast(text.encode(), plain) or _exact(text, plain)


def _decoded(data: bytes) -> str:
    """The file's text, each line break a single newline."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        msg = f"the file is not UTF-8 text: byte 0x{data[error.start]:02x} on line {line}"
        raise TableError(msg, "save it as UTF-8") from None
    if not text.strip():
        msg = "the file is empty"
        raise TableError(msg, "give it a header with at least the columns probability and outcome")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _records(text: str) -> Iterator[tuple[list[str], int]]:
    """Every record that is not a blank line, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for record in reader:
            if record:
                yield record, line
            line = reader.line_num + 1
    except csv.Error as error:
        msg = f"the record that begins on line {line} cannot be read: {error}"
        raise TableError(msg, 'close every quote; inside quotes, write " as ""') from None


def _fast(data: bytes, names: list[str]) -> TextTable | None:
    """The table by Arrow's reader; None where the exact reader must judge."""
    line = _lines(data)
    labels = [str(index) for index in range(len(names))]
    try:
        table = arrow_csv.read_csv(
            pa.py_buffer(data),
            read_options=arrow_csv.ReadOptions(column_names=labels),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=b'"' in data),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(labels, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if line is None or table.num_rows != line.size:
        return None
    frame = table.slice(1).to_pandas().set_axis(range(len(names)), axis="columns")
    return TextTable(names, frame, line[1:], {})


def _lines(data: bytes) -> npt.NDArray[np.int64] | None:
    """The line on which each record begins, blank lines aside; None when quotes do not pair."""
    marks = np.frombuffer(data, dtype=np.uint8)
    quotes = np.flatnonzero(marks == QUOTE)
    if quotes.size % 2:
        return None
    breaks = np.flatnonzero(marks == NEWLINE)
    number = np.arange(2, breaks.size + 2)
    if quotes.size:
        ends = np.searchsorted(quotes, breaks) % 2 == 0
        breaks, number = breaks[ends], number[ends]
    starts, stops = np.concatenate([[0], breaks + 1]), np.append(breaks, marks.size)
    return np.concatenate([[1], number])[stops > starts]


def _exact(text: str, names: list[str]) -> TextTable:
    """The table by Python's strict reader, record by record."""
    ragged: dict[int, int] = {}
    rows, lines = [], []
    records = _records(text)
    next(records)
    for index, (record, line) in enumerate(records):
        lines.append(line)
        if len(record) == len(names):
            rows.append(record)
        else:
            ragged[index] = len(record)
            rows.append([""] * len(names))
    frame = pd.DataFrame(rows, columns=range(len(names)), dtype=str)
    return TextTable(names, frame, np.array(lines, dtype=np.int64), ragged)
