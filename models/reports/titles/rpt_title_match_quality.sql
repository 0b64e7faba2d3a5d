-- Coverage counts entries of the left source; its hours are those of whichever of the two has any.
with

reported as (
    select
        min(half_year) as first_half_year,
        max(half_year) as last_half_year
    from {{ ref('fct_engagement_half_years') }}
),

-- Weeks that lie wholly in the half-years reported.
listed as (
    select
        weeks.entry_id,
        weeks.kind,
        max(weeks.title_id) as title_id,
        sum(weeks.hours_viewed) as hours
    from {{ ref('fct_top10_global_weeks') }} as weeks
    cross join reported
    where
        {{ half_year('weeks.week_ending_on') }} between reported.first_half_year
        and reported.last_half_year
        and {{ half_year(dbt.dateadd('day', -6, 'weeks.week_ending_on')) }}
        between reported.first_half_year and reported.last_half_year
    group by weeks.entry_id, weeks.kind
),

half_hours as (
    select
        title_id,
        sum(hours_viewed) as hours
    from {{ ref('fct_engagement_half_years') }}
    group by title_id
),

week_hours as (
    select
        title_id,
        sum(hours_viewed) as hours
    from {{ ref('fct_top10_global_weeks') }}
    group by title_id
),

mentions as (
    select
        'top10_global' as left_source,
        'engagement' as right_source,
        listed.kind,
        matches.entry_id is not null as is_matched,
        listed.hours
    from listed
    left join {{ ref('bridge_top10_engagement') }} as matches
        on listed.entry_id = matches.entry_id

    union all

    select
        'netflix_titles' as left_source,
        'engagement' as right_source,
        titles.kind,
        titles.is_in_engagement as is_matched,
        cast(null as bigint) as hours
    from {{ ref('fct_catalogue_titles') }} as records
    inner join {{ ref('dim_titles') }} as titles on records.title_id = titles.title_id

    union all

    select
        'engagement' as left_source,
        'netflix_titles' as right_source,
        titles.kind,
        titles.is_in_catalogue as is_matched,
        half_hours.hours
    from {{ ref('dim_titles') }} as titles
    inner join half_hours on titles.title_id = half_hours.title_id

    union all

    select
        'top10_global' as left_source,
        'netflix_titles' as right_source,
        titles.kind,
        titles.is_in_catalogue as is_matched,
        week_hours.hours
    from {{ ref('dim_titles') }} as titles
    inner join week_hours on titles.title_id = week_hours.title_id
),

coverage as (
    {% for kind in ['kind', "'all'"] %}
    select
        left_source,
        right_source,
        {{ kind }} as kind,
        count(*) as title_count,
        count(case when is_matched then 1 end) as matched_count,
        sum(case when is_matched then hours end) as matched_hours,
        sum(hours) as hours
    from mentions
    group by left_source, right_source{{ ', kind' if loop.first }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

-- A pair was read once, so that it counts for the sources in either order.
read_pairs as (
    select
        left_source,
        case when right_source like 'top10%' then 'top10_global' else right_source end
            as right_source,
        kind,
        is_same_work,
        is_linked
    from {{ ref('title_match_checks') }}
),

both_ways as (
    select * from read_pairs
    union all
    select
        right_source as left_source,
        left_source as right_source,
        kind,
        is_same_work,
        is_linked
    from read_pairs
),

precision_counts as (
    {% for kind in ['kind', "'all'"] %}
    select
        left_source,
        right_source,
        {{ kind }} as kind,
        count(case when is_linked then 1 end) as read_count,
        count(case when is_linked and is_same_work then 1 end) as right_count,
        count(case when is_same_work and not is_linked then 1 end) as missed_count
    from both_ways
    group by left_source, right_source{{ ', kind' if loop.first }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

measured as (
    select
        coverage.*,
        coalesce(precision_counts.read_count, 0) as read_count,
        coalesce(precision_counts.right_count, 0) as right_count,
        coalesce(precision_counts.missed_count, 0) as missed_count,
        cast(precision_counts.right_count as double) / nullif(precision_counts.read_count, 0)
            as precision_share
    from coverage
    left join precision_counts
        on
            coverage.left_source = precision_counts.left_source
            and coverage.right_source = precision_counts.right_source
            and coverage.kind = precision_counts.kind
)

select
    left_source,
    right_source,
    kind,
    title_count,
    matched_count,
    cast(matched_count as double) / nullif(title_count, 0) as matched_share,
    cast(matched_hours as double) / nullif(hours, 0) as matched_hours_share,
    read_count,
    right_count,
    missed_count,
    precision_share,
    {{ wilson_bound('precision_share', 'read_count', '-') }} as precision_lower_share,
    {{ wilson_bound('precision_share', 'read_count', '+') }} as precision_upper_share
from measured
