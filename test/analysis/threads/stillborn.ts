/** A thread that does not even start. */
throw new TypeError("The grammar is missing.");
