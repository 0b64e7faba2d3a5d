select
    staged.dataset,
    staged.user_id,
    staged.movie_id,
    staged.rating,
    staged.rated_on
from {{ ref('stg_ratings__ratings') }} as staged
left join {{ ref('int_rating_repeats') }} as repeats
    on
        staged.dataset = repeats.dataset
        and staged.movie_id = repeats.movie_id
        and staged.user_id = repeats.user_id
        and staged.source_file = repeats.source_file
        and staged.source_row = repeats.source_row
where staged.rejection_rule is null and repeats.source_row is null
