"""The catalogue's models in pandas, for `bench` to measure DuckDB against.

It makes every mart, report and quality table that the SQL makes, with no loop over rows: by pandas'
own methods, or with the text done by hand in Arrow, which reads and splits faster (see `text`).
Where records of one work form chains, or a genre serves films and series alike, it takes a simpler
way; the catalogue has neither, and the tables are compared.
"""
