{# A select with one row per new season in the global Top 10, with the earlier seasons of the same work
   that it brings back into the same list. A new season is the debut (see top10_debuts) of a second or
   later one while no later one is listed yet: an old season may come up for the first time beside it. A
   season is brought back if it was not listed in the week before the debut and is listed in the week of
   the debut or in the next. is_next_week_published is false for debuts in the last week, which have one
   chance only. #}
{% macro top10_season_debuts() -%}
    with

    debuts as (
        {{ top10_debuts() }}
    ),

    new_seasons as (
        select
            debuts.*,
            weeks.season_number,
            debuts.started_on
            < (select max(week_ending_on) from {{ ref('fct_top10_global_weeks') }})
                as is_next_week_published
        from debuts
        inner join {{ ref('fct_top10_global_weeks') }} as weeks
            on debuts.entry_id = weeks.entry_id and debuts.started_on = weeks.week_ending_on
        left join {{ ref('fct_top10_global_weeks') }} as later
            on
                debuts.category = later.category
                and debuts.title_id = later.title_id
                and weeks.season_number < later.season_number
                and debuts.started_on >= later.week_ending_on
        where weeks.season_number >= 2 and later.entry_id is null
    ),

    -- One row per new season and earlier season listed around its debut; none gives one row of nulls.
    earlier as (
        select
            new_seasons.entry_id,
            listed.entry_id as earlier_entry_id,
            min(listed.season_number) as season_number,
            min(listed.season_title) as season_title,
            min(case when listed.week_ending_on >= new_seasons.started_on then listed.weekly_rank end)
                as best_rank,
            bool_or(listed.week_ending_on < new_seasons.started_on) as is_listed_before,
            bool_or(listed.week_ending_on >= new_seasons.started_on) as is_listed_after
        from new_seasons
        inner join {{ ref('fct_top10_global_weeks') }} as listed
            on
                new_seasons.category = listed.category
                and new_seasons.title_id = listed.title_id
                and new_seasons.season_number > listed.season_number
                and listed.week_ending_on
                between {{ add_weeks('new_seasons.started_on', -1) }}
                and {{ add_weeks('new_seasons.started_on', 1) }}
        group by new_seasons.entry_id, listed.entry_id
    ),

    returns as (
        select
            entry_id,
            count(case when is_listed_after and not is_listed_before then 1 end)
                as returning_season_count,
            count(case when is_listed_before then 1 end) as already_listed_count,
            max_by(
                season_title,
                case when is_listed_after and not is_listed_before then season_number end
            ) as returning_season_title,
            max(case when is_listed_after and not is_listed_before then season_number end)
                as returning_season_number,
            min(case when is_listed_after and not is_listed_before then best_rank end)
                as returning_best_rank
        from earlier
        group by entry_id
    )

    select
        new_seasons.*,
        coalesce(returns.returning_season_count, 0) as returning_season_count,
        coalesce(returns.already_listed_count, 0) as already_listed_count,
        returns.returning_season_title,
        returns.returning_season_number,
        returns.returning_best_rank
    from new_seasons
    left join returns on new_seasons.entry_id = returns.entry_id
{%- endmacro %}
