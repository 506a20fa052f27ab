"""A report as files: PDF, workbook, slides, charts, and all of them in one package."""
