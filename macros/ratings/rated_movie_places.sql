{# A select of the first films of each dataset by a column of fct_rating_movies, the highest first.
   `minimum_count` leaves out those with fewer ratings, or fewer than half of the films have. #}
{% macro rated_movie_places(column, minimum_count=none) -%}
    with

    {% if minimum_count is not none -%}
    medians as (
        select
            dataset,
            percentile_cont(0.5) within group (order by cast(rating_count as double)) as median_count
        from {{ ref('fct_rating_movies') }}
        group by dataset
    ),

    {% endif -%}
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
                order by ratings.{{ column }} desc, ratings.rating_count desc, ratings.movie_id
            ) as place
        from {{ ref('fct_rating_movies') }} as ratings
        inner join {{ ref('dim_rated_movies') }} as movies
            on ratings.dataset = movies.dataset and ratings.movie_id = movies.movie_id
        {% if minimum_count is not none -%}
        inner join medians on ratings.dataset = medians.dataset
        where
            ratings.rating_count >= {{ minimum_count }}
            and ratings.rating_count >= medians.median_count
        {% endif -%}
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
{%- endmacro %}
