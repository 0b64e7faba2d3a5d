-- Pairs of a Top 10 entry and a title of the engagement reports that may be one, by how they meet.
with

entries as (
    select * from {{ ref('int_top10_entries') }}
),

former_names as (
    select
        entries.entry_id,
        entries.kind,
        aliases.former_label_key
    from entries
    inner join {{ ref('int_top10_aliases') }} as aliases
        on
            entries.kind = aliases.kind
            and entries.show_title = aliases.show_title
            and coalesce(entries.season_title, '') = coalesce(aliases.season_title, '')
),

meetings as (
    select
        entries.entry_id,
        titles.spelling_id,
        'label' as meeting
    from entries
    inner join {{ ref('int_engagement_titles') }} as titles
        on entries.kind = titles.kind and entries.label_key = titles.label_key

    union all

    select
        former_names.entry_id,
        titles.spelling_id,
        'former_label' as meeting
    from former_names
    inner join {{ ref('int_engagement_titles') }} as titles
        on
            former_names.kind = titles.kind
            and former_names.former_label_key = titles.label_key

    union all

    select
        entries.entry_id,
        titles.spelling_id,
        'season_title' as meeting
    from entries
    inner join {{ ref('int_engagement_titles') }} as titles
        on entries.kind = titles.kind and entries.season_key = titles.label_key
    where entries.kind = 'series' and entries.season_number is null

    union all

    select
        entries.entry_id,
        titles.spelling_id,
        case
            when
                titles.season_number = coalesce(
                    entries.season_number, case when entries.season_title is null then 1 end
                )
                then 'season_number'
            else 'show'
        end as meeting
    from entries
    inner join {{ ref('int_engagement_titles') }} as titles
        on entries.kind = titles.kind and entries.show_key = titles.show_key
    where entries.kind = 'series' and entries.label_key <> titles.label_key
),

reported_hours as (
    select
        spelling_id,
        half_year,
        sum(hours_viewed) as reported_hours
    from {{ ref('int_engagement_title_rows') }}
    group by spelling_id, half_year
),

-- The hours of a title in the lists cannot be more than all its hours (both are rounded).
contradicted as (
    select distinct
        meetings.entry_id,
        meetings.spelling_id
    from meetings
    inner join {{ ref('int_top10_entry_half_years') }} as listed
        on meetings.entry_id = listed.entry_id
    inner join reported_hours
        on
            meetings.spelling_id = reported_hours.spelling_id
            and listed.half_year = reported_hours.half_year
    where listed.listed_hours > {{ most_listed_hours('reported_hours.reported_hours') }}
)

select
    meetings.entry_id,
    meetings.spelling_id,
    meetings.meeting,
    entries.kind,
    case
        when entries.kind = 'film'
            then
                abs(
                    entries.runtime_minutes
                    - coalesce(titles.runtime_minutes, catalogue.duration_minutes)
                )
        -- A running time grows while episodes come out week by week.
        when
            titles.runtime_minutes between entries.least_runtime_minutes - 1
            and entries.runtime_minutes + 1
            then 0
    end as runtime_difference_minutes,
    entries.first_week_on,
    entries.last_week_on,
    coalesce(
        {{ top10_language('entries.category') }} = 'English' and titles.original_group <> '', false
    ) as is_other_language,
    contradicted.entry_id is not null as is_contradicted_by_hours,
    titles.released_on,
    titles.title_year,
    titles.total_hours
from meetings
inner join entries on meetings.entry_id = entries.entry_id
inner join {{ ref('int_engagement_titles') }} as titles
    on meetings.spelling_id = titles.spelling_id
left join contradicted
    on
        meetings.entry_id = contradicted.entry_id
        and meetings.spelling_id = contradicted.spelling_id
left join {{ ref('int_engagement_works') }} as works on titles.spelling_id = works.spelling_id
left join {{ ref('int_catalogue_engagement_matches') }} as catalogued
    on works.engagement_work_id = catalogued.engagement_work_id
left join {{ ref('int_catalogue_works') }} as records
    on catalogued.title_id = records.title_id and records.duplicate_of_show_id is null
left join {{ ref('int_catalogue_titles') }} as catalogue on records.show_id = catalogue.show_id
