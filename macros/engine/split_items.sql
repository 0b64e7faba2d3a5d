{# A select with one row per (key, item) of a comma-separated text: the key column, the item trimmed, and
   its position (from 1) among the distinct items that are not blank; a repeated item counts at its first
   place. A null text gives no row. (sqlfluff
   cannot read lambdas: mark the call `-- noqa: PRS`.) #}
{% macro split_items(relation, key_column, text, item_name) %}
    {{- adapter.dispatch('split_items')(relation, key_column, text, item_name) -}}
{% endmacro %}

{# Each list is made within its row: no sort and no aggregation over all items. Nearly all are separated
   by a comma and one blank throughout, so only the others have each item trimmed. #}
{% macro default__split_items(relation, key_column, text, item_name) %}
    select
        {{ key_column }},
        unnest(items) as {{ item_name }},
        cast(generate_subscripts(items, 1) as integer) as position
    from (
        select
            {{ key_column }},
            list_filter(items, lambda item, place: list_position(items, item) = place) as items
        from (
            select
                {{ key_column }},
                case
                    when {{ regexp_like(text, '^,|,$|,[^ ]|,  |' ~ white_space_class() ~ ',|^ | $|' ~ white_space_class(but_blank=true)) }}
                        then list_filter(
                            list_transform(string_split({{ text }}, ','), lambda item: {{ trim_white_space('item') }}),
                            lambda item: item <> ''
                        )
                    else string_split({{ text }}, ', ')
                end as items
            from {{ relation }}
            where {{ text }} is not null
        ) as trimmed
    ) as distinct_items
{% endmacro %}

{% macro spark__split_items(relation, key_column, text, item_name) %}
    select
        {{ key_column }},
        {{ item_name }},
        cast(item_offset + 1 as integer) as position
    from (
        select
            {{ key_column }},
            array_distinct(
                filter(transform(split({{ text }}, ','), item -> {{ trim_white_space('item') }}), item -> item <> '')
            ) as items
        from {{ relation }}
    ) as distinct_items
    lateral view posexplode(items) as item_offset, {{ item_name }}
{% endmacro %}
