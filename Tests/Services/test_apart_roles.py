"""The role table, cell by cell, where each module is a process: the same cases as for one process."""

from API.test_role_table import *  # noqa: F401, F403
