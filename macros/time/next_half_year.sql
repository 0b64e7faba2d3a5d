{# The half-year that follows one such as 2023H1; null for null. #}
{% macro next_half_year(half_year) -%}
    case
        when right({{ half_year }}, 2) = 'H1' then left({{ half_year }}, 4) || 'H2'
        else
            cast(cast(left({{ half_year }}, 4) as integer) + 1 as {{ dbt.type_string() }}) || 'H1'
    end
{%- endmacro %}
