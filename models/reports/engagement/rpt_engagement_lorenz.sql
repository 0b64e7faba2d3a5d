with

rows_of_kinds as (
    {{ with_all_kinds(ref('fct_engagement_half_years'), [
        'half_year', 'source_file', 'source_row', 'hours_viewed'
    ]) }}
),

ranked as (
    select
        half_year,
        kind,
        cast(hours_viewed as double) as hours,
        row_number() over (
            partition by half_year, kind order by hours_viewed, source_file, source_row
        ) as place,
        count(*) over (partition by half_year, kind) as title_count,
        cast(sum(hours_viewed) over (partition by half_year, kind) as double) as total_hours,
        cast(
            sum(hours_viewed) over (
                partition by half_year, kind order by hours_viewed, source_file, source_row
                rows between unbounded preceding and current row
            ) as double
        ) as hours_so_far
    from rows_of_kinds
),

percentiles as (
    {{ integer_rows(0, 100, 'title_percentile') }}
)

-- The curve runs straight between two titles: each carries the percentiles that end within it.
select
    ranked.half_year,
    ranked.kind,
    percentiles.title_percentile,
    ranked.title_count,
    (
        ranked.hours_so_far
        - ranked.hours
        * (ranked.place - cast(percentiles.title_percentile as double) * ranked.title_count / 100)
    ) / nullif(ranked.total_hours, 0) as hours_share
from ranked
inner join percentiles
    on
        percentiles.title_percentile * ranked.title_count <= ranked.place * 100
        and (
            percentiles.title_percentile * ranked.title_count > (ranked.place - 1) * 100
            or (percentiles.title_percentile = 0 and ranked.place = 1)
        )
order by ranked.half_year, ranked.kind, percentiles.title_percentile
