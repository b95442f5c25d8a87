"""The picture that opens each lesson: its question and its direction, from a real model's numbers.

``opening_NN.py`` has ``SEEN``, what is seen in words, and ``draw``, which puts it on a strip. None
of them answers a prediction.
"""
