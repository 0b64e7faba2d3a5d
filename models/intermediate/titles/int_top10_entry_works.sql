with

own as (
    select
        entries.entry_id,
        entries.list,
        entries.kind,
        entries.show_title,
        entries.season_title,
        entries.first_week_on,
        coalesce(
            reported.title_id,
            catalogued.title_id,
            md5(
                'top10|' || entries.kind || '|' || entries.show_key
                || case
                    when entries.kind = 'film'
                        then
                            '|' || coalesce({{ top10_language('entries.category') }}, '')
                            || '|' || cast(entries.namesake_number as {{ dbt.type_string() }})
                    else ''
                end
            )
        ) as title_id,
        coalesce(matches.match_method, catalogued.match_method, 'own') as match_method,
        coalesce(matches.match_confidence, catalogued.match_confidence, 1) as match_confidence
    from {{ ref('int_top10_entries') }} as entries
    left join {{ ref('int_top10_engagement_matches') }} as matches
        on entries.entry_id = matches.entry_id
    left join {{ ref('int_engagement_title_works') }} as reported
        on matches.spelling_id = reported.spelling_id
    left join {{ ref('int_top10_catalogue_matches') }} as catalogued
        on entries.entry_id = catalogued.entry_id
),

-- A name that means one work in the global list means the same one in the other lists.
global_names as (
    select
        kind,
        show_title,
        season_title,
        max(title_id) as title_id,
        max(match_method) as match_method,
        max(match_confidence) as match_confidence
    from own
    where list = 'global'
    group by kind, show_title, season_title
    having count(distinct title_id) = 1
)

select
    own.entry_id,
    own.list,
    coalesce(global_names.title_id, own.title_id) as title_id,
    coalesce(global_names.match_method, own.match_method) as match_method,
    coalesce(global_names.match_confidence, own.match_confidence) as match_confidence
from own
left join global_names
    on
        own.list <> 'global'
        and own.kind = global_names.kind
        and own.show_title = global_names.show_title
        and coalesce(own.season_title, '') = coalesce(global_names.season_title, '')
