"""What the text of one cell means: a number, a code, a day."""
