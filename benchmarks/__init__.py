"""How fast Samsyn is, always as a ratio measured in one run: `make bench`. docs/performance.md says how and why."""
