"""What is asked, without a window."""
