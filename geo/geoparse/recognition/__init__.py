"""Recognizes toponyms: gazetteer matches, weighed by rules, are features of a trained sequence model."""

from geo.geoparse.recognition.recognizer import TrainedRecognizer

__all__ = ["TrainedRecognizer"]
