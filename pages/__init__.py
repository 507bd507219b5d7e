"""Composition only: one question a page."""
