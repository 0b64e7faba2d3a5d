-- A gem is available everywhere: of other titles no one knows in how many countries. What has just
-- gained is expected to fall back, so it is no gem of its level as well.
with

latest as (
    select max(half_year) as half_year from {{ ref('fct_gem_cases') }}
),

-- What is expected of a title counts only where it was surely better than what its peers tell.
used as (
    select
        count(case when task = 'views a week' then 1 end) > 0 as has_effects,
        count(case when task = 'change of views a week' then 1 end) > 0 as has_changes
    from {{ ref('fct_gem_scores') }}
    where model = 'peers and residual' and is_used
),

-- Some works move between the sheets of films and of series: what they have is split among both.
named as (
    select distinct
        title_id,
        kind,
        released_on,
        lower(title) as name
    from {{ ref('fct_engagement_half_years') }}
    where released_on is not null
),

moved as (
    select distinct named.title_id
    from named
    inner join named as others
        on
            named.name = others.name
            and named.released_on = others.released_on
            and named.kind <> others.kind
),

joined as (
    select
        cases.half_year,
        cases.title_id,
        cases.kind,
        cases.age_band,
        cases.is_available_globally,
        cases.is_of_other_language,
        cases.is_sure_match,
        cases.views,
        cases.views_per_week,
        exp(cases.peer_log_views) as peer_views_per_week,
        effects.half_year_count,
        case when not coalesce(changes.has_gained, false) then effects.effect end as effect,
        1.96 * effects.deviation as margin,
        case when not coalesce(changes.has_gained, false) then by_sure.effect end as sure_effect,
        1.96 * by_sure.deviation as sure_margin,
        used.has_effects,
        changes.views_before,
        exp(changes.log_change) as change_ratio,
        exp(changes.peer_log_change) as peer_change_ratio,
        exp(changes.residual) as change_residual_ratio,
        exp(changes.residual_low) as change_residual_ratio_low,
        exp(changes.residual_high) as change_residual_ratio_high,
        case when used.has_changes then exp(changes.expected_residual) end as expected_change_ratio,
        moved.title_id is not null as is_of_both_kinds,
        moved.title_id is null
        and cases.is_available_globally
        and cases.views >= {{ var('gem_minimum_views') }} as can_be_gem,
        coalesce(changes.has_gained, false) as has_gained,
        changes.age_band_number
    from {{ ref('fct_gem_cases') }} as cases
    inner join latest on cases.half_year = latest.half_year
    cross join used
    left join {{ ref('fct_gem_effects') }} as effects
        on
            cases.match_scope = effects.match_scope
            and cases.half_year = effects.half_year
            and cases.title_id = effects.title_id
            and cases.kind = effects.kind
    left join {{ ref('fct_gem_effects') }} as by_sure
        on
            by_sure.match_scope = 'sure'
            and cases.half_year = by_sure.half_year
            and cases.title_id = by_sure.title_id
            and cases.kind = by_sure.kind
    left join {{ ref('fct_gem_changes') }} as changes
        on
            cases.half_year = changes.half_year
            and cases.title_id = changes.title_id
            and cases.kind = changes.kind
    left join moved on cases.title_id = moved.title_id
    where cases.match_scope = 'all'
)

select
    joined.half_year,
    joined.title_id,
    joined.kind,
    titles.title,
    titles.is_in_top10,
    joined.age_band,
    joined.is_available_globally,
    joined.is_of_other_language,
    joined.is_sure_match,
    joined.is_of_both_kinds,
    joined.views,
    joined.views_per_week,
    cast(joined.peer_views_per_week as double) as peer_views_per_week,
    joined.half_year_count,
    cast(exp(joined.effect) as double) as engagement_ratio,
    cast(exp(joined.effect - joined.margin) as double) as engagement_ratio_low,
    cast(exp(joined.effect + joined.margin) as double) as engagement_ratio_high,
    {{ is_engagement_gem('joined', 'effect', 'margin') }} as is_engagement_gem,
    cast(exp(joined.sure_effect) as double) as sure_engagement_ratio,
    {{ is_engagement_gem('joined', 'sure_effect', 'sure_margin') }}
        as is_engagement_gem_by_sure_matches,
    joined.views_before,
    cast(joined.change_ratio as double) as change_ratio,
    cast(joined.peer_change_ratio as double) as peer_change_ratio,
    cast(joined.change_residual_ratio as double) as change_residual_ratio,
    cast(joined.change_residual_ratio_low as double) as change_residual_ratio_low,
    cast(joined.change_residual_ratio_high as double) as change_residual_ratio_high,
    cast(joined.expected_change_ratio as double) as expected_change_ratio,
    -- Bands 1 and 2: released in the half-year before or the year before that.
    joined.can_be_gem and joined.has_gained and joined.age_band_number <= 2 as is_retention_gem,
    joined.can_be_gem and joined.has_gained and joined.age_band_number > 2 as is_comeback
from joined
inner join {{ ref('dim_titles') }} as titles on joined.title_id = titles.title_id
