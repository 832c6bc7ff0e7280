"""On the Record: what people said would happen, and what became of it."""
