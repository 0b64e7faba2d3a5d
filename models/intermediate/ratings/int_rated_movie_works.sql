-- A list has series season by season, under the year of the season; a series is known here by the
-- year of its latest one.
with

works as (
    select
        title_id,
        kind,
        release_year,
        {{ clean_text('title') }} as cleaned_title
    from {{ ref('int_titles') }}
    where release_year is not null

    union

    select
        title_id,
        kind,
        release_year,
        {{ clean_text('original_title') }} as cleaned_title
    from {{ ref('int_titles') }}
    where release_year is not null and original_title is not null
),

folded_works as (
    select
        title_id,
        kind,
        release_year,
        {{ fold_text('cleaned_title') }} as folded_title
    from works
),

keyed_works as (
    select distinct
        title_id,
        kind,
        release_year,
        {{ title_key('folded_title') }} as title_key
    from folded_works
),

movies as (
    select
        dataset,
        movie_id,
        release_year,
        title,
        {{ show_of_season('title') }} as show_title
    from {{ ref('stg_ratings__movies') }}
    where rejection_rule is null and release_year is not null
),

folded_movies as (
    select
        dataset,
        movie_id,
        release_year,
        {{ fold_text('title') }} as folded_title,
        {{ fold_text('show_title') }} as folded_show
    from movies
),

keyed_movies as (
    select
        dataset,
        movie_id,
        release_year,
        {{ title_key('folded_title') }} as title_key,
        {{ title_key('folded_show') }} as show_key
    from folded_movies
),

candidates as (
    select
        movies.dataset,
        movies.movie_id,
        works.title_id,
        works.kind,
        'title_and_year' as match_method
    from keyed_movies as movies
    inner join keyed_works as works
        on movies.title_key = works.title_key and movies.release_year = works.release_year

    union all

    select
        movies.dataset,
        movies.movie_id,
        works.title_id,
        works.kind,
        'show_title' as match_method
    from keyed_movies as movies
    inner join keyed_works as works
        on
            movies.show_key = works.title_key
            and works.kind = 'series'
            and movies.release_year <= works.release_year
)

select
    candidates.dataset,
    candidates.movie_id,
    candidates.title_id,
    candidates.match_method,
    methods.confidence as match_confidence
from candidates
inner join {{ ref('match_methods') }} as methods on candidates.match_method = methods.method
qualify
    row_number() over (
        partition by candidates.dataset, candidates.movie_id
        order by methods.confidence desc, candidates.kind, candidates.title_id
    ) = 1
