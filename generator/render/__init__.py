"""A page or a telegram to text: Markdown and the public formats."""
