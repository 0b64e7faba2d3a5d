with

debuts as (
    {{ top10_debuts() }}
),

cases as (
    select
        entry_id,
        week_ending_on,
        hours_viewed,
        forecast_origin_on
    from {{ ref('fct_top10_forecast_cases') }}
),

origins as (
    select distinct forecast_origin_on from cases
    where forecast_origin_on is not null
),

seen as (
    select
        origins.forecast_origin_on,
        debuts.entry_id,
        debuts.category,
        debuts.started_on,
        first_week.hours_viewed as debut_hours,
        first_week.forecast_origin_on = origins.forecast_origin_on as is_forecast,
        debuts.ended_on < origins.forecast_origin_on as has_ended,
        debuts.week_count,
        debuts.total_hours,
        debuts.is_still_running,
        cast(
            least(
                debuts.week_count,
                {{ weeks_between('debuts.started_on', 'origins.forecast_origin_on') }} + 1
            ) as integer
        ) as known_week_count,
        (select max(published.week_ending_on) from cases as published) as last_on
    from origins
    inner join debuts on true
    inner join cases as first_week
        on
            debuts.entry_id = first_week.entry_id
            and debuts.started_on = first_week.week_ending_on
    where
        debuts.started_on <= origins.forecast_origin_on
        or first_week.forecast_origin_on = origins.forecast_origin_on
),

known_hours as (
    select
        seen.forecast_origin_on,
        seen.entry_id,
        cast(sum(cases.hours_viewed) as bigint) as known_hours
    from seen
    inner join cases
        on
            seen.entry_id = cases.entry_id
            and seen.started_on <= cases.week_ending_on
            and {{ add_weeks('seen.started_on', 'seen.known_week_count') }} > cases.week_ending_on
    where seen.known_week_count >= 1
    group by seen.forecast_origin_on, seen.entry_id
),

edges as (
    select
        forecast_origin_on,
        category,
        percentile_cont(0.2) within group (order by cast(debut_hours as double)) as edge_1,
        percentile_cont(0.4) within group (order by cast(debut_hours as double)) as edge_2,
        percentile_cont(0.6) within group (order by cast(debut_hours as double)) as edge_3,
        percentile_cont(0.8) within group (order by cast(debut_hours as double)) as edge_4
    from seen
    where known_week_count >= 1
    group by forecast_origin_on, category
)

select
    seen.forecast_origin_on,
    seen.entry_id,
    seen.category,
    seen.started_on,
    seen.debut_hours,
    case
        when seen.debut_hours <= edges.edge_1 then 1
        when seen.debut_hours <= edges.edge_2 then 2
        when seen.debut_hours <= edges.edge_3 then 3
        when seen.debut_hours <= edges.edge_4 then 4
        else 5
    end as debut_quintile,
    seen.is_forecast,
    case when seen.known_week_count >= 1 then seen.known_week_count end as known_week_count,
    known_hours.known_hours,
    seen.has_ended,
    -- So long before, a run is as good as over: what it has by then is its outcome.
    {{ weeks_between('seen.started_on', 'seen.forecast_origin_on') }}
    >= {{ var('forecast_block_weeks') }} as is_known_whole,
    {{ weeks_between('seen.started_on', 'seen.last_on') }}
    >= {{ var('forecast_block_weeks') }} as is_outcome_known,
    seen.week_count,
    seen.total_hours
from seen
inner join edges
    on
        seen.forecast_origin_on = edges.forecast_origin_on
        and seen.category = edges.category
left join known_hours
    on
        seen.forecast_origin_on = known_hours.forecast_origin_on
        and seen.entry_id = known_hours.entry_id
