"""On the Record: page settings and navigation. Started with `streamlit run dashboard/app.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # `streamlit run` puts only this folder there
    sys.path.insert(0, str(ROOT))

import streamlit as st

from dashboard.ui.current import current, follow_changes
from dashboard.ui.pages import navigation
from dashboard.ui.problems import banner, nothing_to_show

st.set_page_config(page_title="On the Record", page_icon="📌", layout="wide")
page = navigation()
now = current()
if now.register.claims:
    banner(now)
    page.run()
else:
    nothing_to_show(now.problems)
follow_changes()
