-- The report of 2023H1 has one sheet for films and series: the later reports tell most apart.
with

accepted as (
    select
        *,
        {{ listed_title('title') }} as listed_title,
        {{ original_title('title') }} as listed_original_title
    from {{ ref('stg_engagement__titles') }}
    where rejection_rule is null
),

parsed as (
    select
        *,
        {{ without_title_year('listed_title') }} as label,
        {{ title_year('listed_title') }} as title_year
    from accepted
),

seasoned as (
    select
        *,
        {{ show_of_season('label') }} as show_by_season,
        {{ season_number('label') }} as season_number,
        {{ without_limited_series('label') }} as comparable_label
    from parsed
),

folded as (
    select
        *,
        {{ fold_text('comparable_label') }} as folded_label,
        {{ fold_text('show_by_season') }} as folded_show,
        {{ fold_text('listed_original_title') }} as folded_original
    from seasoned
),

originals as (
    select
        *,
        {{ title_key('folded_label') }} as label_key,
        {{ title_key('folded_show') }} as season_show_key,
        {{ title_key('folded_original') }} as original_key
    from folded
),

keyed as (
    select
        *,
        coalesce(trim(left(original_key, 3)), '') as original_group
    from originals
),

later_kinds as (
    select
        title,
        case
            when count(case when sheet_kind = 'film' then 1 end) * 2 > count(*) then 'film'
            else 'series'
        end as kind
    from accepted
    where sheet_kind is not null
    group by title
),

-- A show that the later reports name by season may be named without one in that report, unless that
-- one names its season as well: then the bare name is a film.
later_shows as (
    select
        season_show_key as show_key,
        original_group
    from keyed
    where season_show_key is not null and original_group <> ''
    group by season_show_key, original_group
    having count(sheet_kind) = count(*)
)

select
    keyed.half_year,
    keyed.source_file,
    keyed.source_row,
    keyed.sheet,
    keyed.sheet_kind,
    coalesce(
        keyed.sheet_kind,
        later_kinds.kind,
        case
            when keyed.show_by_season is not null or later_shows.show_key is not null then 'series'
            else 'film'
        end
    ) as kind,
    keyed.sheet_kind is null as is_kind_inferred,
    keyed.published_title,
    keyed.title,
    keyed.listed_title,
    keyed.listed_original_title,
    keyed.label,
    keyed.label_key,
    keyed.title_year,
    keyed.show_by_season,
    keyed.season_show_key,
    keyed.season_number,
    keyed.original_key,
    keyed.original_group,
    keyed.is_available_globally,
    keyed.released_on,
    keyed.hours_viewed,
    nullif(keyed.runtime_minutes, 0) as runtime_minutes,
    keyed.views,
    keyed.is_runtime_partial
from keyed
left join later_kinds on keyed.title = later_kinds.title
left join later_shows
    on
        keyed.label_key = later_shows.show_key
        and keyed.original_group = later_shows.original_group
