"""Characters that a reader does not see, but that a screen or a spreadsheet obeys."""

# Control characters but for tab and line feed, zero-width characters but for the joiners that
# scripts and emoji need, and those that turn the direction of writing.
INVISIBLE = (
    *(chr(code) for code in (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))),
    *"\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff",
)
ANY_INVISIBLE = (
    "[" + "".join(f"\\x{{{ord(character):04X}}}" for character in INVISIBLE) + "]"
)  # RE2
