{#- What follows one film, by all that is known: the model scored as `film after one`. -#}
with

-- Of films with few ratings no one knows what follows them, nor what they follow.
known_films as (
    select movie_id
    from {{ ref('fct_recommender_film_counts') }}
    where
        split_number = {{ var('recommender_folds') + 1 }}
        and rating_count >= {{ var('recommended_minimum_ratings') }}
),

places as (
    select
        followers.movie_id,
        followers.next_movie_id,
        followers.weight,
        cast(
            row_number() over (
                partition by followers.movie_id
                order by
                    followers.weight desc,
                    {{ seeded_number('followers.movie_id', 'followers.next_movie_id', 4) }},
                    followers.next_movie_id
            ) as integer
        ) as place
    from {{ ref('fct_recommender_followers') }} as followers
    inner join known_films as films on followers.movie_id = films.movie_id
    inner join known_films as others on followers.next_movie_id = others.movie_id
    where followers.split_number = {{ var('recommender_folds') + 1 }}
)

select
    datasets.dataset,
    scores.model,
    places.movie_id,
    places.place,
    places.next_movie_id as other_movie_id,
    places.weight,
    scores.is_used
from places
inner join {{ ref('dim_rating_datasets') }} as datasets on datasets.is_largest
inner join {{ ref('fct_recommender_scores') }} as scores
    on
        scores.task = 'film after one'
        and scores.metric = 'HR@{{ var("recommender_places") }}'
        and scores.model = 'film after one'
where places.place <= {{ var('recommender_places') }}
