with

latest as (
    select max(half_year) as half_year from {{ ref('fct_market_gaps') }}
),

listed as (
    select
        'gems by engagement' as list,
        kind,
        is_engagement_gem as is_by_all,
        is_engagement_gem_by_sure_matches as is_by_sure
    from {{ ref('fct_title_gems') }}

    union all

    select
        'genres of countries where demand outruns supply' as list,
        gaps.kind,
        gaps.gap = 'demand outruns supply' as is_by_all,
        coalesce(sure.gap = 'demand outruns supply', false) as is_by_sure
    from {{ ref('fct_market_gaps') }} as gaps
    inner join latest on gaps.half_year = latest.half_year
    left join {{ ref('fct_market_gaps') }} as sure
        on
            gaps.half_year = sure.half_year
            and gaps.kind = sure.kind
            and gaps.genre = sure.genre
            and gaps.country = sure.country
            and sure.match_scope = 'sure'
    where gaps.match_scope = 'all'
)

select
    list,
    kind,
    count(*) as case_count,
    count(case when is_by_all then 1 end) as all_matches_count,
    count(case when is_by_sure then 1 end) as sure_matches_count,
    count(case when is_by_all and is_by_sure then 1 end) as common_count,
    count(case when is_by_all and not is_by_sure then 1 end) as lost_count,
    count(case when is_by_sure and not is_by_all then 1 end) as gained_count
from listed
group by list, kind
order by list, kind
