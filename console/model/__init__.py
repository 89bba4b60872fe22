"""Floor 1: what is true. Plain shapes and pure functions: no Qt, no session, no network, no clock read, no path."""
