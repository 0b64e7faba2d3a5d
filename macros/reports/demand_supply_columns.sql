{# The columns that the reports of demand and supply share, in their order. #}
{% macro demand_supply_columns(relation) -%}
    {%- for column in [
        'title_count', 'matched_title_count', 'title_share', 'matched_title_share', 'hours_share',
        'demand_supply_ratio', 'matched_demand_supply_ratio', 'ratio_without_top_title',
        'hours_viewed', 'hours_per_title', 'median_hours_per_title', 'median_ratio', 'top_title',
        'top_title_hours_share', 'supply', 'matched_hours_coverage', 'matched_title_coverage',
        'catalogue_title_count',
    ] %}
    {{ relation }}.{{ column }}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
