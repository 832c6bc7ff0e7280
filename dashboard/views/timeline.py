"""When? Said, due and resolved for every claim, and how the register's state moved."""

import streamlit as st

st.title("Timeline")
