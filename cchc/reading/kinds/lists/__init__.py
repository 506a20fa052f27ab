"""Lists of units, with their ranks."""
