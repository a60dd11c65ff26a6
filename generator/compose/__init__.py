"""Pages of the edition, made from annotated telegrams, entries and prose."""
