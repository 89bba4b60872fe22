"""What carries an exchange: the hub, later a file or the next desk. Only here is there a door to the network."""
