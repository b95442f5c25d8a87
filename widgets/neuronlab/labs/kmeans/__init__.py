"""The room of KMeansLab."""
