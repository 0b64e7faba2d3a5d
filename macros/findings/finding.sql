{# A select of one finding, or of none where its condition does not hold. Texts are sentences of worded(),
   numbers are SQL expressions over the relation, which has one row. `action` and `check` go together. #}
{% macro finding(
    relation, is_held, finding_id, position, area, audience, headline, claim, value, unit, population,
    population_count, period_from, period_to, caveat, report, figure,
    low=none, high=none, uncertainty=none, action=none, check=none
) -%}
    {%- set texts = {
        'headline': headline, 'claim': claim, 'population': population, 'uncertainty': uncertainty,
        'caveat': caveat, 'action': action, 'check_of_action': check
    } -%}
    select
        '{{ finding_id }}' as finding_id,
        {{ position }} as position,
        '{{ area }}' as area,
        '{{ audience }}' as audience,
        {%- for name in ['headline', 'claim'] %}
        {{ worded(texts[name]) }} as {{ name }},
        {%- endfor %}
        cast({{ value }} as double) as value,
        '{{ unit }}' as value_unit,
        cast({{ low or 'null' }} as double) as value_low,
        cast({{ high or 'null' }} as double) as value_high,
        {{ worded(texts['population']) }} as population,
        cast({{ population_count }} as bigint) as population_count,
        cast({{ period_from }} as date) as period_from,
        cast({{ period_to }} as date) as period_to,
        {%- for name in ['uncertainty', 'caveat'] %}
        cast({{ worded(texts[name]) if texts[name] else 'null' }} as {{ dbt.type_string() }}) as {{ name }},
        {%- endfor %}
        '{{ report }}' as report_name,
        '{{ figure }}' as figure_name,
        {%- for name in ['action', 'check_of_action'] %}
        cast({{ worded(texts[name]) if texts[name] else 'null' }} as {{ dbt.type_string() }}) as {{ name }}
        {{- ',' if not loop.last }}
        {%- endfor %}
    from {{ relation }}
    where {{ is_held }}
{%- endmacro %}
