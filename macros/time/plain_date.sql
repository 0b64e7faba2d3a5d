{# The date that a text spells in one of the ways that leave no doubt which is the day and which the
   month (dots have the day first); null for anything else. #}
{% macro plain_date(text) -%}
    coalesce(
        {{ parse_date(text, ['iso', 'yyyymmdd', 'month_d_yyyy', 'd_month_yyyy', 'd_mon_yy']) }},
        case when {{ text }} like '%.%' then {{ parse_date(text, ['d_m_yyyy']) }} end
    )
{%- endmacro %}
