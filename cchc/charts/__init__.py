"""Rows in, figure out: the only room that knows Plotly.

Every function takes a DataFrame and a title that says the finding or the question, and returns a finished
figure; without rows it returns a note.
"""
