"""The headless front end: the dashboard's operations and readings as commands."""
