"""What a learner answers: predictions, checks, what is kept, and each lesson's questions."""
