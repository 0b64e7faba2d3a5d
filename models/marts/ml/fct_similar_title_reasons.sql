with

used_features as (
    {{ used_title_features() }}
),

shared as (
    select
        pairs.title_id,
        pairs.similar_title_id,
        features.feature_type,
        features.feature,
        features.phrase,
        features.weight,
        cast(
            row_number() over (
                partition by pairs.title_id, pairs.similar_title_id
                order by features.weight desc, features.phrase asc
            ) as integer
        ) as reason_place
    from {{ ref('fct_similar_titles') }} as pairs
    inner join used_features as features
        on pairs.title_id = features.title_id
    inner join used_features as others
        on
            pairs.similar_title_id = others.title_id
            and features.feature_type = others.feature_type
            and features.feature = others.feature
)

select
    title_id,
    similar_title_id,
    reason_place,
    feature_type,
    feature,
    phrase,
    weight
from shared
where reason_place <= {{ var('similarity_reasons') }}
