{#- Only as many films are looked at as the user can have rated, and ten. -#}
with

movies as (
    select
        split_number,
        movie_id,
        -- What is liked next is foretold by likes, what is rated next by ratings.
        case when split_number = 0 then rating_count else liked_count end as popularity,
        row_number() over (
            partition by split_number
            order by
                case when split_number = 0 then rating_count else liked_count end desc,
                film_draw,
                movie_id
        ) as place
    from {{ ref('fct_recommender_film_counts') }}
),

users as (
    select
        split_number,
        user_id,
        count(*) as rating_count
    from {{ ref('fct_recommender_cases') }}
    where not is_held_out and split_number <= {{ var('recommender_folds') }}
    group by split_number, user_id
),

candidates as (
    select
        users.split_number,
        users.user_id,
        movies.movie_id,
        -movies.place as list_score
    from users
    inner join movies
        on
            users.split_number = movies.split_number
            and movies.place <= users.rating_count + {{ var('recommender_places') }}
)

{{ unseen_places('candidates') }}
