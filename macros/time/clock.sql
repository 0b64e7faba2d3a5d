{# Seconds that a cell spells h:mm:ss, with any number of hours; null for anything else. The usual
   hh:mm:ss is read by position, in half the time. #}
{% macro clock_seconds(text) -%}
    case
        when {{ regexp_like(text, '^[0-9]{2}:[0-5][0-9]:[0-5][0-9]$') }}
            then
                cast(left({{ text }}, 2) as integer) * 3600
                + cast(substring({{ text }}, 4, 2) as integer) * 60
                + cast(right({{ text }}, 2) as integer)
        when {{ regexp_like(text, '^ *[0-9]{1,5}:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]+)? *$') }}
            then
                cast(split_part({{ text }}, ':', 1) as integer) * 3600
                + cast(split_part({{ text }}, ':', 2) as integer) * 60
                + cast(left(split_part({{ text }}, ':', 3), 2) as integer)
    end
{%- endmacro %}


{# Seconds after midnight of a time of day, h:mm or h:mm:ss with AM or PM or without, after the date in
   a cell; null where there is none. #}
{% macro time_of_day_seconds(text) -%}
    {%- set clock = '[ T]([0-9]{1,2}):([0-5][0-9])(?::([0-5][0-9]))?(?:[.,][0-9]+)? ?((?i)[ap][.]?m?[.]?|z|[+]00:?00|utc)?$' -%}
    {%- set hour = 'cast(' ~ regexp_extract(text, clock, 1) ~ ' as integer)' -%}
    {%- set half = 'lower(left(' ~ regexp_extract(text, clock, 4) ~ ', 1))' -%}
    (
        case
            when {{ half }} in ('a', 'p') and {{ hour }} not between 1 and 12 then null
            when {{ half }} = 'a' then {{ hour }} % 12
            when {{ half }} = 'p' then {{ hour }} % 12 + 12
            when {{ hour }} < 24 then {{ hour }}
        end * 3600
        + cast({{ regexp_extract(text, clock, 2) }} as integer) * 60
        + coalesce(cast({{ regexp_extract(text, clock, 3) }} as integer), 0)
    )
{%- endmacro %}


{# The date in a cell of an export, which may go on with a time: `order` says which of day and month
   comes first where slashes or hyphens leave it open, dots have the day first. #}
{% macro export_date(text, order) -%}
    {%- set day = regexp_extract(text, '^ *([^ T]+)') -%}
    coalesce(
        {{ parse_date(day, ['iso', 'yyyymmdd']) }},
        {{ plain_date('trim(' ~ text ~ ')') }},
        case when {{ day }} like '%.%' or {{ order }} = 'dmy' then {{ parse_date(day, ['d_m_yyyy']) }} end,
        case when {{ order }} = 'mdy' then {{ parse_date(day, ['m_d_yyyy']) }} end
    )
{%- endmacro %}
