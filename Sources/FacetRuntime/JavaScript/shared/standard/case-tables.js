// Made by scripts/tables/unicode_tables.py for Unicode 14.0.0. Change that, not this.

// First and last scalar of each range where an engine's mapping is the language's, as distances in base 36.
export const knownRanges =
  "1t mu 4 4 7 4 2 0 2 j 2 b0 2 11 b 12 26x 11 2 0 6 0 3 1b ip 2d 3 5 1oj 8 8 16 3 2 56 bg 3 5 3 11 3 5 3 7 2 0 2 0 2 0 2 u 3 1g 2 e 2 d 3 5 5 c 6 2 2 6 8a 2m mq 1f 1ef 6r d 11 2 0 6 0 nwz 2j 3r 4o 6 1 5 3 s 1 nx 0 t 27 fnl 6 d 4 sq 1l x2 27 2p z 5 z 39 a 2 e 2 6 2 1 2 a 2 e 2 6 2 1 1c4 1e e 1e 2b2 1r gv5 1r o75 1v"

// Every scalar with the property White_Space.
export const whiteSpace = "\t\n\u000b\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
