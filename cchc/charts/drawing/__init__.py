"""What charts are drawn with: look, axes, names in margins, marks."""
