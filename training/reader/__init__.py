"""Training of the reader: a small encoder with heads that find statements in commentary on world affairs."""
