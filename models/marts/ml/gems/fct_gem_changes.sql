{%- set drawn_by = var('gem_shrinkage_titles') -%}
{%- set gain = 'ln(' ~ var('gem_change_ratio') ~ ')' -%}
{%- set rounding = var('engagement_hours_floor') / 2 %}
with

pairs as (
    select
        before.half_year as half_year_before,
        cases.half_year,
        cases.title_id,
        cases.kind,
        before.age_band,
        before.age_band_number,
        cases.is_available_globally,
        cases.is_of_other_language,
        cases.has_new_release,
        case
            when cases.season_count > before.season_count then 'more seasons'
            when cases.season_count < before.season_count then 'fewer seasons'
            else 'as many seasons'
        end as season_change,
        before.views as views_before,
        cases.views,
        cases.log_views - before.log_views as log_change
    from {{ ref('fct_gem_cases') }} as cases
    inner join {{ ref('fct_gem_cases') }} as before
        on
            cases.title_id = before.title_id
            and cases.kind = before.kind
            and cases.half_year = {{ next_half_year('before.half_year') }}
            and before.match_scope = 'all'
    where cases.match_scope = 'all'
),

kinds as (
    select
        half_year,
        kind,
        {{ exact_sum('log_change') }} / count(*) as kind_change
    from pairs
    group by half_year, kind
),

groups as (
    select
        pairs.half_year,
        pairs.kind,
        pairs.age_band,
        pairs.is_available_globally,
        pairs.is_of_other_language,
        pairs.season_change,
        ({{ exact_sum('pairs.log_change') }} + {{ drawn_by }} * min(kinds.kind_change))
        / (count(*) + {{ drawn_by }}) as peer_log_change
    from pairs
    inner join kinds on pairs.half_year = kinds.half_year and pairs.kind = kinds.kind
    group by
        pairs.half_year, pairs.kind, pairs.age_band, pairs.is_available_globally,
        pairs.is_of_other_language, pairs.season_change
),

residuals as (
    select
        pairs.*,
        groups.peer_log_change,
        pairs.log_change - groups.peer_log_change as residual
    from pairs
    inner join groups
        on
            pairs.half_year = groups.half_year
            and pairs.kind = groups.kind
            and pairs.age_band = groups.age_band
            and pairs.is_available_globally = groups.is_available_globally
            and pairs.is_of_other_language = groups.is_of_other_language
            and pairs.season_change = groups.season_change
),

-- Views are published in steps: the change is known to within half a step at either end.
bounds as (
    select
        *,
        residual + ln(greatest(views - {{ rounding }}, 1) / cast(views as double))
        - ln((views_before + {{ rounding }}) / views_before) as residual_low,
        residual + ln((views + {{ rounding }}) / views)
        - ln(greatest(views_before - {{ rounding }}, 1) / views_before) as residual_high
    from residuals
),

changes as (
    select
        *,
        residual_low >= {{ gain }}
        and is_available_globally
        and views >= {{ var('gem_minimum_views') }}
        and season_change = 'as many seasons'
        and not has_new_release as has_gained
    from bounds
),

gains as (
    select
        later.half_year,
        later.kind,
        earlier.residual as gained,
        later.residual
    from changes as later
    inner join changes as earlier
        on
            later.title_id = earlier.title_id
            and later.kind = earlier.kind
            and later.half_year_before = earlier.half_year
    where earlier.has_gained
),

-- What gains came to, in every half-year up to this one: mostly a part of them was lost again.
slopes as (
    select
        kinds.half_year,
        kinds.kind,
        {{ exact_sum('gains.residual * gains.gained') }} / (
            {{ exact_sum('gains.gained * gains.gained') }}
            + {{ drawn_by }} * {{ gain }} * {{ gain }}
        ) as slope
    from kinds
    inner join gains on kinds.kind = gains.kind and kinds.half_year >= gains.half_year
    group by kinds.half_year, kinds.kind
)

select
    changes.half_year_before,
    changes.half_year,
    changes.title_id,
    changes.kind,
    changes.age_band,
    changes.age_band_number,
    changes.is_available_globally,
    changes.is_of_other_language,
    changes.season_change,
    changes.views_before,
    changes.views,
    cast(changes.log_change as double) as log_change,
    cast(changes.peer_log_change as double) as peer_log_change,
    cast(changes.residual as double) as residual,
    cast(changes.residual_low as double) as residual_low,
    cast(changes.residual_high as double) as residual_high,
    changes.has_gained,
    cast(case when changes.has_gained then changes.residual * slopes.slope end as double)
        as expected_residual
from changes
left join slopes on changes.half_year = slopes.half_year and changes.kind = slopes.kind
