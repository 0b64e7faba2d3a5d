{# A select with one row per (key, piece) of a text between separators: the key column, the piece as it
   stands, and its position from 1. The separator is one plain character. A null text gives no row. #}
{% macro split_pieces(relation, key_column, text, separator, piece_name) %}
    {{- adapter.dispatch('split_pieces')(relation, key_column, text, separator, piece_name) -}}
{% endmacro %}

{% macro default__split_pieces(relation, key_column, text, separator, piece_name) %}
    select
        {{ key_column }},
        unnest(pieces) as {{ piece_name }},
        cast(generate_subscripts(pieces, 1) as integer) as position
    from (
        select {{ key_column }}, string_split({{ text }}, {{ separator }}) as pieces
        from {{ relation }}
        where {{ text }} is not null
    ) as split_texts
{% endmacro %}

{% macro spark__split_pieces(relation, key_column, text, separator, piece_name) %}
    select
        {{ key_column }},
        {{ piece_name }},
        cast(piece_offset + 1 as integer) as position
    from (
        select {{ key_column }}, split({{ text }}, {{ separator }}) as pieces
        from {{ relation }}
        where {{ text }} is not null
    ) as split_texts
    lateral view posexplode(pieces) as piece_offset, {{ piece_name }}
{% endmacro %}
