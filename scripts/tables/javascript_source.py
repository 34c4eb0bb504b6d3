"""Prints JavaScript source of tables."""

import json

SHARED = "Sources/FacetRuntime/JavaScript/shared/"


def text(value):
    """A JavaScript string literal; what is outside ASCII is escaped, so that no-break spaces can be seen."""
    return json.dumps(value)


def value(item, indent=""):
    """An object or array literal with a line for each member; names that need no quotes have none."""
    if isinstance(item, dict):
        members = [f"{indent}  {key if key.isidentifier() else text(key)}: {value(of, indent + '  ')},\n" for key, of in item.items()]
        return "{\n" + "".join(members) + indent + "}"
    return json.dumps(item)
