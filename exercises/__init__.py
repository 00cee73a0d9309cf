"""What is asked: packs of exercises as data, and what their fields, pictures and blind-spot rules mean."""
