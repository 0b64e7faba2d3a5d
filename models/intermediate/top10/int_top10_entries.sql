with

listed as (
    select
        'global' as list,
        category,
        show_title,
        season_title,
        namesake_number,
        week_ending_on,
        -- A running time of zero stands for episodes that come out week by week.
        nullif(runtime_minutes, 0) as runtime_minutes,
        hours_viewed
    from {{ ref('int_top10_entry_weeks') }}

    union all

    select
        'country' as list,
        category,
        show_title,
        season_title,
        1 as namesake_number,
        week_ending_on,
        cast(null as integer) as runtime_minutes,
        cast(null as bigint) as hours_viewed
    from {{ ref('int_top10_country_weeks') }}

    union all

    select
        'most popular' as list,
        category,
        show_title,
        season_title,
        1 as namesake_number,
        cast(null as date) as week_ending_on,
        runtime_minutes,
        coalesce(hours_viewed_first_91_days, hours_viewed_first_28_days) as hours_viewed
    from {{ ref('stg_top10__most_popular') }}
    where rejection_rule is null
),

entries as (
    select
        list,
        category,
        show_title,
        season_title,
        namesake_number,
        {{ top10_kind('category') }} as kind,
        min(week_ending_on) as first_week_on,
        max(week_ending_on) as last_week_on,
        min(runtime_minutes) as least_runtime_minutes,
        max(runtime_minutes) as runtime_minutes,
        cast(sum(hours_viewed) as bigint) as total_hours
    from listed
    group by list, category, show_title, season_title, namesake_number
),

-- The lists by country have no running times: the entry of that name in the global list has.
global_runtimes as (
    select
        kind,
        show_title,
        season_title,
        min(least_runtime_minutes) as least_runtime_minutes,
        max(runtime_minutes) as runtime_minutes
    from entries
    where list = 'global'
    group by kind, show_title, season_title
    having count(*) = 1
),

named as (
    select
        *,
        coalesce(season_title, show_title) as label,
        {{ without_title_year('show_title') }} as comparable_show,
        {{ without_title_year('coalesce(season_title, show_title)') }} as comparable_label,
        {{ regexp_extract('season_title', '^[^:]+: ?(.+)$') }} as season_name,
        coalesce(
            {{ regexp_like('season_title', '(?i)' ~ dated_season_pattern() ~ '$') }}, false
        ) as is_dated_season
    from entries
),

folded as (
    select
        *,
        {{ without_limited_series('comparable_label') }} as season_label,
        {{ fold_text('comparable_show') }} as folded_show,
        {{ fold_text('season_name') }} as folded_season
    from named
),

labelled as (
    select
        *,
        {{ fold_text('season_label') }} as folded_label
    from folded
)

select
    md5(
        labelled.list
        || '|' || labelled.category
        || '|' || labelled.show_title
        || '|' || coalesce(labelled.season_title, '')
        || '|' || cast(labelled.namesake_number as {{ dbt.type_string() }})
    ) as entry_id,
    labelled.list,
    labelled.category,
    labelled.kind,
    labelled.show_title,
    labelled.season_title,
    labelled.namesake_number,
    {{ title_key('labelled.folded_show') }} as show_key,
    {{ title_key('labelled.folded_label') }} as label_key,
    {{ title_key('labelled.folded_season') }} as season_key,
    {{ title_year('labelled.label') }} as title_year,
    case
        when not labelled.is_dated_season then {{ season_number('labelled.season_title') }}
    end as season_number,
    labelled.is_dated_season,
    labelled.first_week_on,
    labelled.last_week_on,
    coalesce(labelled.least_runtime_minutes, global_runtimes.least_runtime_minutes)
        as least_runtime_minutes,
    coalesce(labelled.runtime_minutes, global_runtimes.runtime_minutes) as runtime_minutes,
    labelled.total_hours
from labelled
left join global_runtimes
    on
        labelled.kind = global_runtimes.kind
        and labelled.show_title = global_runtimes.show_title
        and coalesce(labelled.season_title, '') = coalesce(global_runtimes.season_title, '')
