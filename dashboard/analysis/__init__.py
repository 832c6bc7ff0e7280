"""Register to tidy tables, counts and scores. No streamlit, no plotly."""
