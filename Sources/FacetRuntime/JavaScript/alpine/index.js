// The part of `alpinejs` that generated code uses.
