"""What a trained reader says of documents, and how well."""
