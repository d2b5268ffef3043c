"""Training of the shipped models from public corpora; not needed to run them."""
