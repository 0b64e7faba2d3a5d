{#- Beside the ratings, which are kept between builds: read only for the order within a day. -#}
{{ config(materialized='view') }}

select
    dataset,
    try_cast(movie_id as integer) as movie_id,
    try_cast(user_id as integer) as user_id,
    {{ add_seconds("timestamp '1970-01-01 00:00:00'", 'try_cast(timestamp as bigint)') }}
        as rated_at,
    _file as source_file,
    _row as source_row
from {{ raw('ratings') }}
where timestamp is not null
