with

own as (
    select
        entries.entry_id,
        entries.list,
        entries.kind,
        entries.show_title,
        entries.season_title,
        entries.total_hours,
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
        coalesce(matches.match_method, catalogued.match_method, 'own') as match_method
    from {{ ref('int_top10_entries') }} as entries
    left join {{ ref('int_top10_engagement_matches') }} as matches
        on entries.entry_id = matches.entry_id
    left join {{ ref('int_engagement_title_works') }} as reported
        on matches.spelling_id = reported.spelling_id
    left join {{ ref('int_top10_catalogue_matches') }} as catalogued
        on entries.entry_id = catalogued.entry_id
),

-- Seasons that nothing but their name places belong to the work that the other seasons are, the
-- most watched of them where namesakes share its name.
show_works as (
    select
        kind,
        show_title,
        max_by(
            title_id, lpad(cast(total_hours as {{ dbt.type_string() }}), 19, '0') || '|' || title_id
        ) as title_id
    from own
    where
        list = 'global'
        and kind = 'series'
        and match_method in ('label_and_runtime', 'label_and_date', 'former_label', 'season_title')
    group by kind, show_title
),

settled as (
    select
        own.entry_id,
        own.list,
        own.kind,
        own.show_title,
        own.season_title,
        case
            when
                own.match_method in ('show', 'show_title', 'label', 'season_number', 'own')
                and own.kind = 'series'
                then coalesce(show_works.title_id, own.title_id)
            else own.title_id
        end as title_id,
        case
            when own.match_method = 'own' and show_works.title_id is not null then 'show'
            else own.match_method
        end as match_method
    from own
    left join show_works
        on own.kind = show_works.kind and own.show_title = show_works.show_title
),

-- A name that means one work in the global list means the same one in the other lists.
global_names as (
    select
        kind,
        show_title,
        season_title,
        max(title_id) as title_id,
        max(match_method) as match_method
    from settled
    where list = 'global'
    group by kind, show_title, season_title
    having count(distinct title_id) = 1
)

select
    settled.entry_id,
    settled.list,
    coalesce(global_names.title_id, settled.title_id) as title_id,
    coalesce(global_names.match_method, settled.match_method) as match_method
from settled
left join global_names
    on
        settled.list <> 'global'
        and settled.kind = global_names.kind
        and settled.show_title = global_names.show_title
        and coalesce(settled.season_title, '') = coalesce(global_names.season_title, '')
