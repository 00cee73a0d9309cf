"""A pack's texts, filled in with the group's own words."""
