"""The build cache: what an earlier build made and a later one may use again. The folder can be deleted at any time."""
