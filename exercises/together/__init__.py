"""What a group does at one table: private rounds, cards, dot votes, a fist of five, reasons."""
