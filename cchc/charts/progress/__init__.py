"""How much is done of what is to be done."""
