"""The sample workspace and the scripted agent behind `hotwash --demo`."""
