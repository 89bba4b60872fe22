"""The two official papers, situation report and statement, as PDF/A: values in, bytes out, without Qt."""
