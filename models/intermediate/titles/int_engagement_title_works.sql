-- A season keeps its identity where the report adds a year to its show in one half-year and not in
-- another, or names the show alone in one and its first season in another; a film is its work.
with

listed as (
    select distinct
        works.engagement_work_id,
        title_rows.half_year,
        title_rows.label_key = title_rows.show_key as is_bare,
        title_rows.label_key
    from {{ ref('int_engagement_title_rows') }} as title_rows
    inner join {{ ref('int_engagement_works') }} as works
        on title_rows.spelling_id = works.spelling_id
),

both_listed as (
    select distinct bare.engagement_work_id
    from listed as bare
    inner join listed as first_season
        on
            bare.engagement_work_id = first_season.engagement_work_id
            and bare.half_year = first_season.half_year
            and bare.label_key || ' season 1' = first_season.label_key
    where bare.is_bare
)

select
    works.spelling_id,
    case
        when titles.kind = 'film' then works.engagement_work_id
        else
            md5(
                works.engagement_work_id || '|' || titles.label_key
                || case
                    when
                        titles.label_key = titles.show_key
                        and both_listed.engagement_work_id is null
                        then ' season 1'
                    else ''
                end
            )
    end as engagement_title_id,
    works.engagement_work_id,
    coalesce(matches.title_id, md5('engagement|' || works.engagement_work_id)) as title_id,
    coalesce(matches.match_method, 'own') as match_method
from {{ ref('int_engagement_works') }} as works
inner join {{ ref('int_engagement_titles') }} as titles
    on works.spelling_id = titles.spelling_id
left join both_listed on works.engagement_work_id = both_listed.engagement_work_id
left join {{ ref('int_catalogue_engagement_matches') }} as matches
    on works.engagement_work_id = matches.engagement_work_id
