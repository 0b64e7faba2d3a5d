{#- Only pairs that occur twice are looked at row by row: there are few, if any. -#}
with

accepted as (
    select * from {{ ref('stg_ratings__ratings') }}
    where rejection_rule is null
),

repeated as (
    select
        dataset,
        movie_id,
        user_id
    from accepted
    group by dataset, movie_id, user_id
    having count(*) > 1
)

select
    accepted.dataset,
    accepted.movie_id,
    accepted.user_id,
    accepted.source_file,
    accepted.source_row
from accepted
inner join repeated
    on
        accepted.dataset = repeated.dataset
        and accepted.movie_id = repeated.movie_id
        and accepted.user_id = repeated.user_id
qualify
    row_number() over (
        partition by accepted.dataset, accepted.movie_id, accepted.user_id
        order by accepted.rated_on desc, accepted.source_file desc, accepted.source_row desc
    ) > 1
