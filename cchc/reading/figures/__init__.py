"""The cells of a table as typed values; those of two readings are decided together."""
