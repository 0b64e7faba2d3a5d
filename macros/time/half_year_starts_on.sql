{# The first day of a half-year such as 2023H1, or the same day so many years before; null for null. #}
{% macro half_year_starts_on(half_year, years_before=0) -%}
    make_date(
        cast(left({{ half_year }}, 4) as integer) - {{ years_before }},
        case when right({{ half_year }}, 2) = 'H1' then 1 else 7 end,
        1
    )
{%- endmacro %}
