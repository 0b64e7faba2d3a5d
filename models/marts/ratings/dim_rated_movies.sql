with

listed as (
    select
        dataset,
        movie_id,
        title,
        published_title,
        release_year
    from {{ ref('stg_ratings__movies') }}
    where rejection_rule is null
),

movie_ids as (
    select
        dataset,
        movie_id
    from listed
    union
    select
        dataset,
        movie_id
    from {{ ref('fct_rating_movies') }}
)

select
    movie_ids.dataset,
    movie_ids.movie_id,
    coalesce(
        listed.title, 'film ' || cast(movie_ids.movie_id as {{ dbt.type_string() }})
    ) as title,
    listed.published_title,
    listed.release_year,
    works.title_id,
    works.match_method,
    works.match_confidence,
    listed.movie_id is not null as is_listed,
    rated.movie_id is not null as is_rated
from movie_ids
left join listed
    on movie_ids.dataset = listed.dataset and movie_ids.movie_id = listed.movie_id
left join {{ ref('int_rated_movie_works') }} as works
    on movie_ids.dataset = works.dataset and movie_ids.movie_id = works.movie_id
left join {{ ref('fct_rating_movies') }} as rated
    on movie_ids.dataset = rated.dataset and movie_ids.movie_id = rated.movie_id
