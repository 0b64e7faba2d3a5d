{# The most hours that the weekly lists can hold of a title with so many hours in a half-year: both are
   rounded, and the weekly ones were restated less often. #}
{% macro most_listed_hours(reported_hours) -%} {{ reported_hours }} * 1.02 + 100000 {%- endmacro %}
