with

watched as (
    select distinct
        plays.profile_id,
        cast({{ dbt.date_trunc('quarter', 'plays.played_on') }} as date) as quarter_starts_on,
        plays.title_id,
        titles.kind
    from {{ ref('fct_viewing_plays') }} as plays
    inner join {{ ref('dim_titles') }} as titles on plays.title_id = titles.title_id
    where titles.is_in_catalogue
),

watched_kinds as (
    select
        profile_id,
        quarter_starts_on,
        kind,
        count(*) as title_count
    from watched
    group by profile_id, quarter_starts_on, kind
),

rates as (
    select distinct
        kind,
        feature_type,
        feature,
        kind_share
    from {{ ref('fct_taste_features') }}
    where feature_type <> 'person'
),

-- What the profile's own taste, over all quarters, would have it choose.
expected as (
    select
        watched_kinds.profile_id,
        watched_kinds.quarter_starts_on,
        rates.feature_type,
        rates.feature,
        {{ exact_sum('watched_kinds.title_count * rates.kind_share * affinities.affinity') }}
            as expected_count
    from watched_kinds
    inner join rates on watched_kinds.kind = rates.kind
    inner join {{ ref('fct_taste_affinities') }} as affinities
        on
            watched_kinds.profile_id = affinities.profile_id
            and rates.feature_type = affinities.feature_type
            and rates.feature = affinities.feature
    group by
        watched_kinds.profile_id,
        watched_kinds.quarter_starts_on,
        rates.feature_type,
        rates.feature
),

chosen as (
    select
        watched.profile_id,
        watched.quarter_starts_on,
        features.feature_type,
        features.feature,
        count(*) as title_count
    from watched
    inner join {{ ref('fct_taste_features') }} as features on watched.title_id = features.title_id
    group by
        watched.profile_id, watched.quarter_starts_on, features.feature_type, features.feature
),

counted as (
    select
        expected.*,
        coalesce(chosen.title_count, 0) as title_count,
        {{ var('taste_quarter_prior') }} + coalesce(chosen.title_count, 0) as shape,
        {{ var('taste_quarter_prior') }} + expected.expected_count as rate
    from expected
    left join chosen
        on
            expected.profile_id = chosen.profile_id
            and expected.quarter_starts_on = chosen.quarter_starts_on
            and expected.feature_type = chosen.feature_type
            and expected.feature = chosen.feature
)

select
    profile_id,
    quarter_starts_on,
    feature_type,
    feature,
    cast(title_count as integer) as title_count,
    expected_count,
    round(shape / rate, 6) as change_ratio,
    round({{ gamma_bound('shape', 'rate', '-') }}, 6) as change_low,
    round({{ gamma_bound('shape', 'rate', '+') }}, 6) as change_high
from counted
where title_count > 0 or expected_count >= 1
