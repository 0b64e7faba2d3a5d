{#- Whole numbers of these parts are summed exactly in any order, and faster than decimals. -#}
{%- set parts = 2 ** 40 -%}
-- Each film is reached from the films most often liked by those who like it.
with

both_ways as (
    select
        split_number,
        movie_id,
        other_movie_id,
        liked_alike
    from {{ ref('fct_recommender_liked_pairs') }}
    union all
    select
        split_number,
        other_movie_id as movie_id,
        movie_id as other_movie_id,
        liked_alike
    from {{ ref('fct_recommender_liked_pairs') }}
),

neighbours as (
    select
        split_number,
        movie_id,
        other_movie_id,
        cast(floor({{ parts }} * liked_alike) as bigint) as parts
    from both_ways
    qualify
        row_number() over (
            partition by split_number, movie_id
            order by
                liked_alike desc,
                {{ seeded_number('movie_id', 'other_movie_id', 4) }},
                other_movie_id
        ) <= {{ var('recommender_list_neighbours') }}
),

candidates as (
    select
        liked.split_number,
        liked.user_id,
        neighbours.movie_id,
        sum(neighbours.parts) / cast({{ parts }} as double) as list_score
    from {{ ref('fct_recommender_cases') }} as liked
    inner join neighbours
        on
            liked.split_number = neighbours.split_number
            and liked.movie_id = neighbours.other_movie_id
    where not liked.is_held_out and liked.rating >= {{ var('recommender_liked_rating') }}
    group by liked.split_number, liked.user_id, neighbours.movie_id
)

{{ unseen_places('candidates') }}
