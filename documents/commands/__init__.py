"""The command line of the documents: each verb composes, none decides."""
