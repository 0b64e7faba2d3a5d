with

titles as (
    select
        half_year,
        kind,
        engagement_title_id,
        is_available_globally,
        hours_viewed,
        views,
        {{ next_half_year('half_year') }} as next_half_year
    from {{ ref('fct_engagement_half_years') }}
    where is_available_globally is not null
),

before as (
    select
        engagement_title_id,
        next_half_year,
        bool_or(is_available_globally) as was_available_globally
    from titles
    group by engagement_title_id, next_half_year
),

compared as (
    select
        titles.*,
        before.was_available_globally
    from titles
    left join before
        on
            titles.engagement_title_id = before.engagement_title_id
            and titles.half_year = before.next_half_year
),

rows_of_kinds as (
    {{ with_all_kinds('compared', [
        'half_year', 'is_available_globally', 'was_available_globally', 'hours_viewed', 'views'
    ]) }}
),

counted as (
    select
        half_year,
        kind,
        is_available_globally,
        count(*) as title_count,
        cast(sum(hours_viewed) as bigint) as hours_viewed,
        cast(sum(views) as bigint) as views,
        count(was_available_globally) as listed_before_count,
        count(case when was_available_globally <> is_available_globally then 1 end)
            as changed_count
    from rows_of_kinds
    group by half_year, kind, is_available_globally
)

select
    half_year,
    kind,
    is_available_globally,
    title_count,
    cast(title_count as double)
    / nullif(sum(title_count) over (partition by half_year, kind), 0) as title_share,
    hours_viewed,
    cast(hours_viewed as double)
    / nullif(sum(hours_viewed) over (partition by half_year, kind), 0) as hours_share,
    views,
    listed_before_count,
    changed_count
from counted
order by half_year, kind, is_available_globally
