{#- Spans of absence: the most weeks of each, and its words. -#}
{%- set spans = [
    (1, '1 week'), (4, '2 to 4 weeks'), (13, '5 to 13 weeks'), (26, '14 to 26 weeks'),
    (52, '27 to 52 weeks'), (none, 'over 52 weeks'),
] -%}

with

runs as (
    select
        *,
        lag(ended_on) over (partition by entry_id order by run_number) as left_on,
        lag(week_count) over (partition by entry_id order by run_number) as previous_week_count
    from {{ ref('fct_top10_runs') }}
    where not is_live_weekly
),

comebacks as (
    select
        *,
        {{ weeks_between('left_on', 'started_on') }} - 1 as weeks_away
    from runs
    where is_comeback
),

-- A later season that came out in the same week or the one before is a likely cause.
new_seasons as (
    select
        comebacks.entry_id,
        comebacks.run_number,
        count(distinct debuts.entry_id) as new_season_count,
        min(debuts.season_title) as new_season_title
    from comebacks
    inner join {{ ref('fct_top10_global_weeks') }} as returned
        on
            comebacks.entry_id = returned.entry_id
            and comebacks.started_on = returned.week_ending_on
    inner join {{ ref('fct_top10_global_weeks') }} as debuts
        on
            comebacks.category = debuts.category
            and comebacks.title_id = debuts.title_id
            and returned.season_number < debuts.season_number
            and debuts.is_debut
            and debuts.week_ending_on
            between {{ add_weeks('comebacks.started_on', -1) }} and comebacks.started_on
    group by comebacks.entry_id, comebacks.run_number
)

select
    comebacks.entry_id,
    comebacks.run_number,
    comebacks.category,
    comebacks.kind,
    comebacks.language_group,
    comebacks.title_id,
    comebacks.show_title,
    comebacks.season_title,
    coalesce(comebacks.season_title, comebacks.show_title) as label,
    comebacks.left_on,
    comebacks.started_on,
    comebacks.ended_on,
    comebacks.is_still_running,
    cast(extract(year from comebacks.started_on) as integer) as year,
    cast(extract(month from comebacks.started_on) as integer) as month,
    comebacks.weeks_away,
    case
        {%- for most, _ in spans if most %}
        when comebacks.weeks_away <= {{ most }} then {{ loop.index }}
        {%- endfor %}
        else {{ spans | length }}
    end as absence_place,
    case
        {%- for most, words in spans if most %}
        when comebacks.weeks_away <= {{ most }} then '{{ words }}'
        {%- endfor %}
        else '{{ spans[-1][1] }}'
    end as absence,
    comebacks.previous_week_count,
    comebacks.week_count,
    comebacks.debut_rank as return_rank,
    comebacks.peak_rank,
    comebacks.peak_hours,
    coalesce(new_seasons.new_season_count, 0) > 0 as is_with_new_season,
    new_seasons.new_season_title
from comebacks
left join new_seasons
    on
        comebacks.entry_id = new_seasons.entry_id
        and comebacks.run_number = new_seasons.run_number
order by comebacks.weeks_away desc, comebacks.started_on, comebacks.entry_id, comebacks.run_number
