with

numbers as (
    select
        title_id,
        row_number() over (order by title_id) as title_number
    from {{ ref('fct_title_features') }}
    group by title_id
),

features as (
    select
        numbers.title_number,
        features.feature_type || ' ' || features.feature as feature,
        features.weight,
        features.title_count <= {{ var('similarity_maximum_titles') }} as is_rare,
        row_number() over (
            partition by numbers.title_number
            order by features.title_count, features.feature_type, features.feature
        ) as rarity_place
    from {{ ref('fct_title_features') }} as features
    inner join numbers on features.title_id = numbers.title_id
),

-- Frequent features are few, and many titles have the same ones: sets of them are compared once.
titles as (
    select
        title_number,
        sqrt(sum(weight * weight)) as length,
        coalesce({{ join_items('case when not is_rare then feature end', '|') }}, '')
            as frequent_features
    from features
    group by title_number
),

frequent as (
    select
        titles.frequent_features,
        features.feature,
        max(features.weight) as weight
    from titles
    inner join features on titles.title_number = features.title_number
    where not features.is_rare
    group by titles.frequent_features, features.feature
),

frequent_products as (
    select
        a.frequent_features as features_a,
        b.frequent_features as features_b,
        sum(a.weight * b.weight) as product
    from frequent as a
    inner join frequent as b on a.feature = b.feature
    group by a.frequent_features, b.frequent_features
),

-- A title looks for others by its rare features; where it has none, by the rarest.
products as (
    select
        a.title_number as number_a,
        b.title_number as number_b,
        sum(case when a.is_rare then a.weight * b.weight else 0 end) as product
    from features as a
    inner join features as b on a.feature = b.feature and a.title_number <> b.title_number
    where a.is_rare or a.rarity_place = 1
    group by a.title_number, b.title_number
),

scores as (
    select
        products.number_a,
        products.number_b,
        round(
            (products.product + coalesce(frequent_products.product, 0)) / (a.length * b.length), 6
        ) as score
    from products
    inner join titles as a on products.number_a = a.title_number
    inner join titles as b on products.number_b = b.title_number
    left join frequent_products
        on
            a.frequent_features = frequent_products.features_a
            and b.frequent_features = frequent_products.features_b
),

-- The numbers are in the order of the identifiers.
ranked as (
    select
        *,
        cast(
            row_number() over (partition by number_a order by score desc, number_b asc) as integer
        ) as place
    from scores
    where score > 0
)

select
    a.title_id,
    ranked.place,
    b.title_id as similar_title_id,
    ranked.score
from ranked
inner join numbers as a on ranked.number_a = a.title_number
inner join numbers as b on ranked.number_b = b.title_number
where ranked.place <= {{ var('similar_titles') }}
