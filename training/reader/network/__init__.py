"""The encoder with its heads, and the examples that it takes."""
