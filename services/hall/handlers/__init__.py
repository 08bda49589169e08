"""What the hall does: one module a noun, and `reads` for the queries."""
