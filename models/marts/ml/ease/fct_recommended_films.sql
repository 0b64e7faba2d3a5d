{#- What follows one film, by all that is known: the model scored as `film after one`. -#}
with

places as (
    select
        movie_id,
        next_movie_id,
        weight,
        cast(
            row_number() over (
                partition by movie_id
                order by
                    weight desc,
                    {{ seeded_number('movie_id', 'next_movie_id', 4) }},
                    next_movie_id
            ) as integer
        ) as place
    from {{ ref('fct_recommender_followers') }}
    where split_number = {{ var('recommender_folds') + 1 }}
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
inner join {{ ref('fct_recommender_film_counts') }} as counts
    on
        counts.split_number = {{ var('recommender_folds') + 1 }}
        and places.movie_id = counts.movie_id
        and counts.rating_count >= {{ var('recommended_minimum_ratings') }}
where places.place <= {{ var('recommender_places') }}
