with

texts as (
    select title_text
    from {{ ref('stg_viewing__activity') }}
    where rejection_rule is null

    union

    select title_text
    from {{ ref('stg_viewing__history') }}
    where rejection_rule is null
),

parts as (
    select
        title_text,
        {{ show_of_season('title_text') }} as show_of_season,
        {{ season_number('title_text') }} as season_number,
        cast({{ regexp_extract('title_text', '[(][^()]* ([0-9]+)[)]$') }} as integer)
            as episode_number,
        contains(title_text, '_hook_') as is_clip
    from texts
),

folded as (
    select
        *,
        coalesce(show_of_season, title_text) as show_title,
        {{ fold_text('coalesce(show_of_season, title_text)') }} as folded
    from parts
)

select
    title_text,
    is_clip,
    case when show_of_season is null then 'film' else 'series' end as kind,
    show_title,
    {{ title_key('folded') }} as show_key,
    cast(null as {{ dbt.type_string() }}) as season_label,
    season_number,
    cast(null as integer) as part_number,
    case when show_of_season is not null then title_text end as episode_title,
    episode_number,
    cast(null as {{ dbt.type_string() }}) as language,
    'season' as parse_method,
    cast(0.9 as double) as parse_confidence,
    case when show_of_season is not null then title_text end as episode_key
from folded
