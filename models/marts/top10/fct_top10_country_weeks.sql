select
    weeks.week_ending_on,
    weeks.country_iso2,
    weeks.country,
    weeks.category,
    weeks.weekly_rank,
    entries.kind,
    works.title_id,
    weeks.show_title,
    weeks.season_title,
    entries.season_number,
    weeks.cumulative_weeks,
    weeks.cumulative_weeks = 1 as is_debut
from {{ ref('int_top10_country_weeks') }} as weeks
inner join {{ ref('int_top10_entries') }} as entries
    on
        entries.list = 'country'
        and weeks.category = entries.category
        and weeks.show_title = entries.show_title
        and coalesce(weeks.season_title, '') = coalesce(entries.season_title, '')
inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
