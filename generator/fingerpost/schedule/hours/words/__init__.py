"""The words of hours: days, times, weeks, and what is looked for in a text to find them."""
