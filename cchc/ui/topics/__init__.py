"""What several pages show of one topic: dossiers, tasks, attention, limitations, backups."""
