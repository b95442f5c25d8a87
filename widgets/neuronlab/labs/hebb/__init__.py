"""The room of HebbLab."""
