-- The Gini coefficient is one less twice the area under the Lorenz curve. The curve has a point per
-- per cent of the titles: its last step, where it bends most, bounds what the trapezoids miss.
with

steps as (
    select
        half_year,
        kind,
        hours_share,
        lag(hours_share) over (partition by half_year, kind order by title_percentile)
            as previous_share
    from {{ ref('rpt_engagement_lorenz') }}
),

areas as (
    select
        half_year,
        kind,
        1 - 2 * sum((hours_share + previous_share) / 2) / 100 as gini_of_curve,
        max(hours_share - previous_share) / 100 as tolerance
    from steps
    where previous_share is not null
    group by half_year, kind
)

select
    concentration.half_year,
    concentration.kind,
    concentration.gini,
    areas.gini_of_curve
from {{ ref('rpt_engagement_concentration') }} as concentration
left join areas
    on concentration.half_year = areas.half_year and concentration.kind = areas.kind
where
    areas.gini_of_curve is null
    or concentration.gini < areas.gini_of_curve - 0.000001
    or concentration.gini > areas.gini_of_curve + areas.tolerance
