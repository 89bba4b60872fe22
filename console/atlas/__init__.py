"""Floor 2: where places are. Base map, gazetteer, time zones and missions, read from replaceable files; no Qt, no register, no network."""
