"""What the pages share: store, workbook, charts, ui, words and the frame around every page."""
