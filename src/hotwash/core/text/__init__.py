"""Bytes and spans of text files: what holds for any Markdown file, whoever wrote it."""
