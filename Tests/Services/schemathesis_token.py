"""Read by schemathesis (SCHEMATHESIS_HOOKS): it speaks to a module as its gateway would, with a new token before the old one ends."""

import os

import schemathesis

from Support.services import token


@schemathesis.auth(refresh_interval=20)
class Gateway:
    """In the environment: the key's file, the module, and whose role the caller has."""

    def get(self, case, context):
        return token(os.environ["FACET_KEY"], os.environ["FACET_MODULE"], role=os.environ["FACET_ROLE"])

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}
