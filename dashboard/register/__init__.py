"""The register: YAML text to checked records. No pandas, no streamlit."""
