select
    works.title_id,
    genres.genre,
    genres.position
from {{ ref('int_catalogue_genres') }} as genres
inner join {{ ref('int_catalogue_works') }} as works on genres.show_id = works.show_id
where works.duplicate_of_show_id is null
