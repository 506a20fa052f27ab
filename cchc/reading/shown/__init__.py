"""A second opinion: what a cell shows, worked out without the reader's own rules, beside what was read of it."""
