"""The edition: the directory as it may be shown, on one day and in one language. All output is made from it."""
