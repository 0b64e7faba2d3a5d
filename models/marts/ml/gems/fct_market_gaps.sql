{%- set cell = 'match_scope, half_year, kind, genre, country' %}
-- Hours of a title against those of its kind, by genre and country of the catalogue: the mean of
-- their logarithms, so that no single title decides, drawn towards what the two would give.
with

{{ market_titles() }},

{{ market_cells('market_titles') }},

-- Genre and country tell gaps only where they surely told the hours of other titles.
used as (
    select count(*) > 0 as has_cells
    from {{ ref('fct_gem_scores') }}
    where task = 'hours of other titles' and model = 'cell' and is_used
),

shares as (
    select
        match_scope,
        half_year,
        kind,
        count(distinct title_id) as kind_title_count,
        {{ exact_sum('hours * part') }} as kind_hours
    from market_titles
    group by match_scope, half_year, kind
),

totals as (
    select
        {{ cell }},
        {{ exact_sum('part') }} as titles,
        {{ exact_sum('hours * part') }} as hours
    from market_titles
    group by {{ cell }}
)

select
    cells.match_scope,
    cells.half_year,
    cells.kind,
    cells.genre,
    cells.country,
    cast(cells.title_count as integer) as title_count,
    cast(totals.titles / shares.kind_title_count as double) as title_share,
    cast(totals.hours / shares.kind_hours as double) as hours_share,
    cast(
        (totals.hours / shares.kind_hours) / (totals.titles / shares.kind_title_count) as double
    ) as hours_title_ratio,
    cast(exp(cells.main_effect) as double) as genre_country_ratio,
    cast(exp(cells.effect) as double) as typical_ratio,
    cast(exp(cells.effect - 1.96 * cells.deviation) as double) as typical_ratio_low,
    cast(exp(cells.effect + 1.96 * cells.deviation) as double) as typical_ratio_high,
    case
        when cells.title_count < {{ var('gap_minimum_titles') }} then 'too few titles'
        when not used.has_cells then 'neither'
        when exp(cells.effect - 1.96 * cells.deviation) > {{ var('supply_ratio') }}
            then 'demand outruns supply'
        when exp(cells.effect + 1.96 * cells.deviation) < 1 / {{ var('supply_ratio') }}
            then 'supply outruns demand'
        else 'neither'
    end as gap
from cells
cross join used
inner join shares
    on
        cells.match_scope = shares.match_scope
        and cells.half_year = shares.half_year
        and cells.kind = shares.kind
inner join totals
    on
        cells.match_scope = totals.match_scope
        and cells.half_year = totals.half_year
        and cells.kind = totals.kind
        and cells.genre = totals.genre
        and cells.country = totals.country
