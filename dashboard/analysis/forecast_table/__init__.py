"""A table of forecasts in a CSV file: read strictly, refused row by row, every row accounted for.

    probability,outcome,forecaster,question,made_at,closes_at,weight,low,high
    0.7,1,ann,rain,2022-01-01,2022-02-01,1,0.6,0.8
    0.2,,bob,rain,2022-01-03,2022-02-01,1,,

- `probability` (required): a number from 0 to 1.
- `outcome` (required): 1 happened, 0 did not, empty while unresolved; unresolved rows are counted, not scored.
- `forecaster`, `question`: any text; empty means nobody's, or no question shared with another row.
- `made_at`, `closes_at`: ISO 8601 days or times; a day is its first moment, a time without a zone is UTC.
- `weight`: a number >= 0.
- `low`, `high`: the interval that was meant; an empty end is the probability itself.

Other columns are ignored, unless a report is grouped by one. The file is UTF-8, with or without a byte order mark, and
comma-separated; quoted values may hold commas and line breaks.
"""

from dashboard.analysis.forecast_table.model import COLUMNS, REASONS, ForecastTable, Refusal, TableError
from dashboard.analysis.forecast_table.read import read_forecasts

__all__ = ["COLUMNS", "REASONS", "ForecastTable", "Refusal", "TableError", "read_forecasts"]
