"""What builds and checks Enfilade, and is no part of it."""
