-- A season keeps its identity where the report adds a year to its show in one half-year and not in
-- another, or names the show alone; a film is its work.
select
    works.spelling_id,
    case
        when titles.kind = 'film' then works.engagement_work_id
        else
            md5(
                works.engagement_work_id || '|' || titles.label_key
                || case when titles.label_key = titles.show_key then ' season 1' else '' end
            )
    end as engagement_title_id,
    works.engagement_work_id,
    coalesce(matches.title_id, md5('engagement|' || works.engagement_work_id)) as title_id,
    matches.title_id is not null as is_in_catalogue,
    coalesce(matches.match_method, 'own') as match_method,
    coalesce(matches.match_confidence, 1) as match_confidence
from {{ ref('int_engagement_works') }} as works
inner join {{ ref('int_engagement_titles') }} as titles
    on works.spelling_id = titles.spelling_id
left join {{ ref('int_catalogue_engagement_matches') }} as matches
    on works.engagement_work_id = matches.engagement_work_id
