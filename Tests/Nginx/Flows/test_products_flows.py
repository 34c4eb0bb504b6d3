"""Tests/Browser/test_products.py through nginx: the fixtures of this folder take the place of those that it was written for."""

from Browser.test_products import *  # noqa: F403
