"""Tables to figures: frame in, figure out. No streamlit."""
