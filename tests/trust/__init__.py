"""What the edition promises, tried on the whole of it: docs/trust.md names the tests here."""
