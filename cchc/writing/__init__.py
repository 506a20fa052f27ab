"""Workbooks out: exports, forms to fill in, the sender's own file with comments."""
