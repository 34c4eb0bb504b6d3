// What pages of the Svelte variant use beside their own code.
