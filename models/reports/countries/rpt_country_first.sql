with

bounds as (
    select min(week_ending_on) as lists_started_on
    from {{ ref('fct_top10_country_weeks') }}
),

country_titles as (
    select
        title_id,
        country,
        country_iso2,
        min(week_ending_on) as arrived_on
    from {{ ref('fct_top10_country_weeks') }}
    group by title_id, country, country_iso2
),

dated as (
    select
        *,
        min(arrived_on) over (partition by title_id) as first_week_on,
        count(*) over (partition by title_id) as country_count
    from country_titles
),

marked as (
    select
        *,
        arrived_on = first_week_on as is_first,
        count(case when arrived_on = first_week_on then 1 end) over (partition by title_id)
            as first_country_count
    from dated
),

-- A title of one country has no order, one that starts everywhere at once has no first country, and
-- of one that was listed when the lists begin nobody knows.
ordered as (
    select
        marked.*,
        marked.first_country_count < marked.country_count as is_staggered,
        marked.first_country_count = 1 as is_led,
        cast(1 as double) / marked.country_count as chance,
        cast(marked.first_country_count as double) / marked.country_count as chance_among
    from marked
    cross join bounds
    where marked.country_count > 1 and marked.first_week_on > bounds.lists_started_on
),

counted as (
    select
        country,
        country_iso2,
        count(*) as title_count,
        count(case when is_staggered then 1 end) as staggered_title_count,
        count(case when is_staggered and is_first then 1 end) as among_first_count,
        coalesce({{ exact_sum('case when is_staggered then chance_among end') }}, 0)
            as expected_among_first_count,
        count(case when is_led then 1 end) as led_title_count,
        count(case when is_led and is_first then 1 end) as alone_first_count,
        coalesce({{ exact_sum('case when is_led then chance end') }}, 0)
            as expected_alone_first_count,
        sqrt(coalesce({{ exact_sum('case when is_led then chance * (1 - chance) end') }}, 0))
            as expected_alone_first_deviation
    from ordered
    group by country, country_iso2
)

select
    *,
    alone_first_count / nullif(expected_alone_first_count, 0) as alone_first_ratio,
    cast(
        row_number() over (order by alone_first_count - expected_alone_first_count desc, country)
        as integer
    ) as lead_rank
from counted
order by lead_rank
