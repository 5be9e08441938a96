"""Plugins of agents out of their files, validated, and the version of each that is in force (source: hot reload)."""
