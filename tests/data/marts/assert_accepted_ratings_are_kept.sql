-- Every accepted record is a rating or a repeat of one, and nothing else is a rating.
with

accepted as (
    select
        dataset,
        count(*) as record_count
    from {{ ref('stg_ratings__ratings') }}
    where rejection_rule is null
    group by dataset
),

repeats as (
    select
        dataset,
        count(*) as repeat_count
    from {{ ref('int_rating_repeats') }}
    group by dataset
),

kept as (
    select
        dataset,
        rating_count
    from {{ ref('dim_rating_datasets') }}
)

select
    accepted.dataset,
    accepted.record_count,
    repeats.repeat_count,
    kept.rating_count
from accepted
left join repeats on accepted.dataset = repeats.dataset
left join kept on accepted.dataset = kept.dataset
where
    accepted.record_count - coalesce(repeats.repeat_count, 0) <> coalesce(kept.rating_count, 0)
