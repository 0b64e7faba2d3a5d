{#- Only pairs that occur twice are looked at row by row: there are few, if any. One number for both
    takes less memory than three columns; pairs of two datasets fall apart again afterwards. -#}
with

accepted as (
    select
        *,
        cast(movie_id as bigint) * 4294967296 + user_id as pair_number
    from {{ ref('stg_ratings__ratings') }}
    where rejection_rule is null
),

repeated as (
    select pair_number
    from accepted
    group by pair_number
    having count(*) > 1
)

select
    accepted.dataset,
    accepted.movie_id,
    accepted.user_id,
    accepted.source_file,
    accepted.source_row
from accepted
inner join repeated on accepted.pair_number = repeated.pair_number
qualify
    row_number() over (
        partition by accepted.dataset, accepted.movie_id, accepted.user_id
        order by accepted.rated_on desc, accepted.source_file desc, accepted.source_row desc
    ) > 1
