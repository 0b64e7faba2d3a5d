select
    listed.category,
    listed.rank,
    entries.kind,
    works.title_id,
    listed.show_title,
    listed.season_title,
    listed.hours_viewed_first_28_days,
    listed.hours_viewed_first_91_days,
    listed.runtime_minutes,
    listed.views_first_91_days
from {{ ref('stg_top10__most_popular') }} as listed
inner join {{ ref('int_top10_entries') }} as entries
    on
        entries.list = 'most popular'
        and listed.category = entries.category
        and listed.show_title = entries.show_title
        and coalesce(listed.season_title, '') = coalesce(entries.season_title, '')
inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
where listed.rejection_rule is null
