"""Answers to questions, kept for everybody, with what they compare and explain."""
