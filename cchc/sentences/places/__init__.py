"""Where units and provinces stand among their like, and who became one with whom."""
