"""Assignment problems from files and to a process of their own, and their answers as documents and sentences."""
