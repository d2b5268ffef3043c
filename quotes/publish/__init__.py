"""The database as a site: Datasette, its metadata, and pages on which the quotes stand marked in their articles."""
