"""Tests/Browser/test_sign_in.py on separate processes: the fixtures of this folder take the place of those that it was written for."""

from Browser.test_sign_in import *  # noqa: F403
