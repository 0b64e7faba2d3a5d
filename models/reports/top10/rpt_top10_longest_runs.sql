with

runs as (
    select
        *,
        cast(
            row_number() over (
                partition by category
                order by week_count desc, total_hours desc, started_on asc, entry_id asc
            ) as integer
        ) as run_place
    from {{ ref('fct_top10_runs') }}
),

longest as (
    select * from runs
    where run_place <= {{ var('report_longest_runs') }}
),

peaks as (
    select
        longest.entry_id,
        longest.run_number,
        min(weeks.week_ending_on) as peaked_on
    from longest
    inner join {{ ref('fct_top10_global_weeks') }} as weeks
        on
            longest.entry_id = weeks.entry_id
            and longest.peak_hours = weeks.hours_viewed
            and weeks.week_ending_on between longest.started_on and longest.ended_on
    group by longest.entry_id, longest.run_number
),

listed as (
    select
        entry_id,
        count(*) as listed_week_count
    from {{ ref('fct_top10_global_weeks') }}
    group by entry_id
)

select
    longest.category,
    longest.run_place,
    longest.kind,
    longest.language_group,
    longest.title_id,
    longest.show_title,
    longest.season_title,
    coalesce(longest.season_title, longest.show_title) as label,
    longest.run_number,
    longest.started_on,
    longest.ended_on,
    longest.is_still_running,
    longest.week_count,
    listed.listed_week_count,
    longest.debut_rank,
    longest.peak_rank,
    longest.peak_hours,
    {{ weeks_between('longest.started_on', 'peaks.peaked_on') }} + 1 as peak_week,
    longest.total_hours
from longest
inner join peaks
    on longest.entry_id = peaks.entry_id and longest.run_number = peaks.run_number
inner join listed on longest.entry_id = listed.entry_id
order by longest.category, longest.run_place
