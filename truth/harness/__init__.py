"""Runs real builds together, asks Parallax beforehand, and compares the two."""
