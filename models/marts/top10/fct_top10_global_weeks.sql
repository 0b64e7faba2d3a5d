-- A show that publishes each broadcast as a season of its own runs live, week by week.
with

live_shows as (
    select distinct
        kind,
        show_title
    from {{ ref('int_top10_entries') }}
    where is_dated_season
)

select
    weeks.week_ending_on,
    weeks.category,
    weeks.weekly_rank,
    entries.kind,
    {{ top10_language('weeks.category') }} as language_group,
    works.title_id,
    entries.entry_id,
    weeks.show_title,
    weeks.season_title,
    entries.season_number,
    weeks.namesake_number,
    weeks.hours_viewed,
    weeks.runtime_minutes,
    weeks.views,
    weeks.cumulative_weeks,
    live_shows.show_title is not null as is_live_weekly,
    weeks.cumulative_weeks = 1 as is_debut,
    weeks.is_ranked_by_views
from {{ ref('int_top10_entry_weeks') }} as weeks
inner join {{ ref('int_top10_entries') }} as entries
    on
        entries.list = 'global'
        and weeks.category = entries.category
        and weeks.show_title = entries.show_title
        and coalesce(weeks.season_title, '') = coalesce(entries.season_title, '')
        and weeks.namesake_number = entries.namesake_number
inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
left join live_shows
    on entries.kind = live_shows.kind and entries.show_title = live_shows.show_title
