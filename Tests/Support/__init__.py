"""What the server tests share: a running Facet, and the folders they work in."""
