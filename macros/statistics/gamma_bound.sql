{# A bound of the 95% interval of a gamma distribution of this shape and rate, by Wilson and Hilferty (1931):
   `-` for the lower, `+` for the upper one. Good to 2% from a shape of 5 on; the lower
   one is 7% low for a shape of 2. #}
{% macro gamma_bound(shape, rate, sign) -%}
    ({{ shape }}) / ({{ rate }})
    * power(greatest(0.0, 1 - 1 / (9.0 * ({{ shape }})) {{ sign }} 1.959964 / (3 * sqrt({{ shape }}))), 3)
{%- endmacro %}
