"""Improvements in a repository: what git and the forge say of them, and the steps that change them."""
