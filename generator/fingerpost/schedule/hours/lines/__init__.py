"""Hours that are written in lines: a day, a name or a month on one, and its hours below."""
