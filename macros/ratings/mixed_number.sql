{# A number below 2,147,483,647 that a film and a user have between them: as good as random, and the same
   on every engine. Squaring it tears apart what a product alone would keep in step from user to user. #}
{% macro mixed_number(movie_id, user_id) -%}
    {%- set mixed -%}
        ((cast({{ movie_id }} as bigint) * 2654435761 + {{ user_id }}) % 2147483647)
    {%- endset -%}
    ({{ mixed }} * {{ mixed }} % 2147483647)
{%- endmacro %}
