-- A name that an older capture has in the same place of the same list, with the same hours, is the
-- old name of the entry, unless either capture has both names in that list.
with

restated as (
    select distinct
        latest.category,
        latest.show_title,
        latest.season_title,
        older.show_title as former_show_title,
        older.season_title as former_season_title
    from {{ ref('int_top10_global_weeks') }} as latest
    inner join {{ ref('stg_top10__global_weeks') }} as older
        on
            latest.week_ending_on = older.week_ending_on
            and latest.category = older.category
            and latest.weekly_rank = older.weekly_rank
            and latest.hours_viewed = older.hours_viewed
    left join {{ ref('int_top10_global_weeks') }} as kept
        on
            older.week_ending_on = kept.week_ending_on
            and older.category = kept.category
            and older.show_title = kept.show_title
            and coalesce(older.season_title, '') = coalesce(kept.season_title, '')
    left join {{ ref('stg_top10__global_weeks') }} as known
        on
            older.source_file = known.source_file
            and latest.week_ending_on = known.week_ending_on
            and latest.category = known.category
            and latest.show_title = known.show_title
            and coalesce(latest.season_title, '') = coalesce(known.season_title, '')
            and known.rejection_rule is null
    where
        older.rejection_rule is null
        and kept.show_title is null
        and known.show_title is null
        and older.captured_until_on < latest.captured_until_on
        and (
            latest.show_title <> older.show_title
            or coalesce(latest.season_title, '') <> coalesce(older.season_title, '')
        )
),

former as (
    select
        {{ top10_kind('category') }} as kind,
        show_title,
        season_title,
        former_show_title,
        former_season_title,
        'capture' as alias_source
    from restated

    union

    select
        kind,
        show_title,
        season_title,
        former_show_title,
        former_season_title,
        'reference' as alias_source
    from {{ ref('title_aliases') }}
),

labelled as (
    select
        *,
        {{ without_title_year('coalesce(former_season_title, former_show_title)') }} as former_name
    from former
),

comparable as (
    select
        *,
        {{ without_limited_series('former_name') }} as former_label
    from labelled
),

folded as (
    select
        *,
        {{ fold_text('former_label') }} as folded_former_label
    from comparable
)

select
    kind,
    show_title,
    season_title,
    former_show_title,
    former_season_title,
    alias_source,
    {{ title_key('folded_former_label') }} as former_label_key
from folded
