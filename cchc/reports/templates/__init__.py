"""Templates of an office, in Word: which fields they may name, and how one is checked and filled."""
