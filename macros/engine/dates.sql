{# The date that a text spells in the first of the named formats that fits; null where none does.
   A year has two or four digits, as the format says: the engines would read `21` as the year 21.
   Formats: 'month_d_yyyy' (September 5, 2021; also Sep 5, 2021), 'd_month_yyyy' (5 September 2021),
   'd_mon_yy' (5-Sep-21, 5-Sep-2021), 'iso' (2021-09-05, 2021/9/5, also with a time), 'yyyymmdd',
   'm_d_yyyy' (9/5/2021, 9/5/21, 9-5-2021), 'd_m_yyyy' (5/9/2021, 5.9.21, 5-9-2021). #}
{% macro parse_date(text, formats) -%}
    coalesce(
        {%- for format in formats %}
        {{ try_parse_date(text, format) }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
{%- endmacro %}


{# The date that a text spells in one of those formats; null where it does not fit. Four-digit years
   and two-digit years have patterns of their own. #}
{% macro try_parse_date(text, format) -%}
    {%- set shapes = {
        'month_d_yyyy': [['^[A-Za-z]+ [0-9]{1,2}, [0-9]{4}$', ['month d, yyyy', 'mon d, yyyy']]],
        'd_month_yyyy': [['^[0-9]{1,2} [A-Za-z]+ [0-9]{4}$', ['d month yyyy', 'd mon yyyy']]],
        'd_mon_yy': [
            ['^[0-9]{1,2}-[A-Za-z]{3}-[0-9]{4}$', ['d-mon-yyyy']],
            ['^[0-9]{1,2}-[A-Za-z]{3}-[0-9]{2}$', ['d-mon-yy']],
        ],
        'iso': [
            ['^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ T].*)?$', ['yyyy-m-d']],
            ['^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}(?:[ T].*)?$', ['yyyy/m/d']],
        ],
        'yyyymmdd': [['^[0-9]{8}$', ['yyyymmdd']]],
        'm_d_yyyy': [
            ['^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$', ['m/d/yyyy']],
            ['^[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}$', ['m/d/yy']],
            ['^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$', ['m-d-yyyy']],
        ],
        'd_m_yyyy': [
            ['^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$', ['d/m/yyyy']],
            ['^[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}$', ['d/m/yy']],
            ['^[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}$', ['d.m.yyyy']],
            ['^[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{2}$', ['d.m.yy']],
            ['^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$', ['d-m-yyyy']],
        ],
    }[format] -%}
    {%- set day = regexp_extract(text, '^([^ T]+)') if format == 'iso' else text -%}
    case
        {%- for shape, patterns in shapes %}
        when {{ regexp_like(text, shape) }} then {{ strict_date(day, patterns) }}
        {%- endfor %}
    end
{%- endmacro %}


{# The date that a text of the right shape spells in one of the patterns (see try_parse_date), null
   for a day that does not exist. #}
{% macro strict_date(text, patterns) %}{{- adapter.dispatch('strict_date')(text, patterns) -}}{% endmacro %}

{% macro default__strict_date(text, patterns) -%}
    {%- set spelled = {
        'month d, yyyy': '%B %-d, %Y',
        'mon d, yyyy': '%b %-d, %Y',
        'd month yyyy': '%-d %B %Y',
        'd mon yyyy': '%-d %b %Y',
        'd-mon-yyyy': '%-d-%b-%Y',
        'd-mon-yy': '%-d-%b-%y',
        'yyyy-m-d': '%Y-%-m-%-d',
        'yyyy/m/d': '%Y/%-m/%-d',
        'yyyymmdd': '%Y%m%d',
        'm/d/yyyy': '%-m/%-d/%Y',
        'm/d/yy': '%-m/%-d/%y',
        'm-d-yyyy': '%-m-%-d-%Y',
        'd/m/yyyy': '%-d/%-m/%Y',
        'd/m/yy': '%-d/%-m/%y',
        'd.m.yyyy': '%-d.%-m.%Y',
        'd.m.yy': '%-d.%-m.%y',
        'd-m-yyyy': '%-d-%-m-%Y',
    } -%}
    cast(
        try_strptime(
            {{ text }}, [{% for pattern in patterns %}'{{ spelled[pattern] }}'{{ ', ' if not loop.last }}{% endfor %}]
        ) as date
    )
{%- endmacro %}

{% macro spark__strict_date(text, patterns) -%}
    {%- set spelled = {
        'month d, yyyy': 'MMMM d, yyyy',
        'mon d, yyyy': 'MMM d, yyyy',
        'd month yyyy': 'd MMMM yyyy',
        'd mon yyyy': 'd MMM yyyy',
        'd-mon-yyyy': 'd-MMM-yyyy',
        'd-mon-yy': 'd-MMM-yy',
        'yyyy-m-d': 'yyyy-M-d',
        'yyyy/m/d': 'yyyy/M/d',
        'yyyymmdd': 'yyyyMMdd',
        'm/d/yyyy': 'M/d/yyyy',
        'm/d/yy': 'M/d/yy',
        'm-d-yyyy': 'M-d-yyyy',
        'd/m/yyyy': 'd/M/yyyy',
        'd/m/yy': 'd/M/yy',
        'd.m.yyyy': 'd.M.yyyy',
        'd.m.yy': 'd.M.yy',
        'd-m-yyyy': 'd-M-yyyy',
    } -%}
    coalesce(
        {%- for pattern in patterns -%}
            cast(try_to_timestamp({{ text }}, '{{ spelled[pattern] }}') as date){{ ', ' if not loop.last }}
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


{# The date that many weeks later; the number may be negative and any expression. #}
{% macro add_weeks(date, weeks) %}{{- adapter.dispatch('add_weeks')(date, weeks) -}}{% endmacro %}

{% macro default__add_weeks(date, weeks) -%} {{ date }} + cast(7 * ({{ weeks }}) as integer) {%- endmacro %}

{% macro spark__add_weeks(date, weeks) -%} date_add({{ date }}, cast(7 * ({{ weeks }}) as integer)) {%- endmacro %}
