"""Tests/Browser/test_orders.py on separate processes: the fixtures of this folder take the place of those that it was written for."""

from Browser.test_orders import *  # noqa: F403
