"""What is due, gaps, links, duplicates, completeness."""
