"""Measurements that print ratios; nothing here passes or fails."""
