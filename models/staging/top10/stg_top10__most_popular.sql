with

source as (
    select * from {{ raw('top10_most_popular') }}
),

typed as (
    select
        {{ top10_category('category') }} as category,
        {{ small_number('rank') }} as rank,
        {{ clean_text('show_title') }} as show_title,
        nullif({{ clean_text('season_title') }}, 'N/A') as season_title,
        {{ whole_number('hours_viewed_first_28_days') }} as hours_viewed_first_28_days,
        {{ whole_number('hours_viewed_first_91_days') }} as hours_viewed_first_91_days,
        cast(round({{ decimal_number('runtime') }} * 60) as integer) as runtime_minutes,
        {{ whole_number('views_first_91_days') }} as views_first_91_days,
        _file as source_file,
        _row as source_row
    from source
),

checked as (
    select
        *,
        case
            when category is null or category not like '%)' then 'category_unknown'
            when rank is null or rank not between 1 and 10 then 'rank_out_of_range'
            when show_title is null then 'title_missing'
            when coalesce(hours_viewed_first_91_days, hours_viewed_first_28_days) is null
                then 'hours_unreadable'
        end as cell_rule
    from typed
)

select
    category,
    rank,
    show_title,
    season_title,
    hours_viewed_first_28_days,
    hours_viewed_first_91_days,
    runtime_minutes,
    views_first_91_days,
    source_file,
    source_row,
    case
        when cell_rule is not null then cell_rule
        when
            row_number() over (
                partition by cell_rule, source_file, category, rank order by source_row
            ) > 1
            then 'rank_repeated'
    end as rejection_rule
from checked
