{# The whole number that a cell spells, of 18 digits at most, thousands separators and a decimal part of
   zeros aside; null for anything else. #}
{% macro whole_number(text) -%}
    cast(
        {{ regexp_replace_all(regexp_extract(text, '^ *([0-9]{1,3}(?:[, ][0-9]{3}){1,5}|[0-9]{1,18})(?:[.]0+)? *$'), '[, ]', '') }}
        as bigint
    )
{%- endmacro %}

{# The same of at most 9 digits, as an integer: ranks, weeks. #}
{% macro small_number(text) -%}
    cast({{ regexp_extract(text, '^ *([0-9]{1,9})(?:[.]0+)? *$') }} as integer)
{%- endmacro %}

{# The number below a million that a cell spells, with a point or a comma before its decimals; null for
   anything else. #}
{% macro decimal_number(text) -%}
    cast(replace({{ regexp_extract(text, '^ *([0-9]{1,6}(?:[.,][0-9]+)?) *$') }}, ',', '.') as double)
{%- endmacro %}

{# Minutes from a running time spelled h:mm (also h:mm:ss and h:mm*); null for anything else. #}
{% macro clock_minutes(text) -%}
    {%- set clock = '^ *([0-9]{1,6}):([0-5][0-9])(?::[0-5][0-9])? *[*]? *$' -%}
    cast({{ regexp_extract(text, clock, 1) }} as integer) * 60 + cast({{ regexp_extract(text, clock, 2) }} as integer)
{%- endmacro %}

{# True, false or null from a cell that says yes, no, true, false, 1 or 0. #}
{% macro yes_or_no(text) -%}
    case lower(trim({{ text }}))
        when 'yes' then true
        when 'true' then true
        when '1' then true
        when 'no' then false
        when 'false' then false
        when '0' then false
    end
{%- endmacro %}
