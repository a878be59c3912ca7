"""What whoever rang has ticked on a ringing list comes back."""
