"""Lesson 11, Keras and PyTorch: predictions and exercises."""

from .exercises import EXERCISES
from .predictions import PREDICTIONS

__all__ = ["EXERCISES", "PREDICTIONS"]
