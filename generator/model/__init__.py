"""What things are: frozen dataclasses and named tuples, standard library only."""
