"""Charts that we paint ourselves: each has its figures in words, a table twin, and leaves as SVG, PNG or CSV."""
