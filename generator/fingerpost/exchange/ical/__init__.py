"""iCalendar: what calendars on phones and computers read."""
