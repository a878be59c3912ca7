"""National postcode tables, as they are published, become the small files of a directory."""
