"""Two who do not agree: what each said, what they write, and where each stands."""
