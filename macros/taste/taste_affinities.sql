{# CTEs that tell how much more often than the catalogue would have it a profile chose what, appended to a
   `with`. `watched` is a relation of profile_id and title_id. Titles with a feature are Poisson around the
   number expected of as many films and series drawn from the catalogue, times an affinity that is gamma
   around 1; how far affinities spread is learnt from all features of the type, within limits. The last
   CTE, `affinities`, has those with a title watched or one expected. #}
{% macro taste_affinities(watched) -%}
rates as (
    select distinct
        kind,
        feature_type,
        feature,
        kind_share
    from {{ ref('fct_taste_features') }}
),

watched_kinds as (
    select
        watched.profile_id,
        titles.kind,
        count(*) as title_count
    from {{ watched }} as watched
    inner join {{ ref('dim_titles') }} as titles on watched.title_id = titles.title_id
    group by watched.profile_id, titles.kind
),

expected as (
    select
        watched_kinds.profile_id,
        rates.feature_type,
        rates.feature,
        {{ exact_sum('watched_kinds.title_count * rates.kind_share') }} as expected_count
    from watched_kinds
    inner join rates on watched_kinds.kind = rates.kind
    group by watched_kinds.profile_id, rates.feature_type, rates.feature
),

chosen as (
    select
        watched.profile_id,
        features.feature_type,
        features.feature,
        count(*) as title_count
    from {{ watched }} as watched
    inner join {{ ref('fct_taste_features') }} as features on watched.title_id = features.title_id
    group by watched.profile_id, features.feature_type, features.feature
),

counted as (
    select
        expected.*,
        coalesce(chosen.title_count, 0) as title_count
    from expected
    left join chosen
        on
            expected.profile_id = chosen.profile_id
            and expected.feature_type = chosen.feature_type
            and expected.feature = chosen.feature
),

moments as (
    select
        profile_id,
        feature_type,
        {{ exact_sum('expected_count * expected_count') }} as squares,
        {{ exact_sum('(title_count - expected_count) * (title_count - expected_count) - expected_count') }}
            as excess
    from counted
    group by profile_id, feature_type
),

priors as (
    select
        profile_id,
        feature_type,
        case
            when excess * {{ var('taste_prior_maximum') }} > squares
                then greatest({{ var('taste_prior_minimum') }}, squares / excess)
            else {{ var('taste_prior_maximum') }}
        end as prior_count
    from moments
),

affinities as (
    select
        counted.profile_id,
        counted.feature_type,
        counted.feature,
        cast(counted.title_count as integer) as title_count,
        round(counted.expected_count, 6) as expected_count,
        round(priors.prior_count, 6) as prior_count,
        round(
            (priors.prior_count + counted.title_count) / (priors.prior_count + counted.expected_count), 6
        ) as affinity,
        round(
            {{ gamma_bound('priors.prior_count + counted.title_count', 'priors.prior_count + counted.expected_count', '-') }}, 6
        ) as affinity_low,
        round(
            {{ gamma_bound('priors.prior_count + counted.title_count', 'priors.prior_count + counted.expected_count', '+') }}, 6
        ) as affinity_high
    from counted
    inner join priors
        on counted.profile_id = priors.profile_id and counted.feature_type = priors.feature_type
    where counted.title_count > 0 or counted.expected_count >= 1
)
{%- endmacro %}


{# CTEs with one row per profile and work of the catalogue: taste_score, the sum over the types of features
   of the mean logarithm of the affinities to what the work has, of its people the best liked one; and
   beyond_genre_score, the same without its genres. Appended to a `with` that has `affinities`; the last CTE is `taste_scores`. #}
{% macro taste_scores() -%}
taste_parts as (
    select
        affinities.profile_id,
        features.title_id,
        features.feature_type,
        case
            when features.feature_type = 'person' then max(ln(affinities.affinity))
            else {{ exact_sum('features.feature_share * ln(affinities.affinity)') }}
        end as part
    from affinities
    inner join {{ ref('fct_taste_features') }} as features
        on
            affinities.feature_type = features.feature_type
            and affinities.feature = features.feature
    group by affinities.profile_id, features.title_id, features.feature_type
),

taste_scores as (
    select
        profile_id,
        title_id,
        round({{ exact_sum('part') }}, 6) as taste_score,
        round({{ exact_sum("case when feature_type = 'genre' then 0 else part end") }}, 6)
            as beyond_genre_score
    from taste_parts
    group by profile_id, title_id
)
{%- endmacro %}


{# The score that recommends a work: its taste score, its similarity to the most similar work watched, and
   the hours a half-year that all members watch it. #}
{% macro recommendation_score(taste_score, similarity, hours) -%}
    round(
        coalesce({{ taste_score }}, 0) + coalesce({{ similarity }}, 0)
        + {{ var('taste_popularity_weight') }}
        * ln(1 + coalesce({{ hours }}, 0) / {{ var('engagement_hours_floor') }}),
        6
    )
{%- endmacro %}


{# Why a work is to a taste, in words; null without a feature that is. #}
{% macro taste_reason(feature, affinity) -%}
    'you choose ' || {{ feature }} || ' ' || {{ fixed(affinity, 1) }}
    || ' times as often as the catalogue offers it'
{%- endmacro %}
