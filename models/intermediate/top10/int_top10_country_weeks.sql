with

lists as (
    select
        week_ending_on,
        country_iso2,
        category,
        source_file,
        row_number() over (
            partition by week_ending_on, country_iso2, category
            order by count(*) desc, max(captured_until_on) desc, source_file desc
        ) as preference
    from {{ ref('stg_top10__country_weeks') }}
    where rejection_rule is null
    group by week_ending_on, country_iso2, category, source_file
)

select
    weeks.week_ending_on,
    coalesce(weeks.country, reference.country, weeks.country_iso2) as country,
    weeks.country_iso2,
    weeks.category,
    weeks.weekly_rank,
    weeks.show_title,
    weeks.season_title,
    weeks.cumulative_weeks,
    weeks.source_file,
    weeks.source_row
from {{ ref('stg_top10__country_weeks') }} as weeks
inner join lists
    on
        weeks.week_ending_on = lists.week_ending_on
        and weeks.country_iso2 = lists.country_iso2
        and weeks.category = lists.category
        and weeks.source_file = lists.source_file
left join {{ ref('countries') }} as reference
    on weeks.country_iso2 = reference.country_code and not reference.is_historical
where lists.preference = 1 and weeks.rejection_rule is null
