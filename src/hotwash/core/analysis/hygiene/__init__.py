"""What is wrong or odd in the files, with a safe repair where there is one: `RULES` is the table, `findings` asks it.

To add a rule, write one function from a `Scan` to findings and one line of the table.
"""
