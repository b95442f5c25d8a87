"""Lesson 09, training a multilayer perceptron: predictions and exercises."""

from .exercises import EXERCISES
from .predictions import PREDICTIONS

__all__ = ["EXERCISES", "PREDICTIONS"]
