// The part of `preact` that generated code uses.
