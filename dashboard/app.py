"""On the Record: page settings and navigation. Started with `streamlit run dashboard/app.py`."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # `streamlit run` puts only this folder there
    sys.path.insert(0, str(ROOT))

import streamlit as st

from dashboard.ui.as_of import as_of_banner, as_of_control
from dashboard.ui.current import current, follow_changes, latest
from dashboard.ui.pages import navigation, page_title, show_address
from dashboard.ui.problems import banner, nothing_to_show

# Streamlit's links show the keyboard's place by a tint that can hardly be seen.
FOCUS = "<style>a:focus-visible { outline: 2px solid #2F7FD6 !important; outline-offset: 2px; }</style>"

st.set_page_config(page_title="On the Record", page_icon="📌", layout="wide")
page = navigation()
st.set_page_config(page_title=f"{page_title(page)} · On the Record")
st.html(FOCUS)
show_address()
everything = latest()
if everything.register.claims:
    as_of_control(everything.claims["made_on"].min().date(), everything.today)
    now = current()
    banner(now)
    as_of_banner(len(now.register.claims), now.n_later)
    page.run()
else:
    nothing_to_show(everything.problems)
follow_changes()
