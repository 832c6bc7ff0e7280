"""The register in other people's formats. No pandas, no streamlit."""
