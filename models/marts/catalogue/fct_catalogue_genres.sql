select
    show_id,
    genre,
    position
from {{ ref('int_catalogue_genres') }}
