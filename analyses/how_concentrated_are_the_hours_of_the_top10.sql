-- How much of each list's hours goes to its number 1, and to its ten most-watched works, by year?
with

works as (
    select
        cast(extract(year from week_ending_on) as integer) as year,
        category,
        title_id,
        sum(hours_viewed) as hours_viewed,
        sum(case when weekly_rank = 1 then hours_viewed else 0 end) as first_rank_hours
    from {{ ref('fct_top10_global_weeks') }}
    group by cast(extract(year from week_ending_on) as integer), category, title_id
),

ranked as (
    select
        *,
        row_number() over (
            partition by year, category
            order by hours_viewed desc, title_id asc
        ) as hours_rank
    from works
)

select
    year,
    category,
    count(*) as title_count,
    cast(sum(hours_viewed) as bigint) as hours_viewed,
    cast(sum(first_rank_hours) as double) / sum(hours_viewed) as first_rank_share,
    cast(sum(case when hours_rank <= 10 then hours_viewed else 0 end) as double)
    / sum(hours_viewed) as ten_titles_share
from ranked
group by year, category
order by category, year
