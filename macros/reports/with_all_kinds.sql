{# A select of the columns with the kind of each row, and of every row once more as the kind all. #}
{% macro with_all_kinds(relation, columns) -%}
    select
        kind,
        {{ columns | join(', ') }}
    from {{ relation }}

    union all

    select
        'all' as kind,
        {{ columns | join(', ') }}
    from {{ relation }}
{%- endmacro %}
