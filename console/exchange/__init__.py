"""The use cases of the exchange, for the command line and the desk: founding, enrolling, exchanging with the hub and by file."""
