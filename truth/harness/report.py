"""docs/accuracy.md, out of the results."""


def write(table, results, target):
    """Writes the page."""
