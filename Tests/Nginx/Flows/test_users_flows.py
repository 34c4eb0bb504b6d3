"""Tests/Browser/test_users.py through nginx: the fixtures of this folder take the place of those that it was written for."""

from Browser.test_users import *  # noqa: F403
