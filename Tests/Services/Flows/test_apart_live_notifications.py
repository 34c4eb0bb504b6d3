"""Tests/Browser/test_live_notifications.py on separate processes: the fixtures of this folder take the place of those that it was written for."""

from Browser.test_live_notifications import *  # noqa: F403
