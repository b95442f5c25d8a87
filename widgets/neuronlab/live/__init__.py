"""What every lab is made of: the lab itself, its picture, its controls, its numbers."""
