"""What a session means: next dates, words, day patterns and RRULE."""
