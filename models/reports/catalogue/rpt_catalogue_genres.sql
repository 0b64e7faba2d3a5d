with

-- Titles that name the same genres are counted together: one of them stands for all.
genre_lists as (
    select
        added_year,
        type,
        min(show_id) as show_id,
        count(*) as title_count
    from {{ ref('fct_catalogue_titles') }}
    where added_on is not null
    group by added_year, type, genres
),

year_totals as (
    select
        added_year,
        type,
        cast(sum(title_count) as bigint) as year_title_count
    from genre_lists
    group by added_year, type
),

genre_years as (
    select
        genre_lists.added_year,
        genre_lists.type,
        genres.genre,
        cast(sum(genre_lists.title_count) as bigint) as title_count
    from genre_lists
    inner join {{ ref('fct_catalogue_genres') }} as genres on genre_lists.show_id = genres.show_id
    group by genre_lists.added_year, genre_lists.type, genres.genre
)

select
    genre_years.added_year,
    genre_years.type,
    genre_years.genre,
    dim_genres.theme,
    genre_years.title_count,
    year_totals.year_title_count,
    cast(genre_years.title_count as double)
    / nullif(year_totals.year_title_count, 0) as title_share,
    cast(
        sum(genre_years.title_count)
            over (partition by genre_years.type, genre_years.genre)
        as bigint
    )
        as genre_title_count
from genre_years
inner join year_totals
    on genre_years.added_year = year_totals.added_year and genre_years.type = year_totals.type
inner join {{ ref('dim_genres') }} as dim_genres on genre_years.genre = dim_genres.genre
order by genre_years.type, genre_years.genre, genre_years.added_year
