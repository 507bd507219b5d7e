"""What a committee is shown, decides, and keeps."""
