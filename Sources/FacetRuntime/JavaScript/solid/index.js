// The part of `solid-js` that generated code uses.
