with

source as (
    select * from {{ raw('top10_countries') }}
),

weeks as (
    {{ top10_weeks('source') }}
),

typed as (
    select
        weeks.week_ending_on,
        weeks.is_impossible as is_week_impossible,
        {{ clean_text('country_name') }} as country,
        upper({{ regexp_extract('country_iso2', '^ *([A-Za-z]{2}) *$') }}) as country_iso2,
        {{ top10_category('category') }} as category,
        {{ small_number('weekly_rank') }} as weekly_rank,
        {{ clean_text('show_title') }} as show_title,
        nullif({{ clean_text('season_title') }}, 'N/A') as season_title,
        {{ small_number('cumulative_weeks_in_top_10') }} as cumulative_weeks,
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
            when country_iso2 is null then 'country_missing'
            when category is null or category like '%)' then 'category_unknown'
            when weekly_rank is null or weekly_rank not between 1 and 10 then 'rank_out_of_range'
            when show_title is null then 'title_missing'
        end as cell_rule
    from typed
),

repeated as (
    select
        source_file,
        week_ending_on,
        country_iso2,
        category,
        weekly_rank,
        min(source_row) as first_row
    from checked
    where cell_rule is null
    group by source_file, week_ending_on, country_iso2, category, weekly_rank
    having count(*) > 1
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
    checked.week_ending_on,
    checked.country,
    checked.country_iso2,
    checked.category,
    checked.weekly_rank,
    checked.show_title,
    checked.season_title,
    checked.cumulative_weeks,
    captures.captured_until_on,
    checked.source_file,
    checked.source_row,
    case
        when checked.cell_rule is not null then checked.cell_rule
        when checked.source_row > repeated.first_row then 'rank_repeated'
    end as rejection_rule
from checked
left join captures on checked.source_file = captures.source_file
left join repeated
    on
        checked.source_file = repeated.source_file
        and checked.week_ending_on = repeated.week_ending_on
        and checked.country_iso2 = repeated.country_iso2
        and checked.category = repeated.category
        and checked.weekly_rank = repeated.weekly_rank
