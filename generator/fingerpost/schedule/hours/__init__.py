"""Reading hours as people write them: words become sessions, or stay words."""
