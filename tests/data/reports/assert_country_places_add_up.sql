-- Every place in the lists by country is counted once by title, by band of reach and by all bands.
with

places as (
    select count(*) as place_count
    from {{ ref('fct_top10_country_weeks') }}
),

counted as (
    select
        'titles' as part,
        sum(place_count) as place_count
    from {{ ref('rpt_country_reach') }}

    union all

    select
        'bands of the kinds' as part,
        sum(case when kind <> 'all' then place_count end) as place_count
    from {{ ref('rpt_country_reach_distribution') }}

    union all

    select
        'bands of all' as part,
        sum(case when kind = 'all' then place_count end) as place_count
    from {{ ref('rpt_country_reach_distribution') }}
)

select
    counted.part,
    counted.place_count,
    places.place_count as expected_place_count
from counted
cross join places
where coalesce(counted.place_count, 0) <> places.place_count
