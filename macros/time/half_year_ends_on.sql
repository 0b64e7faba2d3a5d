{# The last day of a half-year such as 2023H1; null for null. #}
{% macro half_year_ends_on(half_year) -%}
    make_date(
        cast(left({{ half_year }}, 4) as integer),
        case when right({{ half_year }}, 2) = 'H1' then 6 else 12 end,
        case when right({{ half_year }}, 2) = 'H1' then 30 else 31 end
    )
{%- endmacro %}
