"""What every import does with the records it makes: compare them with what is there, write them, remember them."""
