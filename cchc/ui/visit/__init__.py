"""Who is here: the address with what was chosen, the language, the tab; how a page ends or says what went wrong."""
