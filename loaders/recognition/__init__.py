"""Whose workbook is it, for when, and where do its sheets, titles and rows stand?"""
