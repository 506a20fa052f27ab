"""What a change would do and remove, said before it is done."""
