-- A title without a season belongs to a show where the Top 10 says so, or where the part before a
-- colon or a number at its end is a show with numbered seasons; what the catalogue lists stands
-- alone.
with

labels as (
    select
        kind,
        label,
        label_key,
        max(show_by_season) as show_by_season,
        max(season_show_key) as season_show_key,
        max(season_number) as season_number
    from {{ ref('int_engagement_rows') }}
    group by kind, label, label_key
),

listed as (
    select distinct title_key from {{ ref('int_catalogue_titles') }}
),

open_labels as (
    select
        labels.label,
        labels.label_key
    from labels
    left join listed on labels.label_key = listed.title_key
    where
        labels.kind = 'series' and labels.show_by_season is null and listed.title_key is null
),

listed_seasons as (
    select
        show_title,
        show_key,
        label_key,
        season_key,
        season_number
    from {{ ref('int_top10_entries') }}
    where kind = 'series' and season_title is not null
),

known as (
    select season_show_key as show_key
    from labels
    where kind = 'series' and season_show_key is not null and season_number is not null

    union

    select show_key
    from listed_seasons
    where season_number is not null
),

{% set patterns = ['^(.+): [^:]+$', '^([^:]+): ', '^(.+) [0-9]{1,2}[.]?$'] %}
candidates as (
    {% for pattern in patterns %}
    select
        label,
        {{ regexp_extract('label', pattern) }} as show_title,
        {{ loop.index }} as preference
    from open_labels
    union all
    {% endfor %}
    select
        open_labels.label,
        listed_seasons.show_title,
        0 as preference
    from open_labels
    inner join listed_seasons
        on
            (
                open_labels.label_key = listed_seasons.label_key
                or open_labels.label_key = listed_seasons.season_key
            )
            and open_labels.label_key <> listed_seasons.show_key
),

folded as (
    select
        label,
        show_title,
        preference,
        {{ fold_text('show_title') }} as folded_show
    from candidates
    where show_title is not null
),

keyed as (
    select
        label,
        show_title,
        preference,
        {{ title_key('folded_show') }} as show_key
    from folded
),

siblings as (
    select
        keyed.label,
        keyed.show_title,
        keyed.show_key,
        row_number() over (
            partition by keyed.label order by keyed.preference, keyed.show_title
        ) as place
    from keyed
    left join known on keyed.show_key = known.show_key
    where known.show_key is not null or keyed.preference = 0
)

select
    labels.kind,
    labels.label,
    coalesce(
        case when labels.kind = 'series' then labels.show_by_season end,
        siblings.show_title,
        labels.label
    ) as show_title,
    coalesce(
        case when labels.kind = 'series' then labels.season_show_key end,
        siblings.show_key,
        labels.label_key
    ) as show_key,
    case
        when labels.kind = 'film' then 'film'
        when labels.show_by_season is not null then 'season'
        when siblings.show_title is not null then 'sibling'
        else 'whole'
    end as show_method
from labels
left join siblings
    on labels.kind = 'series' and labels.label = siblings.label and siblings.place = 1
