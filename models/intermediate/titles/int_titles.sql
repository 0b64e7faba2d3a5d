with

catalogue as (
    select
        works.title_id,
        titles.kind,
        titles.title,
        titles.release_year,
        titles.duration_minutes as runtime_minutes,
        titles.season_count,
        titles.rating as maturity_rating
    from {{ ref('int_catalogue_titles') }} as titles
    inner join {{ ref('int_catalogue_works') }} as works on titles.show_id = works.show_id
    where works.duplicate_of_show_id is null
),

-- A work goes by the name of its most watched title in the latest report.
standings as (
    select
        *,
        last_half_year
        || '|' || lpad(cast(total_hours as {{ dbt.type_string() }}), 19, '0')
        || '|' || spelling_id as standing
    from {{ ref('int_engagement_titles') }}
),

reported as (
    select
        works.title_id,
        max(titles.kind) as kind,
        max_by(titles.show_title, titles.standing) as title,
        max_by(
            titles.original_title,
            case when titles.original_title is not null then titles.standing end
        ) as original_title,
        max(titles.title_year) as release_year,
        case when max(titles.kind) = 'film' then max(titles.runtime_minutes) end
            as runtime_minutes
    from standings as titles
    inner join {{ ref('int_engagement_title_works') }} as works
        on titles.spelling_id = works.spelling_id
    group by works.title_id
),

listed as (
    select
        works.title_id,
        max(entries.kind) as kind,
        max(entries.show_title) as title,
        case when max(entries.kind) = 'film' then max(entries.runtime_minutes) end
            as runtime_minutes
    from {{ ref('int_top10_entries') }} as entries
    inner join {{ ref('int_top10_entry_works') }} as works on entries.entry_id = works.entry_id
    group by works.title_id
),

title_ids as (
    select title_id from catalogue
    union
    select title_id from reported
    union
    select title_id from listed
)

select
    title_ids.title_id,
    coalesce(catalogue.kind, reported.kind, listed.kind) as kind,
    coalesce(catalogue.title, reported.title, listed.title) as title,
    reported.original_title,
    coalesce(catalogue.release_year, reported.release_year) as release_year,
    case
        when catalogue.title_id is not null then catalogue.runtime_minutes
        else coalesce(reported.runtime_minutes, listed.runtime_minutes)
    end as runtime_minutes,
    catalogue.season_count,
    catalogue.maturity_rating,
    catalogue.title_id is not null as is_in_catalogue,
    listed.title_id is not null as is_in_top10,
    reported.title_id is not null as is_in_engagement
from title_ids
left join catalogue on title_ids.title_id = catalogue.title_id
left join reported on title_ids.title_id = reported.title_id
left join listed on title_ids.title_id = listed.title_id
