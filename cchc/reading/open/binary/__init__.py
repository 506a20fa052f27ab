"""Excel's binary formats."""
