with

cases as (
    select
        'Stranger Things: Season 4' as title,
        'Stranger Things' as show_title,
        4 as season_number,
        cast(null as integer) as title_year
    union all
    select 'Love Is Blind: S6: Charlotte', 'Love Is Blind', 6, null
    union all
    select '19-2 (2014): Season 3', '19-2 (2014)', 3, 2014
    union all
    select 'Baby Reindeer: Limited Series', 'Baby Reindeer', 1, null
    union all
    select 'Pokemon Journeys: The Series: Part 2', 'Pokemon Journeys: The Series', 2, null
    union all
    select 'Rurouni: 1st Season', 'Rurouni', 1, null
    union all
    select 'Avatar: The Last Airbender (2005): Book 1', 'Avatar: The Last Airbender (2005)', 1, 2005
    union all
    select 'Play: 시즌 2', 'Play', 2, null
    union all
    select 'Zapping: Temporada 3', 'Zapping', 3, null
    union all
    select 'Barbarians: II', null, 2, null
    union all
    select '1917', null, null, null
    union all
    select 'Blade Runner 2049', null, null, null
    union all
    select 'Dune: Part Two', null, null, null
),

found as (
    select
        title,
        show_title,
        season_number,
        title_year,
        {{ show_of_season('title') }} as found_show_title,
        {{ season_number('title') }} as found_season_number,
        {{ title_year('title') }} as found_title_year
    from cases
)

select * from found
where
    show_title is distinct from found_show_title
    or season_number is distinct from found_season_number
    or title_year is distinct from found_title_year
