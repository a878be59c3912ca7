"""What an earlier build made and may be used again. The folder can be deleted as a whole."""
