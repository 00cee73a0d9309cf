"""The action plan on the screen: table, board, per person, and the details of one action."""
