"""What the plan is asked: where an action comes from, and which blind spots there are."""
