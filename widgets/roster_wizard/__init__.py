"""The roster wizard: from a file to an applied import, with nothing written before the officer says so."""
