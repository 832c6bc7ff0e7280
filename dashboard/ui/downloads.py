"""Downloads of what is on show."""

import json
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.exchange.csv_export import csv_text
from dashboard.exchange.json_export import claim_record
from dashboard.register.loaded import Register


def claim_downloads(register: Register, shown: pd.DataFrame, today: date) -> None:
    """Buttons for the claims on show, built only when they are pressed."""
    records = [claim_record(register, register.claims[name], today) for name in shown["id"]]
    with st.container(horizontal=True):
        st.download_button(
            "Download as CSV",
            data=lambda: csv_text(records),
            file_name="claims.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
        )
        st.download_button(
            "Download as JSON",
            data=lambda: json.dumps(records, ensure_ascii=False, indent=2),
            file_name="claims.json",
            mime="application/json",
            on_click="ignore",
            icon=":material/download:",
        )
