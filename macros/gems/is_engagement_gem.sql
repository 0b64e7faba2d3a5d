{# What a gem of its level is: available everywhere, and expected to keep far more views than its peers, surely
   more than they. `relation` has can_be_gem and has_effects, and the logarithms `effect` and `margin`. #}
{% macro is_engagement_gem(relation, effect, margin) -%}
    {{ relation }}.can_be_gem and coalesce(
        {{ relation }}.has_effects
        and {{ relation }}.{{ effect }} >= ln({{ var('gem_ratio') }})
        and {{ relation }}.{{ effect }} - {{ relation }}.{{ margin }} > 0,
        false
    )
{%- endmacro %}
