"""What brackets and tails say of the days and times beside them."""
