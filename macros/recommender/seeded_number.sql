{# A number below 2,147,483,647 drawn by two numbers and a seed: as good as random, other for each seed, and
   the same on every engine. #}
{% macro seeded_number(first, second, seed) -%}
    {{ mixed_number(mixed_number(first, second), seed) }}
{%- endmacro %}
