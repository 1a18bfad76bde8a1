"""Dateline reads reports about military forces and puts them on a map.

read → recognize → resolve → extract → store → frame → draw
"""
