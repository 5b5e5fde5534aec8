"""What is wrong with a draft, each fault a link to its place."""
