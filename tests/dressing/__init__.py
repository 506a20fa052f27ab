"""Plain tables whose right answer is known, dressed as offices dress them: what is read must be the same, or be refused.

`book` is a workbook on paper and `formats` writes it in six formats; `table` is a table with its right answer, `plain`
makes one of each kind, `clothes` dresses it, `comparing` holds what was read against the answer. Nothing here calls
the reader but `trial`, which gives it the finished bytes.
"""
