"""Tells names that mean a place from names of governments, peoples, teams and papers."""

from geo.geoparse.roles.classifier import MODEL, RoleClassifier
from geo.geoparse.roles.templates import TEMPLATES, Features

__all__ = ["MODEL", "TEMPLATES", "Features", "RoleClassifier"]
