with

season_debuts as (
    {{ top10_season_debuts() }}
)

select
    debut_year,
    language_group,
    count(*) as debut_count,
    count(case when returning_season_count > 0 then 1 end) as with_return_count,
    count(case when returning_season_count = 0 and already_listed_count > 0 then 1 end)
        as already_listed_count,
    cast(count(case when returning_season_count > 0 then 1 end) as double) / count(*)
        as with_return_share
from season_debuts
where is_next_week_published
group by debut_year, language_group
order by debut_year, language_group
