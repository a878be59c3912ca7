"""The edition: the directory as it may be shown, on one day and in one language. All that leaves is made from it."""
