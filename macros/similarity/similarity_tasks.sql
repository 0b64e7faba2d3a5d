{# The evaluation of similar titles: `groups` of types of features that are seen or kept back together, and
   `variants`, for each task its models by the groups that they see, with the baseline of each. #}
{% macro similarity_tasks() -%}
    {%- set groups = {
        'director': ['director'],
        'genre': ['genre'],
        'title_word': ['title_word'],
        'cast_and_country': ['cast', 'country'],
        'further': ['age_band', 'era', 'description_word'],
    } -%}
    {%- set kept_back = {
        'franchise': none,
        'franchise without title words': 'title_word',
        'director left out': 'director',
        'genres left out': 'genre',
    } -%}
    {%- set variants = [] -%}
    {%- for task, group in kept_back.items() -%}
        {%- do variants.append({
            'task': task, 'model': 'all features', 'baseline': 'people, genres and countries',
            'groups': groups | reject('equalto', group) | list,
        }) -%}
        {%- do variants.append({
            'task': task, 'model': 'people, genres and countries',
            'baseline': none if group == 'genre' else 'same genres',
            'groups': ['director', 'genre', 'cast_and_country'] | reject('equalto', group) | list,
        }) -%}
    {%- endfor -%}
    {{ return({'groups': groups, 'variants': variants}) }}
{%- endmacro %}


{# A select of the features that lists of similar titles go by: all of them, where all tests together say
   that they are surely better than people, genres and countries alone; else these. #}
{% macro used_title_features() -%}
    {%- set groups = similarity_tasks().groups -%}
    select features.*
    from {{ ref('fct_title_features') }} as features
    cross join (
        select count(*) as is_all
        from {{ ref('fct_similarity_scores') }}
        where task = 'similar titles' and model = 'all features' and is_used
    ) as chosen
    where
        chosen.is_all = 1
        or features.feature_type in ('{{ (groups.director + groups.genre + groups.cast_and_country) | join("', '") }}')
{%- endmacro %}
