"""Figures and days typed on the page: grids, boxes, the form to fill in."""
