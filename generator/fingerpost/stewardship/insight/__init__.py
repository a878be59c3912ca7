"""What there is and what is missing, in words: for the pages, for the command line and for the yearly report."""
