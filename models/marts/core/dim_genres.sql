with

published as (
    select
        genres.genre,
        min(titles.type) as type
    from {{ ref('int_catalogue_genres') }} as genres
    inner join {{ ref('int_catalogue_titles') }} as titles on genres.show_id = titles.show_id
    group by genres.genre
)

select
    coalesce(reference.genre, published.genre) as genre,
    coalesce(reference.type, published.type) as type,
    coalesce(reference.theme, 'Unspecified') as theme,
    reference.genre is not null as is_recognised
from {{ ref('genres') }} as reference
full outer join published on reference.genre = published.genre
