{#- MovieLens writes the year after the title, and may say after it how the film was released. -#}
{%- set year = '[(]((?:18|19|20)[0-9]{2})[)] ?(?:[(][TV]+[)])?$' -%}
with

source as (
    select * from {{ raw('rated_movies') }}
),

typed as (
    select
        dataset,
        try_cast(movie_id as integer) as movie_id,
        {{ clean_text('title') }} as published_title,
        {{ small_number('year') }} as published_year,
        _file as source_file,
        _row as source_row
    from source
),

split as (
    select
        *,
        case
            when dataset <> 'netflix_prize'
                then {{ regexp_extract('published_title', '^(.+?) ?' ~ year, 1) }}
        end as title_before_year,
        case
            when dataset <> 'netflix_prize'
                then cast({{ regexp_extract('published_title', year, 1) }} as integer)
        end as year_in_title
    from typed
),

checked as (
    select
        *,
        case
            when movie_id is null then 'movie_unreadable'
            when published_title is null then 'title_missing'
        end as cell_rule
    from split
)

select
    dataset,
    movie_id,
    published_title,
    case
        when dataset = 'netflix_prize' then published_title
        else {{ leading_article('coalesce(title_before_year, published_title)') }}
    end as title,
    coalesce(published_year, year_in_title) as release_year,
    source_file,
    source_row,
    case
        when cell_rule is not null then cell_rule
        when
            row_number() over (
                partition by cell_rule, dataset, movie_id order by source_file, source_row
            ) > 1
            then 'movie_repeated'
    end as rejection_rule
from checked
