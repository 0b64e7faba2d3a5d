{# A select with one row per (key, item) of a comma-separated text: the key column, the item trimmed, and
   its position (from 1) among the distinct items that are not blank; a repeated item counts at its first
   place. A null text gives no row. (sqlfluff
   cannot read lambdas: mark the call `-- noqa: PRS`.) #}
{% macro split_items(relation, key_column, text, item_name) %}
    {{- adapter.dispatch('split_items')(relation, key_column, text, item_name) -}}
{% endmacro %}

{# Each text is split once, as many records share one, and each list is made within its row. Nearly all are
   separated by a comma and one blank throughout, so only the others have each item trimmed. #}
{% macro default__split_items(relation, key_column, text, item_name) %}
    select
        records.{{ key_column }},
        unnest(texts.items) as {{ item_name }},
        cast(generate_subscripts(texts.items, 1) as integer) as position
    from {{ relation }} as records
    inner join (
        select
            {{ text }},
            list_filter(items, lambda item, place: list_position(items, item) = place) as items
        from (
            select
                {{ text }},
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
            group by {{ text }}
        ) as trimmed
    ) as texts on records.{{ text }} = texts.{{ text }}
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
