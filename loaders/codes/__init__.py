"""The catalogue of findings' codes, and the guide written from it."""
