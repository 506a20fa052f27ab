"""How it changed: over the years, between two of them, and what came back."""
