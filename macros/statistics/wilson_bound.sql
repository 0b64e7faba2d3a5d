{# A bound of the 95% interval of a share among so many cases, by Wilson (1927): `-` for the lower, `+` for
   the upper one; null without cases. #}
{% macro wilson_bound(share, case_count, sign) -%}
    least(1.0, greatest(0.0, (
        {{ share }} + 1.9208 / nullif({{ case_count }}, 0)
        {{ sign }} 1.96 * sqrt(
            ({{ share }} * (1 - {{ share }}) + 0.9604 / nullif({{ case_count }}, 0)) / nullif({{ case_count }}, 0)
        )
    ) / (1 + 3.8416 / nullif({{ case_count }}, 0))))
{%- endmacro %}
