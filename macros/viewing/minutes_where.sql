{# Minutes watched in the plays of a group for which the condition holds; null where no play of the
   group has a time watched. Goes with `group by`. #}
{% macro minutes_where(condition) -%}
    {{ minutes_of(
        'sum(case when watched_seconds is not null then case when ' ~ condition
        ~ ' then watched_seconds else 0 end end)'
    ) }}
{%- endmacro %}
