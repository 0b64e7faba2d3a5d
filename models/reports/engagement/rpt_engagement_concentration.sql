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
            partition by half_year, kind order by hours_viewed desc, source_file, source_row
        ) as place,
        count(*) over (partition by half_year, kind) as title_count,
        cast(sum(hours_viewed) over (partition by half_year, kind) as double) as total_hours,
        cast(
            sum(hours_viewed) over (
                partition by half_year, kind order by hours_viewed desc, source_file, source_row
                rows between unbounded preceding and current row
            ) as double
        ) as hours_so_far
    from rows_of_kinds
),

measured as (
    select
        half_year,
        kind,
        title_count,
        cast(total_hours as bigint) as hours_viewed,
        -- the titles stand from most hours to fewest, so the sign is that of the usual form turned
        sum((title_count + 1 - 2 * place) * hours)
        / nullif(title_count * total_hours, 0) as gini,
        {% for share, condition in {
            'top_1_share': 'place <= 1',
            'top_10_share': 'place <= 10',
            'top_100_share': 'place <= 100',
            'top_1_percent_share': 'place <= ceil(title_count / 100.0)',
            'top_10_percent_share': 'place <= ceil(title_count / 10.0)',
        }.items() -%}
        sum(case when {{ condition }} then hours end) / nullif(total_hours, 0) as {{ share }},
        {% endfor -%}
        1 + count(case when hours_so_far < total_hours / 2 then 1 end) as half_of_hours_title_count
    from ranked
    group by half_year, kind, title_count, total_hours
)

select
    *,
    cast(half_of_hours_title_count as double) / title_count as half_of_hours_title_share
from measured
order by half_year, kind
