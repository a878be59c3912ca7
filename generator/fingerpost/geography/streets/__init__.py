"""Street maps: our own archive, and the pictures of a provider."""
