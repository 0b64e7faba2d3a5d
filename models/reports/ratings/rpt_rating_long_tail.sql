with

subjects as (
    select
        dataset,
        'user' as subject,
        user_id as subject_id,
        rating_count
    from {{ ref('fct_rating_users') }}

    union all

    select
        dataset,
        'film' as subject,
        movie_id as subject_id,
        rating_count
    from {{ ref('fct_rating_movies') }}
),

placed as (
    select
        dataset,
        subject,
        rating_count,
        row_number() over (
            partition by dataset, subject order by rating_count desc, subject_id
        ) as place,
        count(*) over (partition by dataset, subject) as subject_count
    from subjects
),

percentiles as (
    select
        dataset,
        subject,
        cast(ceiling(100.0 * place / subject_count) as integer) as percentile,
        count(*) as subject_count,
        cast(sum(rating_count) as bigint) as rating_count,
        min(rating_count) as least_rating_count
    from placed
    group by dataset, subject, ceiling(100.0 * place / subject_count)
)

select
    percentiles.dataset,
    percentiles.subject,
    percentiles.percentile,
    percentiles.subject_count,
    percentiles.rating_count,
    percentiles.least_rating_count,
    cast(
        sum(percentiles.rating_count) over (
            partition by percentiles.dataset, percentiles.subject order by percentiles.percentile
        ) as double
    )
    / sum(percentiles.rating_count) over (partition by percentiles.dataset, percentiles.subject)
        as cumulative_rating_share,
    datasets.is_largest as is_largest_dataset
from percentiles
inner join {{ ref('dim_rating_datasets') }} as datasets on percentiles.dataset = datasets.dataset
