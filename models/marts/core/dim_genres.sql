with

-- Of titles that name the same genres one stands for all.
genre_lists as (
    select
        type,
        min(show_id) as show_id
    from {{ ref('int_catalogue_titles') }}
    group by type, genres
),

published as (
    select
        genres.genre,
        min(genre_lists.type) as type
    from genre_lists
    inner join {{ ref('int_catalogue_genres') }} as genres on genre_lists.show_id = genres.show_id
    group by genres.genre
)

select
    coalesce(reference.genre, published.genre) as genre,
    coalesce(reference.type, published.type) as type,
    coalesce(reference.theme, 'Unspecified') as theme,
    reference.genre is not null as is_recognised
from {{ ref('genres') }} as reference
full outer join published on reference.genre = published.genre
