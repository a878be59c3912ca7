"""Records: the model, frozen dataclasses, and problems with their place in a file."""
