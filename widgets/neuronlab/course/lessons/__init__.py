"""The questions of each lesson: predictions and exercises, with answers that are computed."""
