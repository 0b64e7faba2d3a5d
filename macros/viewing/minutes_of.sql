{# Minutes of a number of seconds: seconds are summed, because whole numbers add up alike in any order. #}
{% macro minutes_of(seconds) -%} cast({{ seconds }} as double) / 60 {%- endmacro %}
