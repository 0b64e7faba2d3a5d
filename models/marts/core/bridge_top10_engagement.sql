select
    entries.entry_id,
    entries.category,
    entries.show_title,
    entries.season_title,
    entries.namesake_number,
    reported.engagement_title_id,
    works.title_id,
    matches.match_method,
    matches.match_confidence,
    matches.is_same_season
from {{ ref('int_top10_engagement_matches') }} as matches
inner join {{ ref('int_top10_entries') }} as entries on matches.entry_id = entries.entry_id
inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
inner join {{ ref('int_engagement_title_works') }} as reported
    on matches.spelling_id = reported.spelling_id
-- An entry that its show's other seasons place elsewhere is not the season of that namesake.
where entries.list = 'global' and works.title_id = reported.title_id
