with

source as (
    select * from {{ raw('top10_global') }}
),

weeks as (
    {{ top10_weeks('source') }}
),

typed as (
    select
        weeks.week_ending_on,
        weeks.is_impossible as is_week_impossible,
        {{ top10_category('category') }} as category,
        {{ small_number('weekly_rank') }} as weekly_rank,
        {{ clean_text('show_title') }} as show_title,
        nullif({{ clean_text('season_title') }}, 'N/A') as season_title,
        {{ whole_number('weekly_hours_viewed') }} as hours_viewed,
        {{ decimal_number('runtime') }} as runtime_hours,
        {{ whole_number('weekly_views') }} as views,
        {{ small_number('cumulative_weeks_in_top_10') }} as cumulative_weeks,
        {{ yes_or_no('is_staggered_launch') }} as is_staggered_launch,
        {{ yes_or_no('runtime_override_flag') }} as has_runtime_override,
        source._file as source_file,
        source._row as source_row
    from source
    left join weeks on source._file = weeks.source_file and source.week = weeks.week
),

checked as (
    select
        *,
        case
            when week_ending_on is null then 'week_unreadable'
            when is_week_impossible then 'week_impossible'
            when category is null or category not like '%)' then 'category_unknown'
            when weekly_rank is null or weekly_rank not between 1 and 10 then 'rank_out_of_range'
            when show_title is null then 'title_missing'
            when hours_viewed is null then 'hours_unreadable'
        end as cell_rule
    from typed
),

placed as (
    select
        *,
        row_number() over (
            partition by source_file, cell_rule, week_ending_on, category, weekly_rank
            order by source_row
        ) as place
    from checked
),

captures as (
    select
        source_file,
        max(week_ending_on) as captured_until_on
    from checked
    where cell_rule is null
    group by source_file
)

select
    placed.week_ending_on,
    placed.category,
    placed.weekly_rank,
    placed.show_title,
    placed.season_title,
    placed.hours_viewed,
    cast(round(placed.runtime_hours * 60) as integer) as runtime_minutes,
    placed.views,
    placed.cumulative_weeks,
    placed.is_staggered_launch,
    placed.has_runtime_override,
    captures.captured_until_on,
    placed.source_file,
    placed.source_row,
    case
        when placed.cell_rule is not null then placed.cell_rule
        when placed.place > 1 then 'rank_repeated'
    end as rejection_rule
from placed
left join captures on placed.source_file = captures.source_file
