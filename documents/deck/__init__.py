"""The committee's deck: native charts that the person who presents can still edit."""
