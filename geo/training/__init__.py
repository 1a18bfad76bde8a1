"""Learns the weights that the geoparser ships with. Needs annotated corpora; nothing here runs for a user."""
