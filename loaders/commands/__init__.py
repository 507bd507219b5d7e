"""The verbs of the command line, one module a family: each composes, none decides."""
