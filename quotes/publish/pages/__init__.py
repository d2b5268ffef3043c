"""What our pages show, read from the database as plain records; templates set them."""
