{#- Neighbours of one film: what speaks for the next one to watch. -#}
with

both_ways as (
    select
        movie_id,
        other_movie_id,
        liked_alike
    from {{ ref('fct_recommender_liked_pairs') }}
    where split_number = {{ var('recommender_folds') + 1 }}
    union all
    select
        other_movie_id as movie_id,
        movie_id as other_movie_id,
        liked_alike
    from {{ ref('fct_recommender_liked_pairs') }}
    where split_number = {{ var('recommender_folds') + 1 }}
),

neighbours as (
    select
        'item neighbours' as model,
        movie_id,
        cast(
            row_number() over (
                partition by movie_id
                order by
                    liked_alike desc,
                    {{ seeded_number('movie_id', 'other_movie_id', 4) }},
                    other_movie_id
            ) as integer
        ) as place,
        other_movie_id,
        liked_alike as weight
    from both_ways
),

every_model as (
    select
        model,
        movie_id,
        place,
        other_movie_id,
        weight
    from neighbours
    where place <= {{ var('recommender_places') }}
    union all
    select
        'EASE' as model,
        movie_id,
        place,
        other_movie_id,
        weight
    from {{ ref('fct_recommender_ease_neighbours') }}
)

select
    datasets.dataset,
    every_model.model,
    every_model.movie_id,
    every_model.place,
    every_model.other_movie_id,
    every_model.weight,
    coalesce(scores.is_used, false) as is_used
from every_model
inner join {{ ref('dim_rating_datasets') }} as datasets on datasets.is_largest
left join {{ ref('fct_recommender_scores') }} as scores
    on
        scores.task = 'films to like'
        and scores.metric = 'NDCG@{{ var("recommender_places") }}'
        and every_model.model = scores.model
