"""What is typed in the application itself."""
