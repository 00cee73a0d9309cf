"""The second window: what the room sees on the big screen."""
