import pandas as pd

from dashboard.analysis.ledger import Step, ledger_table
from dashboard.charts.ledger import ledger_figure

STEPS = (
    Step("read", "Every passage.", 16, {"opinion <b>": 3, "rhetoric": 1}),
    Step("claims", "Checkable.", 12),
)


def test_every_row_is_drawn_with_its_number():
    reached, stopped = ledger_figure(ledger_table(STEPS)).data
    assert list(reached.text) == ["16", "12"]
    assert list(reached.base) == [0, 0]
    assert list(stopped.text) == ["3", "1"]
    assert list(stopped.base) == [12, 15]
    assert list(reached.y) + list(stopped.y) == [0, 3, 1, 2]


def test_names_are_shown_as_they_stand():
    figure = ledger_figure(ledger_table(STEPS))
    assert list(figure.layout.yaxis.ticktext) == ["<b>read</b>", "− opinion &lt;b&gt;", "− rhetoric", "<b>claims</b>"]
    assert list(figure.data[1].customdata) == ["opinion &lt;b&gt;", "rhetoric"]
    assert figure.layout.xaxis.title.text == "passages, then claims"


def test_nothing_read_is_said():
    for table in (ledger_table([Step("read", "", 0)]), pd.DataFrame(columns=["step", "reason", "n", "start"])):
        assert ledger_figure(table).layout.annotations[0].text == "Nothing was read yet."
