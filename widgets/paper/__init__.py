"""Pages: what is looked at, as a sheet of values and from there as a PDF or on paper."""
