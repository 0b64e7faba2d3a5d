-- However they are grouped, the ratings of a dataset are all there, and so are their stars.
with

totals as (
    select
        dataset,
        count(*) as rating_count,
        sum(rating) as rating_sum
    from {{ ref('fct_ratings') }}
    group by dataset
),

grouped as (
    {% for report in ['rpt_rating_months', 'rpt_rating_user_ages', 'rpt_rating_days'] %}
    select
        '{{ report }}' as report,
        dataset,
        sum(rating_count) as rating_count,
        sum(rating_count * mean_rating) as rating_sum
    from {{ ref(report) }}
    group by dataset

    union all
    {% endfor %}
    select
        'rpt_rating_long_tail, ' || tails.subject as report,
        tails.dataset,
        sum(tails.rating_count) as rating_count,
        max(totals.rating_sum) as rating_sum
    from {{ ref('rpt_rating_long_tail') }} as tails
    inner join totals on tails.dataset = totals.dataset
    group by tails.dataset, tails.subject

    union all

    select
        'rpt_rated_movie_matches' as report,
        matches.dataset,
        sum(matches.rating_count) as rating_count,
        max(totals.rating_sum) as rating_sum
    from {{ ref('rpt_rated_movie_matches') }} as matches
    inner join totals on matches.dataset = totals.dataset
    group by matches.dataset
)

select
    grouped.report,
    totals.dataset,
    totals.rating_count,
    grouped.rating_count as grouped_rating_count
from totals
left join grouped on totals.dataset = grouped.dataset
where
    grouped.report is null
    or totals.rating_count <> grouped.rating_count
    or abs(totals.rating_sum - grouped.rating_sum) > 1e-6 * totals.rating_sum
