"""What things are: values that are never changed (frozen dataclasses, `value.py`), standard library only."""
