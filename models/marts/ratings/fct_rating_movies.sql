-- The mean of few ratings is drawn towards that of all, as if by so many more ratings of that mean:
-- the variance within films over that between them (empirical Bayes, by the method of moments).
with

movies as (
    select
        dataset,
        movie_id,
        count(*) as rating_count,
        sum(rating) as rating_sum,
        sum(rating) / count(*) as mean_rating,
        -- Sums of stars are exact: the same in whichever order threads add them.
        greatest(sum(rating * rating) - sum(rating) * sum(rating) / count(*), 0) / count(*)
            as variance,
        count(case when rating <= 2 then 1 end) as low_count,
        count(case when rating = 5 then 1 end) as five_star_count,
        min(rated_on) as first_rated_on,
        max(rated_on) as last_rated_on
    from {{ ref('fct_ratings') }}
    group by dataset, movie_id
),

overall as (
    select
        dataset,
        cast(count(*) as double) as movie_count,
        cast(sum(rating_count) as double) as rating_count,
        sum(cast(rating_count as double) * rating_count) as squared_count,
        sum(rating_sum) / sum(rating_count) as mean_rating,
        {{ exact_sum('rating_count * variance') }}
        / nullif(sum(rating_count) - count(*), 0) as within_variance
    from movies
    group by dataset
),

spread as (
    select
        overall.dataset,
        overall.mean_rating,
        overall.within_variance,
        (
            {{ exact_sum(
                'movies.rating_count * (movies.mean_rating - overall.mean_rating)'
                ' * (movies.mean_rating - overall.mean_rating)'
            ) }}
            - (overall.movie_count - 1) * overall.within_variance
        )
        / nullif(overall.rating_count - overall.squared_count / overall.rating_count, 0)
            as between_variance
    from movies
    inner join overall on movies.dataset = overall.dataset
    group by
        overall.dataset, overall.mean_rating, overall.within_variance, overall.movie_count,
        overall.rating_count, overall.squared_count
),

priors as (
    select
        dataset,
        mean_rating,
        -- Films that do not differ beyond chance, or only one: the mean of all says as much.
        case
            when between_variance > 0 then within_variance / between_variance
            else 1e9
        end as prior_count
    from spread
)

select
    movies.dataset,
    movies.movie_id,
    cast(movies.rating_count as integer) as rating_count,
    movies.mean_rating,
    (movies.rating_count * movies.mean_rating + priors.prior_count * priors.mean_rating)
    / (movies.rating_count + priors.prior_count) as bayesian_rating,
    sqrt(movies.variance) as rating_spread,
    cast(movies.low_count as double) / movies.rating_count as low_share,
    cast(movies.five_star_count as double) / movies.rating_count as five_star_share,
    movies.first_rated_on,
    movies.last_rated_on
from movies
inner join priors on movies.dataset = priors.dataset
