{%- set weights = var('similarity_weights') -%}
with

features as (
    select
        title_id,
        'director' as feature_type,
        person as feature,
        'directed by ' || person as phrase
    from {{ ref('bridge_title_people') }}
    where role = 'director'

    union all

    select
        title_id,
        'cast' as feature_type,
        person as feature,
        'with ' || person as phrase
    from {{ ref('bridge_title_people') }}
    where role = 'cast'

    union all

    select
        title_id,
        'genre' as feature_type,
        genre as feature,
        'in ' || genre as phrase
    from {{ ref('bridge_title_genres') }}

    union all

    select
        title_id,
        'country' as feature_type,
        country as feature,
        'from ' || country as phrase
    from {{ ref('bridge_title_countries') }}
),

counted as (
    select
        *,
        cast(count(*) over (partition by feature_type, feature) as integer) as title_count
    from features
),

catalogue as (
    select count(*) as title_count
    from {{ ref('dim_titles') }}
    where is_in_catalogue
)

-- What one title alone has, or every title, makes no two alike.
select
    counted.title_id,
    counted.feature_type,
    counted.feature,
    counted.phrase,
    counted.title_count,
    ln(cast(catalogue.title_count as double) / counted.title_count)
    * case counted.feature_type
        {%- for feature_type, weight in weights.items() %}
        when '{{ feature_type }}' then {{ weight }}
        {%- endfor %}
    end as weight
from counted
cross join catalogue
where counted.title_count between 2 and catalogue.title_count - 1
