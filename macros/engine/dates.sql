{# The date that a text spells in the first of the named formats that fits; null where none does.
   Formats: 'month_d_yyyy' (September 5, 2021; also Sep 5, 2021), 'd_month_yyyy' (5 September 2021),
   'd_mon_yy' (5-Sep-21, 5-Sep-2021), 'iso' (2021-09-05, also with a time), 'm_d_yyyy' (9/5/2021),
   'd_m_yyyy' (5/9/2021; also with dots). #}
{% macro parse_date(text, formats) -%}
    coalesce(
        {%- for format in formats %}
        {{ try_parse_date(text, format) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}


{# The date that a text spells in one of those formats; null where it does not fit. #}
{% macro try_parse_date(text, format) %}{{- adapter.dispatch('try_parse_date')(text, format) -}}{% endmacro %}

{% macro default__try_parse_date(text, format) -%}
    {%- set patterns = {
        'month_d_yyyy': ['%B %-d, %Y', '%b %-d, %Y'],
        'd_month_yyyy': ['%-d %B %Y', '%-d %b %Y'],
        'd_mon_yy': ['%-d-%b-%y', '%-d-%b-%Y'],
        'iso': ['%Y-%m-%d', '%Y/%m/%d', '%Y-%m-%d %H:%M:%S'],
        'm_d_yyyy': ['%-m/%-d/%y', '%-m/%-d/%Y'],
        'd_m_yyyy': ['%-d/%-m/%y', '%-d/%-m/%Y', '%-d.%-m.%y', '%-d.%-m.%Y'],
    }[format] -%}
    cast(try_strptime({{ text }}, ['{{ patterns | join("', '") }}']) as date)
{%- endmacro %}

{% macro spark__try_parse_date(text, format) -%}
    {%- set patterns = {
        'month_d_yyyy': ['MMMM d, yyyy', 'MMM d, yyyy'],
        'd_month_yyyy': ['d MMMM yyyy', 'd MMM yyyy'],
        'd_mon_yy': ['d-MMM-yy', 'd-MMM-yyyy'],
        'iso': ['yyyy-MM-dd', 'yyyy/MM/dd', 'yyyy-MM-dd HH:mm:ss'],
        'm_d_yyyy': ['M/d/yyyy', 'M/d/yy'],
        'd_m_yyyy': ['d/M/yyyy', 'd/M/yy', 'd.M.yyyy', 'd.M.yy'],
    }[format] -%}
    coalesce(
        {%- for pattern in patterns -%}
            cast(try_to_timestamp({{ text }}, '{{ pattern }}') as date){{ ', ' if not loop.last }}
        {%- endfor -%}
    )
{%- endmacro %}


{# 1 for Monday to 7 for Sunday. #}
{% macro iso_weekday(date) %}{{- adapter.dispatch('iso_weekday')(date) -}}{% endmacro %}

{% macro default__iso_weekday(date) -%} cast(extract(isodow from {{ date }}) as integer) {%- endmacro %}

{% macro spark__iso_weekday(date) -%}
    cast(extract(dayofweek_iso from {{ date }}) as integer)
{%- endmacro %}


{# A select with one row per day, column date_on, from the first date expression to the last. #}
{% macro date_rows(relation, first_date, last_date) %}
    {{- adapter.dispatch('date_rows')(relation, first_date, last_date) -}}
{% endmacro %}

{% macro default__date_rows(relation, first_date, last_date) -%}
    select cast(unnest(generate_series({{ first_date }}, {{ last_date }}, interval 1 day)) as date) as date_on
    from {{ relation }}
{%- endmacro %}

{% macro spark__date_rows(relation, first_date, last_date) -%}
    select explode(sequence({{ first_date }}, {{ last_date }}, interval 1 day)) as date_on
    from {{ relation }}
{%- endmacro %}
