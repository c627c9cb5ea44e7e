"""The five systems that the library carries, ready to run."""
