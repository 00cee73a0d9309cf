"""What the room sees on the big screen, as pure data."""
