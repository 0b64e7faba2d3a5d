"""The catalogue's models in pandas, for `bench` to measure DuckDB against.

It makes every mart, report and quality table that the SQL makes, with no loop over rows. Text is
Arrow's, and regular expressions run in the library (RE2) that DuckDB has too.
Where records of one work form chains, or a genre serves films and series alike, it takes a simpler
way; the catalogue has neither, and the tables are compared.
"""
