"""What figures are measured by: places, frameworks, documents, the calendar."""
