{# CTEs that set supply against demand: shares of the catalogue's works against shares of the hours of
   those that an engagement report matches. Appended to a `with` that has the CTE `members`, one row
   per title_id and group, with the part of the title that counts for the group (the parts of a title
   add up to 1). The last CTE, `supplied`, has one row per half_year, kind and group. #}
{% macro demand_supply(group) -%}
{%- set over_kind = 'over (partition by groups.half_year, groups.kind)' -%}
title_hours as (
    select
        half_year,
        title_id,
        cast(sum(hours_viewed) as bigint) as hours_viewed
    from {{ ref('fct_engagement_half_years') }}
    group by half_year, title_id
),

half_years as (
    select distinct half_year from {{ ref('fct_engagement_half_years') }}
),

coverage as (
    select
        half_years.half_year,
        titles.kind,
        count(case when titles.is_in_catalogue then 1 end) as catalogue_title_count,
        count(case when titles.is_in_catalogue then title_hours.hours_viewed end)
            as catalogue_matched_count,
        cast(sum(title_hours.hours_viewed) as double) as reported_hours,
        percentile_cont(0.5) within group (
            order by
                case when titles.is_in_catalogue then cast(title_hours.hours_viewed as double) end
        ) as median_hours_of_kind
    from {{ ref('dim_titles') }} as titles
    cross join half_years
    left join title_hours
        on
            titles.title_id = title_hours.title_id
            and half_years.half_year = title_hours.half_year
    group by half_years.half_year, titles.kind
),

parts as (
    select
        half_years.half_year,
        titles.kind,
        titles.title,
        members.title_id,
        members.{{ group }},
        members.part,
        title_hours.hours_viewed,
        case when title_hours.hours_viewed is null then 0 else members.part end as matched_part,
        members.part * coalesce(title_hours.hours_viewed, 0) as part_hours
    from members
    inner join {{ ref('dim_titles') }} as titles on members.title_id = titles.title_id
    cross join half_years
    left join title_hours
        on
            members.title_id = title_hours.title_id
            and half_years.half_year = title_hours.half_year
),

placed as (
    select
        *,
        row_number() over (
            partition by half_year, kind, {{ group }} order by part_hours desc, title_id
        ) as place
    from parts
),

groups as (
    select
        half_year,
        kind,
        {{ group }},
        count(*) as title_count,
        count(hours_viewed) as matched_title_count,
        {{ exact_sum('part') }} as titles,
        {{ exact_sum('matched_part') }} as matched_titles,
        {{ exact_sum('part_hours') }} as hours,
        max(case when place = 1 and part_hours > 0 then title end) as top_title,
        max(case when place = 1 then part_hours end) as top_hours,
        max(case when place = 1 then matched_part end) as top_part,
        percentile_cont(0.5) within group (order by cast(hours_viewed as double))
            as median_hours_per_title
    from placed
    group by half_year, kind, {{ group }}
),

shared as (
    select
        groups.*,
        coverage.catalogue_title_count,
        coverage.median_hours_of_kind,
        cast(coverage.catalogue_matched_count as double)
        / nullif(coverage.catalogue_title_count, 0) as matched_title_coverage,
        {{ exact_sum('groups.hours', over_kind) }}
        / nullif(coverage.reported_hours, 0) as matched_hours_coverage,
        groups.titles
        / nullif({{ exact_sum('groups.titles', over_kind) }}, 0)
            as title_share,
        groups.matched_titles
        / nullif({{ exact_sum('groups.matched_titles', over_kind) }}, 0)
            as matched_title_share,
        groups.hours / nullif({{ exact_sum('groups.hours', over_kind) }}, 0)
            as hours_share,
        -- the same shares without the title of most hours
        (groups.matched_titles - groups.top_part)
        / nullif(
            {{ exact_sum('groups.matched_titles', over_kind) }}
            - groups.top_part, 0
        ) as other_title_share,
        (groups.hours - groups.top_hours)
        / nullif(
            {{ exact_sum('groups.hours', over_kind) }} - groups.top_hours, 0
        ) as other_hours_share
    from groups
    inner join coverage
        on groups.half_year = coverage.half_year and groups.kind = coverage.kind
),

compared as (
    select
        *,
        hours_share / nullif(title_share, 0) as demand_supply_ratio,
        hours_share / nullif(matched_title_share, 0) as matched_demand_supply_ratio,
        other_hours_share / nullif(other_title_share, 0) as ratio_without_top_title,
        median_hours_per_title / nullif(median_hours_of_kind, 0) as median_ratio
    from shared
),

supplied as (
    select
        half_year,
        kind,
        {{ group }},
        title_count,
        matched_title_count,
        title_share,
        matched_title_share,
        hours_share,
        demand_supply_ratio,
        matched_demand_supply_ratio,
        ratio_without_top_title,
        hours as hours_viewed,
        hours / nullif(matched_titles, 0) as hours_per_title,
        median_hours_per_title,
        median_ratio,
        top_title,
        top_hours / nullif(hours, 0) as top_title_hours_share,
        case
            when matched_title_count < {{ var('supply_minimum_titles') }} then 'too few titles'
            when
                least(matched_demand_supply_ratio, ratio_without_top_title)
                >= {{ var('supply_ratio') }}
                and median_ratio > 1
                then 'under-supplied'
            when
                greatest(matched_demand_supply_ratio, ratio_without_top_title)
                <= cast(1 as double) / {{ var('supply_ratio') }}
                and median_ratio < 1
                then 'over-supplied'
            else 'neither'
        end as supply,
        matched_hours_coverage,
        matched_title_coverage,
        catalogue_title_count
    from compared
)
{%- endmacro %}
