"""The room of TemplateLab."""
