with

lists as (
    select
        week_ending_on,
        category,
        source_file,
        row_number() over (
            partition by week_ending_on, category
            order by count(*) desc, max(captured_until_on) desc, source_file desc
        ) as preference
    from {{ ref('stg_top10__global_weeks') }}
    where rejection_rule is null
    group by week_ending_on, category, source_file
)

select
    weeks.week_ending_on,
    weeks.category,
    weeks.weekly_rank,
    weeks.show_title,
    weeks.season_title,
    weeks.hours_viewed,
    weeks.runtime_minutes,
    weeks.views,
    weeks.cumulative_weeks,
    weeks.is_staggered_launch,
    weeks.captured_until_on,
    weeks.source_file,
    weeks.source_row
from {{ ref('stg_top10__global_weeks') }} as weeks
inner join lists
    on
        weeks.week_ending_on = lists.week_ending_on
        and weeks.category = lists.category
        and weeks.source_file = lists.source_file
where lists.preference = 1 and weeks.rejection_rule is null
