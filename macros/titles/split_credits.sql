{# CTEs with one row per record, role and spelling of a name, appended to a `with`; the last one is `credits`.
   `relation` has the key column and the lists `director` and `cast_members`. (Mark the call `-- noqa: PRS`, as
   that of split_items.) #}
{% macro split_credits(relation, key_column) -%}
directors as (
    {{ split_items(relation, key_column, 'director', 'spelling') }}
),

cast_members as (
    {{ split_items(relation, key_column, 'cast_members', 'spelling') }}
),

credits as (
    select
        {{ key_column }},
        spelling,
        'director' as role,
        position as billing_position
    from directors

    union all

    select
        {{ key_column }},
        spelling,
        'cast' as role,
        position as billing_position
    from cast_members
)
{%- endmacro %}
