{# A title that a spreadsheet took for a date reads `22-Jul` or `Oct-01`. The pattern finds it. #}
{% macro spreadsheet_date_pattern() %}{{ return('^(?:[0-9]{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-[0-9]{1,2})$') }}{% endmacro %}

{# The key under which a damaged title and the title it was meet: month and day, as in `07-22`, from
   `22-Jul`, `Jul-22`, `22 July` or `July 22`. Null for a title that names no day of the year. #}
{% macro day_of_year_key(title) -%}
    {%- set months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] -%}
    {%- set month_names = 'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?' -%}
    {%- set lowered = 'lower(' ~ title ~ ')' -%}
    case
        when {{ regexp_like(lowered, '^[0-9]{1,2}[- ](?:' ~ month_names ~ ')$|^(?:' ~ month_names ~ ')[- ][0-9]{1,2}$') }}
            then
                case left({{ regexp_extract(lowered, '(' ~ month_names ~ ')') }}, 3)
                    {%- for month in months %}
                    when '{{ month }}' then '{{ '%02d' | format(loop.index) }}'
                    {%- endfor %}
                end
                || '-' || lpad({{ regexp_extract(lowered, '([0-9]{1,2})') }}, 2, '0')
    end
{%- endmacro %}
