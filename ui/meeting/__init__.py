"""What a meeting in the room needs of the window: the clock, the agenda, and what is noted on the way."""
