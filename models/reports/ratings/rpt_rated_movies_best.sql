with

ranked as (
    select
        ratings.dataset,
        ratings.movie_id,
        movies.title,
        movies.release_year,
        movies.title_id,
        ratings.rating_count,
        ratings.mean_rating,
        ratings.bayesian_rating,
        ratings.rating_spread,
        ratings.low_share,
        ratings.five_star_share,
        row_number() over (
            partition by ratings.dataset
            order by ratings.bayesian_rating desc, ratings.rating_count desc, ratings.movie_id
        ) as place
    from {{ ref('fct_rating_movies') }} as ratings
    inner join {{ ref('dim_rated_movies') }} as movies
        on ratings.dataset = movies.dataset and ratings.movie_id = movies.movie_id
)

select
    ranked.dataset,
    cast(ranked.place as integer) as place,
    ranked.movie_id,
    ranked.title,
    ranked.release_year,
    ranked.title_id,
    ranked.rating_count,
    ranked.mean_rating,
    ranked.bayesian_rating,
    ranked.rating_spread,
    ranked.low_share,
    ranked.five_star_share,
    datasets.is_largest as is_largest_dataset
from ranked
inner join {{ ref('dim_rating_datasets') }} as datasets on ranked.dataset = datasets.dataset
where ranked.place <= {{ var('report_rated_movies') }}
