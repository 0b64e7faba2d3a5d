{# A title with the article that MovieLens puts last in its place: `Birdcage, The` is The Birdcage. #}
{% macro leading_article(title) -%}
    {%- set pattern = '^(.+), (The|An?|L[eao]s?|Les|Il|El|De[rn]|Das|Die|Det)$' -%}
    coalesce(
        {{ regexp_extract(title, pattern, 2) }} || ' ' || {{ regexp_extract(title, pattern, 1) }},
        {{ title }}
    )
{%- endmacro %}
