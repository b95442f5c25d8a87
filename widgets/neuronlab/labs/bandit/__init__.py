"""The room of BanditLab."""
