-- Weeks that lie wholly in the half-year: what the lists alone prove to have been watched in it.
select
    entries.entry_id,
    {{ half_year('weeks.week_ending_on') }} as half_year,
    cast(sum(weeks.hours_viewed) as bigint) as listed_hours
from {{ ref('int_top10_entry_weeks') }} as weeks
inner join {{ ref('int_top10_entries') }} as entries
    on
        entries.list = 'global'
        and weeks.category = entries.category
        and weeks.show_title = entries.show_title
        and coalesce(weeks.season_title, '') = coalesce(entries.season_title, '')
        and weeks.namesake_number = entries.namesake_number
where
    {{ half_year('weeks.week_ending_on') }}
    = {{ half_year(dbt.dateadd('day', -6, 'weeks.week_ending_on')) }}
group by entries.entry_id, {{ half_year('weeks.week_ending_on') }}
