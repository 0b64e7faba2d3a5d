-- Pairs of a work of the catalogue and a work of the engagement reports that may be one.
with

catalogue as (
    select
        works.title_id,
        titles.kind,
        titles.title_key,
        titles.release_year,
        titles.duration_minutes,
        titles.season_count,
        titles.countries,
        titles.added_on
    from {{ ref('int_catalogue_titles') }} as titles
    inner join {{ ref('int_catalogue_works') }} as works on titles.show_id = works.show_id
    where works.duplicate_of_show_id is null
),

-- A work that the report released after the catalogue was taken is another one.
snapshot as (
    select max(added_on) as catalogue_until_on from catalogue
),

reported as (
    select
        works.engagement_work_id,
        titles.kind,
        titles.show_key,
        titles.label_key,
        titles.title_year,
        titles.season_number,
        titles.released_on,
        titles.runtime_minutes,
        titles.least_runtime_minutes,
        titles.total_hours,
        titles.show_method,
        {{ script_country('titles.original_title') }} as script_country
    from {{ ref('int_engagement_titles') }} as titles
    inner join {{ ref('int_engagement_works') }} as works
        on titles.spelling_id = works.spelling_id
),

works as (
    select
        engagement_work_id,
        kind,
        show_key as title_key,
        max(title_year) as title_year,
        max(script_country) as script_country,
        min(case when coalesce(season_number, 1) = 1 then released_on end) as released_on,
        -- A series that a film of the catalogue may be is one programme, filed so.
        case
            when count(distinct label_key) = 1 and max(show_method) <> 'season'
                then max(runtime_minutes)
        end as runtime_minutes,
        case
            when count(distinct label_key) = 1 and max(show_method) <> 'season'
                then min(least_runtime_minutes)
        end as least_runtime_minutes,
        cast(sum(total_hours) as bigint) as total_hours
    from reported
    group by engagement_work_id, kind, show_key
)

select
    catalogue.title_id,
    works.engagement_work_id,
    catalogue.kind,
    works.kind as reported_kind,
    catalogue.release_year,
    catalogue.season_count,
    works.title_year,
    case
        when
            catalogue.duration_minutes between works.least_runtime_minutes
            and works.runtime_minutes
            then 0
        else
            least(
                abs(catalogue.duration_minutes - works.least_runtime_minutes),
                abs(catalogue.duration_minutes - works.runtime_minutes)
            )
    end as runtime_difference_minutes,
    coalesce(works.released_on > snapshot.catalogue_until_on, false) as is_released_later,
    coalesce(
        catalogue.countries is not null
        and not contains(catalogue.countries, works.script_country), false
    ) as is_other_country,
    works.total_hours
from catalogue
inner join works on catalogue.title_key = works.title_key
cross join snapshot
