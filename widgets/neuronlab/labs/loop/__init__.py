"""The room of LoopLab and BugLab: a training loop in PyTorch's words, in order and out of it."""
