"""What a word means beside others: a month that is a name, a number that is a class, a day that is denied."""
