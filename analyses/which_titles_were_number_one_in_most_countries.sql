-- Which titles were number 1 in most countries, and in how many did they never come so far?
with

country_titles as (
    select
        title_id,
        country,
        min(weekly_rank) as best_rank,
        count(*) as place_count,
        min(week_ending_on) as first_week_on
    from {{ ref('fct_top10_country_weeks') }}
    group by title_id, country
)

select
    titles.kind,
    titles.title,
    min(country_titles.first_week_on) as first_week_on,
    count(case when country_titles.best_rank = 1 then 1 end) as number_one_country_count,
    count(case when country_titles.best_rank > 1 then 1 end) as other_country_count,
    sum(country_titles.place_count) as place_count
from country_titles
inner join {{ ref('dim_titles') }} as titles on country_titles.title_id = titles.title_id
group by country_titles.title_id, titles.kind, titles.title
order by number_one_country_count desc, place_count desc, country_titles.title_id
limit 30
