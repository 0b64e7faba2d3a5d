-- Which countries with at least 30 titles make series rather than films?
select
    countries.country,
    dim_countries.region,
    count(*) as title_count,
    cast(count(case when titles.kind = 'series' then 1 end) as double) / count(*) as series_share
from {{ ref('dim_titles') }} as titles
inner join {{ ref('bridge_title_countries') }} as countries on titles.title_id = countries.title_id
inner join {{ ref('dim_countries') }} as dim_countries on countries.country = dim_countries.country
group by countries.country, dim_countries.region
having count(*) >= 30
order by series_share desc, countries.country
