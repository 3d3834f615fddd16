"""Figures and their rows, stored reports, costs, the wall: one file each."""
