"""Takes what the form sends to an address of the owner's: checks it, keeps it, and proposes it or lets it wait."""
