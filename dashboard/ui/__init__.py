"""The only place for session state, address, cache, filters, table columns and escaping."""
