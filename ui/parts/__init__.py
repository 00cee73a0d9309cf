"""The parts pages are built of. Each takes a Look and its texts, and tells what the user did by signals."""
