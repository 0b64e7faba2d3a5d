{# CTEs, appended to a `with`, of the forecasts that are scored with the held-out part of each: `week_cases`
   of a title's next week, `debut_cases` of a debut's whole run. #}
{% macro scored_top10_forecasts() -%}
{%- for name, table, outcome in [
    ['week_cases', 'fct_top10_week_forecasts', 'is_listed_next'],
    ['debut_cases', 'fct_top10_debut_forecasts', 'week_count'],
] -%}
{{ name }} as (
    select
        forecasts.*,
        origins.split
    from {{ ref(table) }} as forecasts
    inner join {{ ref('fct_top10_forecast_origins') }} as origins
        on forecasts.forecast_origin_on = origins.forecast_origin_on
    where origins.is_scored and forecasts.{{ outcome }} is not null
){{ ',\n\n' if not loop.last }}
{%- endfor -%}
{%- endmacro %}
