"""A larger reader teaches a smaller one: what it reads in plain texts, with its shares instead of decisions."""
