"""Numeric fitting for the dbt Python models: arrays in, arrays out; no SQL, no business rules."""
