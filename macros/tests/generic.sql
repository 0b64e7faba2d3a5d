{# Each test node costs dbt more than its query: these check many columns in one scan. Each returns the
   failing rows (or one row per failing column), so an empty result passes. #}

{# The columns are together a primary key: none null, no combination twice. #}
{% test primary_key(model, columns) %}
    select {{ columns | join(', ') }}, count(*) as row_count
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1 {% for column in columns %}or {{ column }} is null {% endfor %}
{% endtest %}


{# No null in any of the columns. #}
{% test not_null_columns(model, columns) %}
    select *
    from {{ model }}
    where {% for column in columns %}{{ column }} is null{{ ' or ' if not loop.last }}{% endfor %}
{% endtest %}


{# Each value of each column stands in the named column of the named relation; null is no value.
   `references` maps a column to [model, column], or to [model, column, others ...] where the others,
   of the same name in both, belong to the key. #}
{% test foreign_keys(model, references) %}
    {% for column, parent in references.items() %}
    select '{{ column }}' as column_name, cast(child.{{ column }} as {{ dbt.type_string() }}) as orphan
    from {% if parent | length == 2 %}{{ model }}{% else %}(select distinct {{ ([column] + parent[2:]) | join(', ') }} from {{ model }}){% endif %} as child
    left join {{ ref(parent[0]) }} as parent
        on child.{{ column }} = parent.{{ parent[1] }}
        {% for other in parent[2:] %}and child.{{ other }} = parent.{{ other }} {% endfor %}
    where child.{{ column }} is not null and parent.{{ parent[1] }} is null
    {{ 'union all' if not loop.last }}
    {% endfor %}
{% endtest %}


{# Each column lies within [least, most], either of which may be null for "no limit"; null passes. #}
{% test ranges(model, columns) %}
    select *
    from {{ model }}
    where
        {% for column, limits in columns.items() %}
        {%- if limits[0] is not none %}{{ column }} < {{ limits[0] }} or {% endif -%}
        {%- if limits[1] is not none %}{{ column }} > {{ limits[1] }} or {% endif -%}
        {% endfor %} false
{% endtest %}


{# Each column holds one of its listed values; null passes. #}
{% test value_sets(model, columns) %}
    select *
    from {{ model }}
    where
        {% for column, accepted in columns.items() -%}
        {{ column }} not in ('{{ accepted | join("', '") }}'){{ ' or ' if not loop.last }}
        {% endfor %}
{% endtest %}


{# Every named condition holds on every row; null passes. Returns the rows that break one. #}
{% test conditions(model, hold) %}
    select *
    from {{ model }}
    where {% for condition in hold %}not ({{ condition }}){{ ' or ' if not loop.last }}{% endfor %}
{% endtest %}
