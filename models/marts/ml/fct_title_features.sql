{%- set weights = var('similarity_weights') -%}
{%- set endings = '[\\x{27}\\x{2019}](?:d|ll|m|re|s|ve)\\b' -%}
with

catalogue as (
    select
        title_id,
        title,
        description,
        age_band,
        release_year
    from {{ ref('fct_catalogue_titles') }}
    where duplicate_of_show_id is null
),

texts as (
    select
        title_id || '|title_word' as text_id,
        {{ fold_text('title') }} as folded_text
    from catalogue

    union all

    select
        title_id || '|description_word' as text_id,
        {{ fold_text('description') }} as folded_text
    from catalogue
    where description is not null
),

-- Of `he'll` and `son's` what stands before the apostrophe: without it they would be other words.
unjoined as (
    select
        text_id,
        {{ regexp_replace_all('folded_text', endings, '') }} as folded_text
    from texts
),

word_lists as (
    select
        text_id,
        {{ title_key('folded_text') }} as word_list
    from unjoined
),

words as (
    {{ split_pieces('word_lists', 'text_id', 'word_list', "' '", 'word') }}
),

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

    union all

    select
        title_id,
        'age_band' as feature_type,
        age_band as feature,
        'for ' || lower(age_band) as phrase
    from catalogue
    where age_band <> 'Not rated'

    union all

    select
        title_id,
        'era' as feature_type,
        cast(release_year - release_year % 10 as {{ dbt.type_string() }}) || 's' as feature,
        'of the ' || cast(release_year - release_year % 10 as {{ dbt.type_string() }}) || 's'
            as phrase
    from catalogue
    where release_year is not null

    union all

    select distinct
        split_part(text_id, '|', 1) as title_id,
        split_part(text_id, '|', 2) as feature_type,
        word as feature,
        case split_part(text_id, '|', 2)
            when 'title_word' then 'called “' || word || '”'
            else 'about “' || word || '”'
        end as phrase
    from words
    where
        word not in (
            {%- for function_word in function_words() %}
            '{{ function_word }}'{{ ',' if not loop.last }}
            {%- endfor %}
        )
        and not {{ regexp_like('word', '^[0-9]+$') }}
),

counted as (
    select
        *,
        cast(count(*) over (partition by feature_type, feature) as integer) as title_count
    from features
),

sizes as (
    select count(*) as title_count
    from catalogue
)

-- What one title alone has, or every title, makes no two alike; nor do people and words of many.
select
    counted.title_id,
    counted.feature_type,
    counted.feature,
    counted.phrase,
    counted.title_count,
    round(
        ln(cast(sizes.title_count as double) / counted.title_count)
        * case counted.feature_type
            {%- for feature_type, weight in weights.items() %}
            when '{{ feature_type }}' then {{ weight }}
            {%- endfor %}
        end,
        6
    ) as weight
from counted
cross join sizes
where
    counted.title_count between 2 and sizes.title_count - 1
    and (
        counted.title_count <= {{ var('similarity_maximum_titles') }}
        or counted.feature_type in ('genre', 'country', 'age_band', 'era')
    )
