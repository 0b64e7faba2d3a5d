{# A select with one row per entry of the global Top 10 whose debut was seen: its first run and debut_year,
   the year of the week-ending Sunday. Left out are broadcasts of live weekly shows, which are no
   seasons, and entries that the data does not see from their first week (left-truncated): those of the
   first week published, and any whose published count of weeks does not begin at 1. #}
{% macro top10_debuts() -%}
    select
        runs.*,
        cast(extract(year from runs.started_on) as integer) as debut_year
    from {{ ref('fct_top10_runs') }} as runs
    inner join {{ ref('fct_top10_global_weeks') }} as debuts
        on runs.entry_id = debuts.entry_id and runs.started_on = debuts.week_ending_on
    where
        runs.run_number = 1
        and debuts.is_debut
        and not runs.is_live_weekly
        and runs.started_on
        > (select min(week_ending_on) from {{ ref('fct_top10_global_weeks') }})
{%- endmacro %}
