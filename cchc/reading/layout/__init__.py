"""Where tables begin and end: headings, columns, lines, what stands around them."""
