{# CTEs that weigh what two works have in common, appended to a `with`. `works` has one row per work:
   title_number (in the order of the identifiers), title_id, points (its weights in millionths) and for
   each group of types of features points_<group>; `pairs` has one row per number_a and number_b that
   share a rare feature: rare_<group> (points of the rare features that they share) and shared_<group>
   (of all). The features are all, or those of another relation. Pairs are those with a < b; with `cases`, a relation of title_id, those of a case and any
   other work. Frequent features are few and many works have the same ones: sets of them are compared
   once. A work without rare features finds others by the rarest it has (is_by_frequent). #}
{% macro similar_pairs(groups, cases=none, features=none) -%}
    {%- set listed = ['genre', 'country'] -%}
    {%- set single = ['age_band', 'era'] -%}
features as (
    select
        title_id,
        dense_rank() over (order by title_id) as title_number,
        feature_type,
        dense_rank() over (order by feature_type, feature) as feature_number,
        round(1000000 * weight) as points,
        title_count <= {{ var('similarity_maximum_titles') }} as is_rare,
        row_number() over (
            partition by title_id
            order by title_count, feature_type, feature
        ) as rarity_place
    from {{ features or ref('fct_title_features') }}
),

feature_lists as (
    select
        title_number,
        min(title_id) as title_id,
        sum(points) as points,
        {%- for name, types in groups.items() %}
        sum(case when feature_type in ('{{ types | join("', '") }}') then points else 0 end)
            as points_{{ name }},
        {%- endfor %}
        {%- for type in listed %}
        {{ join_items("case when feature_type = '" ~ type ~ "' and not is_rare then cast(feature_number as " ~ dbt.type_string() ~ ") end", '|') }}
            as {{ type }}_list,
        {%- endfor %}
        {%- for type in single %}
        max(case when feature_type = '{{ type }}' and not is_rare then feature_number end) as {{ type }}_number,
        max(case when feature_type = '{{ type }}' and not is_rare then points end) as {{ type }}_points,
        {%- endfor %}
        bool_or(is_rare) as has_rare
    from features
    group by title_number
),

works as (
    select
        *,
        {%- for type in listed %}
        dense_rank() over (order by {{ type }}_list nulls first) as {{ type }}_set
        {{- ',' if not loop.last }}
        {%- endfor %}
    from feature_lists
),
{% for type in listed %}
{{ type }}_features as (
    select distinct
        works.{{ type }}_set,
        features.feature_number,
        features.points
    from works
    inner join features on works.title_number = features.title_number
    where features.feature_type = '{{ type }}' and not features.is_rare
),

{{ type }}_products as (
    select
        a.{{ type }}_set as set_a,
        b.{{ type }}_set as set_b,
        sum(a.points) as points
    from {{ type }}_features as a
    inner join {{ type }}_features as b on a.feature_number = b.feature_number
    group by a.{{ type }}_set, b.{{ type }}_set
),
{% endfor %}
found as (
    select
        a.title_number as number_a,
        b.title_number as number_b,
        {%- for name, types in groups.items() %}
        {%- if groups | length == 1 %}
        sum(a.points) as rare_{{ name }},
        {%- else %}
        sum(case when a.feature_type in ('{{ types | join("', '") }}') then a.points else 0 end)
            as rare_{{ name }},
        {%- endif %}
        {%- endfor %}
        false as is_by_frequent
    from features as a
    inner join features as b
        on
            a.feature_number = b.feature_number
            and a.title_number {{ '<>' if cases else '<' }} b.title_number
    where
        a.is_rare
        {%- if cases %}
        and a.title_id in (select cases.title_id from {{ cases }} as cases)
        {%- endif %}
    group by a.title_number, b.title_number
    {%- if not cases %}

    union all

    select
        a.title_number as number_a,
        b.title_number as number_b,
        {%- for name in groups %}
        cast(0 as double) as rare_{{ name }},
        {%- endfor %}
        true as is_by_frequent
    from works
    inner join features as a on works.title_number = a.title_number and a.rarity_place = 1
    inner join features as b
        on a.feature_number = b.feature_number and a.title_number <> b.title_number
    where not works.has_rare
    {%- endif %}
),

pairs as (
    select
        found.*,
        {%- for name, types in groups.items() %}
        found.rare_{{ name }}
        {%- for type in listed if type in types %}
        + coalesce({{ type }}_products.points, 0)
        {%- endfor %}
        {%- for type in single if type in types %}
        + case when a.{{ type }}_number = b.{{ type }}_number then a.{{ type }}_points else 0 end
        {%- endfor %} as shared_{{ name }},
        {%- endfor %}
        a.points as points_a,
        b.points as points_b
    from found
    inner join works as a on found.number_a = a.title_number
    inner join works as b on found.number_b = b.title_number
    {%- for type in listed %}
    left join {{ type }}_products
        on a.{{ type }}_set = {{ type }}_products.set_a and b.{{ type }}_set = {{ type }}_products.set_b
    {%- endfor %}
)
{%- endmacro %}


{# The score of a pair: shared points over the geometric mean of the points of both, in millionths. #}
{% macro similarity_score(shared, points_a, points_b) -%}
    cast(round(1000000 * ({{ shared }}) / sqrt(({{ points_a }}) * ({{ points_b }}))) as bigint)
{%- endmacro %}


{# A whole number that orders pairs by score and then by the number of the other work, the lower first:
   one key ranks several times faster than two. A double holds it exactly. #}
{% macro similarity_key(score, number) -%} {{ score }} * 4294967296 + 4294967295 - {{ number }} {%- endmacro %}

{% macro similarity_of_key(key) -%} cast(floor(cast({{ key }} as double) / 4294967296) as bigint) {%- endmacro %}

{% macro number_of_key(key) -%} 4294967295 - ({{ key }}) % 4294967296 {%- endmacro %}
