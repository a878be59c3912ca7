"""What an import says of a list when it is done, for a person with an afternoon."""
