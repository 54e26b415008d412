"""What several tests need: made-up questions, and strategies for values."""
