{#- Split 0 holds each user's last film out, the next ones a fold each; the last one nothing. -#}
with

splits as (
    {%- for split in range(var('recommender_folds') + 2) %}
    select {{ split }} as split_number
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    splits.split_number,
    ratings.user_id,
    ratings.movie_id,
    ratings.rating,
    ratings.place_in_time,
    case
        when splits.split_number = 0 then ratings.is_last
        else ratings.fold = splits.split_number
    end as is_held_out
from {{ ref('fct_recommender_ratings') }} as ratings
cross join splits
where ratings.is_scored
